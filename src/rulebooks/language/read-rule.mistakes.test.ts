import { expect, test } from 'vitest'

import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

const slips: readonly SlipCase[] = [
  [
    'an unknown action',
    {
      from: 'must-not: [accept-connection, send-connection]',
      to: 'must-not: [accept-connection, send-conection]',
    },
    [
      'must-not: [accept-connection, send-conection]',
      'unknown action `send-conection`; near it are `send-connection`, `keep-connection`, `accept-connection`, `send-message`, `raise-concern` or `use-logo` …',
    ],
  ],
  [
    'an effect without an action',
    { from: 'may: accept-connection\n', to: 'may: []\n' },
    ['may: []', '`may` names one action or more, or `all`'],
  ],
  [
    'two effects',
    { from: 'must-not: send-message', to: 'must-not: send-message\nmay: reply' },
    ['may: reply', 'a rule has one effect; this has `must-not` and `may`'],
  ],
  [
    'no effect',
    { from: 'must-not: send-message\n', to: '' },
    [
      'who: pupil',
      'a rule begins with its effect: `must-not`, `advised-not`, `may`, `needs`, `report`, `judgement`, `outside`, `advice` or `duty`',
    ],
  ],
  [
    'a gate without a name',
    { from: 'gate: second-reader\n', to: '' },
    ['needs: post-official', 'a gate has a name: `gate: second-reader`'],
  ],
  [
    'a gate that is never met',
    { from: 'step: context.second_reader\n', to: '' },
    ['needs: post-official', 'a gate says when it is met: `step: fact` or `met: {…}`'],
  ],
  [
    'an unknown step',
    { from: 'step: context.second_reader\n', to: 'step: context.third_reader\n' },
    [
      'step: context.third_reader',
      '`context.third_reader` is no step; near it are `context.second_reader`, `context.other_places`, `context.moderated`, `context.dedicated`, `context.disclaimer` or `context.author_credited` …',
    ],
  ],
  [
    'a step that is no step',
    { from: 'step: context.second_reader\n', to: 'step: subject.relative\n' },
    [
      'step: subject.relative',
      '`subject.relative` is no step; near it are `context.objectives`, `context.debrief`, `actor.read`, `context.dedicated`, `context.disclaimer` or `context.moderated` …',
    ],
  ],
  [
    'a judgement without a judge and yardstick',
    { from: 'may: accept-connection\n', to: 'judgement: accept-connection\n' },
    ['judgement: accept-connection', 'a judgement names who `decides` and the `yardstick`'],
  ],
  [
    'a report to nobody',
    { from: 'to: report.to\n', to: '' },
    [
      'report: [receive-message, report-incident]',
      'a report names who is told: `to: { all: [dsl] }` or `to: unstated`',
    ],
  ],
  [
    'a report to an unknown setting',
    { from: 'to: report.to', to: 'to: report.two' },
    ['to: report.two', '`report.two` is neither `unstated` nor a setting that names who is told'],
  ],
  [
    'a report to someone who takes none',
    { from: 'report.to: { value: [dsl]', to: 'report.to: { value: [caretaker]' },
    [
      'to: report.to',
      'nobody is told at `caretaker`; there are `dsl`, `deputy-dsl`, `headteacher`, `line-manager`, `trust-dpo`, `leadership-team`, `parents`, `school-reporting-process`, `school-procedure`, `trust-central-team-procedure`, `education-safeguarding-service` or `other-agency`',
    ],
  ],
  [
    'people nobody has named',
    { from: 'who: pupil\nabout', to: 'who: pupls\nabout' },
    [
      'who: pupls',
      '`pupls` is no role, group or people of the front matter; there are `pupil`, `public`, `dsl`, `staff`, `parent` or `employees` …',
    ],
  ],
  [
    'a reading that no setting settles',
    { from: '  setting: contact.anniversary', to: '  setting: former_pupil.years' },
    ['setting: former_pupil.years', '`former_pupil.years` is no setting with a `reading`'],
  ],
  [
    'an unknown fact in the lenient reading',
    {
      from: '  lenient: { unless: { subject.left_on',
      to: '  lenient: { unless: { subject.left_of',
    },
    [
      'lenient: { unless: { subject.left_of: { years_reached: former_pupil.years } } }',
      'unknown fact `subject.left_of`; near it are `subject.left_on`, `subject.dob`, `subject.relative`, `subject.school`, `subject.role` or `subject.age` …',
    ],
  ],
  [
    'two effects in the lenient reading',
    { from: '  lenient: { unless', to: '  lenient: { may: reply, must-not: reply, unless' },
    [
      'lenient: { may: reply, must-not: reply, unless: { subject.left_on: { years_reached: former_pupil.years } } }',
      'a rule has one effect; this has `must-not` and `may`',
    ],
  ],
  [
    '`save` beside a refusal',
    { from: 'must-not: send-message\n', to: 'must-not: send-message\nsave: [MOD-2.1]\n' },
    ['save: [MOD-2.1]', '`save` goes with `outside`; it does nothing with `must-not`'],
  ],
  [
    '`met` beside a permission',
    {
      from: 'may: accept-connection\n',
      to: 'may: accept-connection\nmet: { subject.relative: yes }\n',
    },
    ['met: { subject.relative: yes }', '`met` goes with `needs`; it does nothing with `may`'],
  ],
  [
    '`gate` beside a permission',
    { from: 'may: accept-connection\n', to: 'may: accept-connection\ngate: x\n' },
    ['gate: x', '`gate` goes with `needs`; it does nothing with `may`'],
  ],
  [
    'an end before the start',
    {
      from: 'may: accept-connection\n',
      to: 'may: accept-connection\nfrom: 2025-01-01\nuntil: 2024-01-01\n',
    },
    ['until: 2024-01-01', 'this rule ends before it starts'],
  ],
  [
    'an unknown duty',
    { from: 'must-not: send-message', to: 'duty: dance' },
    [
      'duty: dance',
      '`duty` is one of `review`, `acknowledge`, `train`, `self-check`, `monitor`, `issue` or `inform`',
    ],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`${title} is told with its line`, () => {
    expect(toldAfter(slip)).toEqual(complaints.map((one) => told(slip, one)))
  })
}
