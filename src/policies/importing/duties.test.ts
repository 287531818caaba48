import { expect, test } from 'vitest'

import { importedText } from '#test/invented-policies.ts'

const offersOf = (text: string, heading = 'Conduct') => {
  const { sections } = importedText(`1. ${heading}\n\n1.1 ${text}`)
  return sections.flatMap(({ clauses }) => clauses.flatMap(({ offers }) => offers))
}
const idsOf = (...asked: Parameters<typeof offersOf>) =>
  offersOf(...asked).map((one) => one.control.id)
const readIn = (text: string, id: string) =>
  Object.fromEntries(
    offersOf(text)
      .filter(({ control }) => control.id === id)
      .flatMap(({ settings }) => settings.map(({ key, value }) => [key, value])),
  )

test.each([
  [
    'Governors must read this policy each year.',
    'read-and-sign',
    { who: ['governor'], every: ['12 months'] },
  ],
  [
    'Every pupil must sign the acceptable use policy at the start of the school year.',
    'read-and-sign',
    { who: ['pupil'], every: ['12 months'] },
  ],
  [
    'The headteacher ensures that volunteers read this policy on joining.',
    'read-and-sign',
    { who: ['volunteer'], every: ['at induction'] },
  ],
  [
    'Staff receive online safety training every two years.',
    'trained',
    { who: ['staff'], every: ['24 months'] },
  ],
  [
    'You should review your privacy settings each term.',
    'settings-checked',
    { who: ['staff'], every: ['4 months'] },
  ],
  [
    'A copy of this policy is given to all new staff.',
    'policy-given',
    { who: ['staff'], every: ['at induction'] },
  ],
])('“%s” asks people for it', (text, id, asked) => {
  expect(readIn(text, id)).toMatchObject(asked)
})

test.each([
  'Parents must read and sign this policy.',
  'Read this policy in conjunction with the policy on safeguarding.',
  'Staff must acknowledge the author of a picture.',
])('“%s” asks nobody again and again', (text) => {
  expect(offersOf(text).filter(({ control }) => control.does === 'duty')).toEqual([])
})

test('an age and a number of years in one clause are both read', () => {
  const text =
    'Staff must not add former pupils as friends until two years after they left and until they are 19.'

  expect(readIn(text, 'friends-former-pupils-years-and-age')).toMatchObject({
    'former_pupil.years': 2,
    'former_pupil.age': 19,
    passed: 'both',
  })
})

test('why a policy is there is a statement, unless a firm word binds somebody', () => {
  const why = 'We want to protect children from private messages from adults.'
  const rule = 'Staff must not send pupils private messages.'

  expect(idsOf(why, 'Why we have this policy')).toEqual([])
  expect(idsOf(rule, 'Why we have this policy')).toContain('no-private-messages')
})

test('tables of versions and particulars become document control, and no clause', () => {
  const { sections, control, draft } = importedText(`The Marlow Fields Trust
Social Media Policy

Version | 3.2
Next review | March 2027

Version | Date | Changes | Approved by
1.0 | March 2021 | First issue | Trust Board
3.2 | 12/03/2025 | Former pupils added | Trust Board

1. Friends

1.1 Staff must not add pupils as friends.`)
  const words = sections.flatMap(({ clauses }) => clauses.map(({ text }) => text))

  expect(words.filter((text) => text.includes('|'))).toEqual([])
  expect(control.version?.value).toBe('3.2')
  expect(draft.edition.rulebook.control).toMatchObject({
    edition: '3.2',
    review: { due: 20270331 },
  })
  expect(draft.edition.rulebook.control.history).toEqual([
    { on: '2021-03-01', summary: 'Version 1.0: First issue', by: 'Trust Board' },
    { on: '2025-03-12', summary: 'Version 3.2: Former pupils added', by: 'Trust Board' },
  ])
})
