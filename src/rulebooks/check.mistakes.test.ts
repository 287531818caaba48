import { expect, test } from 'vitest'

import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

const slips: readonly SlipCase[] = [
  [
    'an exception to a missing clause',
    { from: 'lifts: [MOD-2.1, MOD-2.2]', to: 'lifts: [MOD-2.1, MOD-2.9]' },
    [
      'may: accept-connection',
      'rule `MOD-2.3` cites clause `MOD-2.9`, which this rulebook does not have',
    ],
  ],
  [
    'words that name a missing clause',
    { from: 'Staff do not accept requests from pupils.', to: 'See MOD-1.1 and MOD-7.1.' },
    ['## MOD-2.1', 'clause `MOD-2.1` cites clause `MOD-7.1`, which this rulebook does not have'],
  ],
  [
    'an approval by a missing clause',
    {
      from: 'approved: { by: Trust Board, words: March 2023, clause: MOD-1.1 }',
      to: 'approved: { by: Trust Board, words: March 2023, clause: MOD-9.1 }',
    },
    [
      'approved: { by: Trust Board, words: March 2023, clause: MOD-9.1 }',
      '`approved` cites clause `MOD-9.1`, which this rulebook does not have',
    ],
  ],
  [
    'a setting of a missing clause',
    { from: 'unit: years, clause: MOD-2.2', to: 'unit: years, clause: MOD-9.2' },
    [
      'former_pupil.years: { value: 2, unit: years, clause: MOD-9.2, says: years after leaving }',
      'setting `former_pupil.years` cites clause `MOD-9.2`, which this rulebook does not have',
    ],
  ],
  [
    'people of a missing clause',
    { from: '    clause: MOD-1.2', to: '    clause: MOD-7.2' },
    ['staff:', 'people `staff` cites clause `MOD-7.2`, which this rulebook does not have'],
  ],
  [
    'a doubt that no setting settles',
    { from: 'setting: scope.volunteers', to: 'setting: scope.vols' },
    [
      'doubtful: [{ who: [volunteer], setting: scope.vols, why: The text does not name volunteers. }]',
      'people `staff` rest on `scope.vols`, which is no setting with a `reading`',
    ],
    [
      'scope.volunteers: { reading: unset, clause: MOD-1.2, says: whether volunteers are staff }',
      'setting `scope.volunteers` is not used by any words or rule',
    ],
  ],
  [
    'a setting nothing uses',
    {
      from: 'settings:\n',
      to: 'settings:\n  spare.one: { value: 1, clause: MOD-1.1, says: nothing }\n',
    },
    [
      'spare.one: { value: 1, clause: MOD-1.1, says: nothing }',
      'setting `spare.one` is not used by any words or rule',
    ],
  ],
  [
    'words that show an unknown setting',
    { from: '{former_pupil.years} years', to: '{former_pupil.weeks} years' },
    [
      '## MOD-2.2 Former pupils',
      'clause `MOD-2.2` shows `{former_pupil.weeks}`, which is no setting with a value',
    ],
  ],
  [
    'a clause without words',
    { from: 'Relatives are excepted.\n', to: '' },
    ['## MOD-2.3 Relatives', 'clause `MOD-2.3` has no words'],
  ],
  [
    'a clause nothing keeps',
    {
      from: '```kept\nby: record\nwhat: document-control\nshows: the policy page shows the approval\n```\n',
      to: '',
    },
    ['## MOD-1.1 Approval', 'clause `MOD-1.1` has neither a rule nor a `kept` block'],
  ],
  [
    'a gate without a step that holds it',
    {
      from: '```kept\nby: gate\nwhat: post-drafting-and-second-reader\nshows: a post waits for its reader\n```\n',
      to: '',
    },
    [
      '## MOD-3.2 A second reader',
      'clause `MOD-3.2` has a needs rule: add a `kept` block for the gate or route that must hold it',
    ],
  ],
  [
    'two rules of one name',
    { from: 'may: accept-connection\n', to: 'may: accept-connection\nid: MOD-2.1\n' },
    [
      'may: accept-connection',
      '`MOD-2.1` names two rules: one in clause `MOD-2.1` on line 66, and this one in clause `MOD-2.3`; give one another `id`',
    ],
  ],
  [
    'a duty of the name of a rule',
    {
      from: '```example\nA pupil who is a niece',
      to: '```rule\nduty: train\nwho: staff\nevery: 12 months\nid: MOD-2.1\n```\n\n```example\nA pupil who is a niece',
    },
    [
      'duty: train',
      '`MOD-2.1` names two rules: one in clause `MOD-2.1` on line 66, and this one in clause `MOD-2.3`; give one another `id`',
    ],
  ],
  [
    'an example that fails',
    { from: 'on: 2024-07-23\nanswer: allow', to: 'on: 2024-07-23\nanswer: deny (binding)' },
    [
      'The day after',
      'example “The day after”: expected `deny (binding)`, got `allow` from `MOD-2.2`',
    ],
  ],
  [
    'an unknown fact in an example',
    {
      from: 'facts: { action: repost, actor.role: parent }',
      to: 'facts: { action: repost, actor.roll: parent }',
    },
    ['outside: all', 'rule `MOD-1.2` (outside) has no example in which it stands'],
    ['A parent shares a post', 'example “A parent shares a post”: unknown fact `actor.roll`'],
    [
      'A parent shares a post',
      'example “A parent shares a post”: no clause `MOD-1.2`; there are none',
    ],
  ],
  [
    'an unknown word in an example',
    {
      from: 'facts: { action: repost, actor.role: parent }',
      to: 'facts: { action: repost, actor.role: paren }',
    },
    ['outside: all', 'rule `MOD-1.2` (outside) has no example in which it stands'],
    [
      'A parent shares a post',
      'example “A parent shares a post”: `actor.role` has no word `paren`',
    ],
    [
      'A parent shares a post',
      'example “A parent shares a post”: no clause `MOD-1.2`; there are none',
    ],
  ],
  [
    'an example without an action',
    { from: 'facts: { action: repost, actor.role: parent }', to: 'facts: { actor.role: parent }' },
    ['outside: all', 'rule `MOD-1.2` (outside) has no example in which it stands'],
    ['A parent shares a post', 'example “A parent shares a post”: its facts name no `action`'],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`${title} is told with its line`, () => {
    expect(toldAfter(slip)).toEqual(complaints.map((one) => told(slip, one)))
  })
}
