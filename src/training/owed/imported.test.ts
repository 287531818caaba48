import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { importedText } from '#test/invented-policies.ts'
import { askedNow, reader, standings } from '#test/reading.ts'
import { must } from '#test/small-vocabulary.ts'
import { reopenEdition } from '#rulebooks/library.ts'

const vocabulary = readFileSync('rulebooks/vocabulary.yaml', 'utf8')

test('an imported policy that was accepted asks people what its words ask of them', () => {
  const { draft } = importedText(`1. Reading

1.1 All staff and volunteers must read and sign this policy when they start and every year.

1.2 Every member of staff is trained in safe use at induction.

1.3 Check your privacy settings every six months.

1.4 The code of conduct is issued to each new member of staff within 10 days.`)
  const duties = [...draft.edition.rulebook.clauses.values()].flatMap((clause) => clause.duties)
  const accepted = draft.text.replaceAll('\nconfirmed: no', '')
  const edition = must(reopenEdition({ text: accepted, file: 'policy.md' }, vocabulary))
  const asked = askedNow(edition)

  expect(duties.filter(({ confirmed }) => confirmed)).toEqual([])
  expect(duties.map(({ duty, every, asks }) => `${duty} ${every} ${asks}`)).toEqual([
    'acknowledge at induction and 12 months sign',
    'train at induction read',
    'self-check 6 months read',
    'issue at induction read',
  ])
  expect(standings(reader(['teacher']), asked)).toEqual({
    'read:policy': 'never',
    'learn:policy': 'never',
    'self-check': 'never',
    'given:Code of Conduct': 'never',
  })
  expect(standings(reader(['volunteer']), asked)).toEqual({ 'read:policy': 'never' })
})
