import { expect, test } from 'vitest'

import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

/** Each name stands for nine of the one before: a thousand million by the last. */
const aliases = Array.from('bcdefghij')
  .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefghij'[i]}`).join(', ')}]`)
  .join('\n')

const slips: readonly SlipCase[] = [
  [
    'no front matter',
    { from: '---\ntrust', to: 'trust' },
    ['trust: MOD', 'a rulebook begins with front matter between two lines of `---`'],
  ],
  [
    'a block that runs into the next',
    {
      from: 'who: staff\nabout: { subject.relative: yes }\nlifts: [MOD-2.1, MOD-2.2]\n```',
      to: 'who: staff',
    },
    ['are excepted.\n\n```rule', 'this block is never closed'],
  ],
  [
    'a block that is never closed',
    { from: ': [context.second_reader]\n```\n', to: ': [context.second_reader]\n\n' },
    [
      'already_done: yes }\non: 2024-01-10\nanswer: deny (binding)\n```\n\n```example',
      'this block is never closed',
    ],
  ],
  [
    'an unknown block',
    { from: '```rule\nmay', to: '```rul\nmay' },
    ['Relatives are excepted.\n\n```rul', 'unknown block `rul`; a block is rule, example or kept'],
  ],
  [
    'a block under no clause',
    { from: '# The document\n', to: '# The document\n```kept\nby: record\n```\n' },
    ['# The document\n```kept', 'this kept stands under no clause'],
  ],
  [
    'a heading that is no clause',
    { from: '## MOD-2.3 Relatives', to: '## MOD 2.3 Relatives' },
    [
      '## MOD 2.3 Relatives',
      '`## MOD 2.3 Relatives` is not a clause heading such as `## LEA-9.01 Title`',
    ],
  ],
  [
    'a clause that stands twice',
    { from: '## MOD-2.3 Relatives', to: '## MOD-2.2 Relatives' },
    ['## MOD-2.2 Relatives', 'clause `MOD-2.2` stands twice; the other is on line 86'],
  ],
  [
    'a clause of another trust',
    { from: '## MOD-2.3 Relatives', to: '## LEA-2.3 Relatives' },
    ['## LEA-2.3 Relatives', 'clause `LEA-2.3` does not belong to trust `MOD`'],
  ],
  [
    'a YAML alias of nothing',
    { from: 'about: { subject.role: pupil, context.account: personal }', to: 'about: *pupils' },
    [
      'must-not: [accept-connection, send-connection]',
      'this is not valid YAML: Unresolved alias (the anchor must be set before the alias): pupils',
    ],
  ],
  [
    'YAML that grows without end',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: `a: &a [1, 1]\n${aliases}`,
    },
    [
      'must-not: [accept-connection, send-connection]',
      'this is not valid YAML: Excessive alias count indicates a resource exhaustion attack',
    ],
  ],
  [
    'YAML that stands within itself',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: &it { any: [*it] }',
    },
    [
      'must-not: [accept-connection, send-connection]',
      'this is not valid YAML: it is nested too deeply, or within itself',
    ],
  ],
  [
    'YAML that is never closed',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.role: pupil',
    },
    [
      "instead: Use the school's own account.",
      'this is not valid YAML: Flow map in block collection must be sufficiently indented and end with a }',
    ],
  ],
  [
    'a key that stands twice',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about: { subject.role: pupil, context.account: personal }\nabout: { subject.role: pupil, context.account: personal }',
    },
    [
      'personal }\nabout: { subject.role: pupil, context.account: personal }',
      'this is not valid YAML: Map keys must be unique',
    ],
  ],
  [
    'a tab in YAML',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'about:\n\tsubject.role: pupil',
    },
    [
      'about:\n\tsubject.role: pupil',
      'this is not valid YAML: Tabs are not allowed as indentation',
    ],
  ],
  [
    'an unknown key',
    {
      from: 'about: { subject.role: pupil, context.account: personal }',
      to: 'abuot: { subject.role: pupil }',
    },
    [
      'abuot: { subject.role: pupil }',
      'unknown key `abuot`; there are `about`, `report`, `duty`, `who`, `met` or `to` …',
    ],
  ],
  [
    'a day that does not exist',
    { from: 'on: 2024-07-22', to: 'on: 2024-07-32' },
    ['on: 2024-07-32', '`on`: write the day as yyyy-mm-dd'],
  ],
  [
    'an example without its day',
    { from: 'on: 2024-07-22\n', to: '' },
    ['The day itself\nfacts: {', '`on` is missing'],
  ],
  [
    'an answer nobody gives',
    { from: 'on: 2024-07-23\nanswer: allow', to: 'on: 2024-07-23\nanswer: yes' },
    [
      'answer: yes',
      '`answer`: an answer is allow, allow-with-conditions, deny (binding), deny (advisory), report, not-covered, facts-missing or needs-judgement',
    ],
  ],
  [
    'a keeper nobody knows',
    { from: 'by: record', to: 'by: magic' },
    [
      'by: magic',
      '`by`: a clause is kept by definition, record, register, notice, lesson, reminder, screen, page, gate, route',
    ],
  ],
  [
    'an unknown capability',
    { from: 'what: document-control', to: 'what: document' },
    ['what: document', '`what`: not one of the capabilities listed in rulebooks/README.md'],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`${title} is told with its line`, () => {
    expect(toldAfter(slip)).toEqual(complaints.map((one) => told(slip, one)))
  })
}

test('the mark with which some editors begin a file is no mistake', () => {
  expect(toldAfter({ from: '---\ntrust', to: '\uFEFF---\ntrust' })).toEqual([])
})

test('of a file that is no rulebook, a thousand mistakes are told and no more', () => {
  const told = toldAfter({
    from: '# The document\n',
    to: `# The document\n${'```\n\n'.repeat(50_000)}`,
  })

  expect(told).toHaveLength(1000)
})
