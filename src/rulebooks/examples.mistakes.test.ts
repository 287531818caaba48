import { expect, test } from 'vitest'

import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

const slips: readonly SlipCase[] = [
  [
    'the other reading left out',
    { from: 'answer: deny (advisory)\nlenient: allow', to: 'answer: deny (advisory)' },
    [
      'The day itself',
      'example “The day itself”: expected the lenient reading `the same`, got `allow`',
    ],
  ],
  [
    'another answer in the other reading',
    { from: 'lenient: allow', to: 'lenient: report' },
    [
      'The day itself',
      'example “The day itself”: expected the lenient reading `report`, got `allow`',
    ],
  ],
  [
    'a clause cited that must not be',
    { from: 'not_cites: [MOD-1.2]', to: 'not_cites: [MOD-2.1]' },
    [
      'A teacher who is a parent too stays bound',
      'example “A teacher who is a parent too stays bound”: cites `MOD-2.1`, which it should not',
    ],
  ],
  [
    'someone else told (beside the trust’s own choice stands that the text names nobody)',
    { from: "routes: ['route-all:dsl']", to: "routes: ['route-all:headteacher']" },
    [
      'A pupil wrote to me',
      'example “A pupil wrote to me”: no route `route-all:headteacher`; there are route-all:dsl, route-unstated',
    ],
  ],
  [
    'another urgency',
    { from: 'when: immediately\nnotes', to: 'when: this-week\nnotes' },
    [
      'A pupil wrote to me',
      'example “A pupil wrote to me”: expected when `this-week`, got `immediately`',
    ],
  ],
  [
    'another condition',
    { from: 'conditions: second-reader', to: 'conditions: risk-assessment' },
    [
      'Nobody has read it yet',
      'example “Nobody has read it yet”: no condition `condition:risk-assessment`; there is condition:second-reader',
    ],
  ],
  [
    'another note',
    { from: "notes: ['record:trusts-own-setting:report.to']", to: 'notes: gap' },
    [
      'A pupil wrote to me',
      'example “A pupil wrote to me”: no note `record:gap`; there is record:trusts-own-setting:report.to',
    ],
  ],
  [
    'a fact that is not missing',
    { from: 'missing: [context.second_reader]', to: 'missing: [subject.age]' },
    [
      'Asked on the page before anything is said',
      'example “Asked on the page before anything is said”: no missing fact `subject.age`; there is context.second_reader',
    ],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`an example with ${title} is told with its line`, () => {
    expect(toldAfter(slip)).toEqual(complaints.map((one) => told(slip, one)))
  })
}
