import { expect, test } from 'vitest'

import { told, toldAfter, type SlipCase } from '#test/rulebook-mistakes.ts'

const slips: readonly SlipCase[] = [
  [
    'a trust code in small letters',
    { from: 'trust: MOD', to: 'trust: Mod' },
    ['trust: Mod', '`trust`: a trust code is three capital letters'],
  ],
  [
    'no title',
    { from: 'title: Social media policy\n', to: '' },
    ['trust: MOD', '`title` is missing'],
  ],
  [
    'an unknown scheme of numbering',
    { from: 'scheme: none', to: 'scheme: roman' },
    [
      'numbering: { scheme: roman }',
      '`numbering.scheme` is one of `whole-decimal`, `dated` or `none`',
    ],
  ],
  [
    'an edition in force from a day that does not exist',
    { from: 'in_force: { from: 2023-03-01 }', to: 'in_force: { from: 2023-02-30 }' },
    ['in_force: { from: 2023-02-30 }', '`in_force.from`: write a day as yyyy-mm-dd'],
  ],
  [
    'a setting with neither value nor reading',
    { from: '{ value: 2, unit', to: '{ unit' },
    [
      'former_pupil.years: { unit: years, clause: MOD-2.2, says: years after leaving }',
      '`settings.former_pupil.years`: a setting has either a `value` or a `reading`',
    ],
  ],
  [
    'a setting with both value and reading',
    { from: '{ value: 2, unit', to: '{ value: 2, reading: unset, unit' },
    [
      'former_pupil.years: { value: 2, reading: unset, unit: years, clause: MOD-2.2, says: years after leaving }',
      '`settings.former_pupil.years`: a setting has either a `value` or a `reading`',
    ],
  ],
  [
    'an unknown thing that is asked of each school',
    {
      from: 'numbering: { scheme: none }',
      to: 'local: { kind: bless, by: committee, clause: MOD-1.1 }\nnumbering: { scheme: none }',
    },
    [
      'local: { kind: bless, by: committee, clause: MOD-1.1 }',
      '`local.kind`: `kind` is review, adopt or copy',
    ],
  ],
  [
    'a review by schools that cites a clause that is not there',
    {
      from: 'numbering: { scheme: none }',
      to: 'local: { kind: review, by: committee, clause: MOD-9.9 }\nnumbering: { scheme: none }',
    },
    [
      'local: { kind: review, by: committee, clause: MOD-9.9 }',
      '`local` cites clause `MOD-9.9`, which this rulebook does not have',
    ],
  ],
  [
    'an unknown event that brings a review',
    {
      from: 'every_months: 15, clause: MOD-1.1 }',
      to: 'every_months: 15, clause: MOD-1.1, also_on: [{ event: rain, clause: MOD-1.1 }] }',
    },
    [
      'also_on: [{ event: rain, clause: MOD-1.1 }] }',
      '`review.also_on.0.event`: an event is one of guidance-change, concern, infrastructure-change, lesson, template-change',
    ],
  ],
  [
    'an event whose clause is not there',
    {
      from: 'every_months: 15, clause: MOD-1.1 }',
      to: 'every_months: 15, clause: MOD-1.1, also_on: [{ event: lesson, clause: MOD-9.9 }] }',
    },
    [
      'also_on: [{ event: lesson, clause: MOD-9.9 }] }',
      '`review.also_on` (lesson) cites clause `MOD-9.9`, which this rulebook does not have',
    ],
  ],
  [
    'people made of an unknown role',
    { from: 'are: [employees]', to: 'are: [employes]' },
    [
      'are: [employes]',
      '`employes` is no role, group or people named above; there are `employees`, `teacher`, `dsl`, `deputy-dsl`, `pupil` or `parent` …',
    ],
  ],
  [
    'people made of themselves',
    { from: 'are: [employees]', to: 'are: [staff]' },
    [
      'are: [staff]',
      '`staff` is no role, group or people named above; there are `dsl`, `pupil`, `teacher`, `visitor`, `parent` or `public` …',
    ],
  ],
  [
    'an unknown role that joins later',
    { from: 'who: director, from', to: 'who: direktor, from' },
    [
      'later: [{ who: direktor, from: 2024-10-04 }]',
      '`direktor` is no role, group or people named above; there are `director`, `visitor`, `governor`, `parent`, `contractor` or `teacher` …',
    ],
  ],
  [
    'a doubt about an unknown role',
    { from: 'who: [volunteer]', to: 'who: [voluntear]' },
    [
      'doubtful: [{ who: [voluntear], setting: scope.volunteers, why: The text does not name volunteers. }]',
      '`voluntear` is no role, group or people named above; there are `volunteer`, `visitor`, `teacher`, `comms-lead`, `governor` or `director` …',
    ],
  ],
]

for (const [title, slip, ...complaints] of slips) {
  test(`${title} is told with its line`, () => {
    expect(toldAfter(slip)).toEqual(complaints.map((one) => told(slip, one)))
  })
}
