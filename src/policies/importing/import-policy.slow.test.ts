import { expect, test } from 'vitest'

import {
  imported,
  importedText,
  INVENTED,
  inventedOffers,
  inventedText,
  offersByClause,
} from '#test/invented-policies.ts'
import { containing } from '#test/matching.ts'
import { checkRulebook } from '#rulebooks/check.ts'

import { readText } from './reading/read-text.ts'

test.each(INVENTED)('each clause of %s is offered the control it means', (name) => {
  const offered = offersByClause(importedText(inventedText(name)))
  const lacking = Object.entries(inventedOffers(name)).flatMap(([clause, controls]) =>
    controls.filter((id) => !offered.get(clause)?.includes(id)).map((id) => `${clause} ${id}`),
  )

  expect(lacking).toEqual([])
})

test.each(INVENTED)(
  'the draft of %s passes every check, and nobody has confirmed a rule',
  (name) => {
    const { draft } = importedText(inventedText(name))
    const rules = [...draft.edition.rulebook.clauses.values()].flatMap((clause) => clause.rules)

    expect(checkRulebook(draft.edition)).toEqual([])
    expect(rules.length).toBeGreaterThan(10)
    expect(rules.filter(({ confirmed }) => confirmed)).toEqual([])
  },
)

test('what the words say becomes settings, and both the words and the rule use them', () => {
  const { draft } = importedText(inventedText('brambleford.txt'))
  const { clauses, settings } = draft.edition.rulebook

  expect(settings.get('former_pupil.years')).toMatchObject({ value: 5, own: false })
  expect(clauses.get('BLT-3.05')?.text).toContain('{former_pupil.years} years')
  expect(clauses.get('BLT-3.05')?.rules[0]?.settings).toContain('former_pupil.years')
})

test('a value the words do not give is the trust’s own, and says so', () => {
  const { draft } = importedText(
    '1. Friends\n\n1.1 Former pupils may not be added as friends.\n\n1.2 Messages a pupil sends to a personal account must be reported.',
  )
  const route = draft.edition.rulebook.settings.get('report.child_contact.to')

  expect(route).toMatchObject({ value: { all: ['dsl'] }, own: true })
  expect(route?.why).toContain('do not say')
})

test('the particulars are read: who approved it, when it is reviewed, which role owns it', () => {
  const { control, draft } = importedText(inventedText('brambleford.txt'))

  expect(draft.edition.rulebook.control).toMatchObject({
    trust: 'BLT',
    name: 'Brambleford Learning Trust',
    edition: '1.2',
    inForce: { from: 20250512 },
    approved: { by: 'Board of Directors', words: '12 May 2025' },
    review: { due: 20270531, words: 'May 2027' },
    owner: 'Director of People',
  })
  expect(control.ownerIsNamed).toBeUndefined()
})

test('an owner named as a person is left out, and listed', () => {
  const { draft } = importedText(
    'A Policy\n\nPolicy owner: Mrs A Somebody\n\n1. Friends\n\n1.1 Pupils must not be added as friends.',
  )

  expect(draft.edition.rulebook.control.owner).toBe('not stated')
  expect(draft.edition.rulebook.defects).toContainEqual(
    expect.objectContaining({ kind: 'gap', says: containing('person') }),
  )
})

test('what is wrong with the document is listed, never mended', () => {
  const text = `The Marlow Fields Trust\nSocial Media Policy\n
Approved by the Trust Board: March 2024\nNext review: March 2025\nVersion: 0.2\n
1. Conduct\n
1.1 Staff follow the rules of the trust (see section 9).\n
1.2 Pictures are kept under the rules of Pennywell Green Academy and shared with consent.\n
1.3 Questions go to [insert name].`
  const { draft } = importedText(text)

  expect(draft.edition.rulebook.defects.map(({ kind, clause }) => `${kind} ${clause}`)).toEqual(
    expect.arrayContaining([
      'cross-reference MFT-1.01',
      'leftover MFT-1.02',
      'leftover MFT-1.03',
      'contradiction MFT-0.05',
      'outdated MFT-0.04',
    ]),
  )
})

test('related policies, laws and guidance are listed, with draft and year', () => {
  const { draft } = importedText(inventedText('thornbury.txt'))

  expect(draft.edition.rulebook.related).toEqual([
    expect.objectContaining({ title: 'Safeguarding Policy', kind: 'policy', status: 'named' }),
    expect.objectContaining({ title: 'Staff Code of Conduct', kind: 'policy', status: 'draft' }),
    expect.objectContaining({ title: 'Data Protection Act 2018', kind: 'law', year: '2018' }),
  ])
})

test('an exception of the document lifts the rule it excepts', () => {
  const { draft } = importedText(inventedText('brambleford.txt'))
  const clause = draft.edition.rulebook.clauses.get('BLT-3.01')

  expect(clause?.rules.map(({ effect, lifts }) => [effect.type, lifts])).toEqual([
    ['must-not', []],
    ['may', ['BLT-3.01']],
  ])
})

test('the same document always gives the same draft', () => {
  const texts = [1, 2].map(() => importedText(inventedText('wold.txt')).draft.text)

  expect(texts[0]).toBe(texts[1])
})

test('words that look like the marks of a rulebook stay words', () => {
  const { draft } = imported(
    readText(
      '1. Odd\n\n1.1 ```rule must never {be.read} as one.\n\n1.2 --- and # neither.',
      'text',
    ),
  )

  expect(checkRulebook(draft.edition)).toEqual([])
})
