import { expect, test } from 'vitest'

import { reopenEdition } from '#rulebooks/library.ts'
import { madePackage, modelEdition, otherSigner, packageSigner } from '#test/packages.ts'

import { packageFile } from './package-file.ts'
import { packageInWords } from './package-in-words.ts'
import type { PackageParts } from './package-parts.ts'
import { partsOfEdition } from './parts-of-edition.ts'
import { verifyPackage } from './verify-package.ts'
import { whatChanged } from './what-changed.ts'

const key = packageSigner.publicKey
const given = partsOfEdition(modelEdition(), new Set(['shown:approval']))
const [flattered, ...otherRules] = given.rules.map((rule, index) =>
  index === 0 ? { ...rule, lines: ['Anybody may do as they like'] } : rule,
)
if (flattered === undefined) throw new Error('the model trust has rules')
const changes = whatChanged(modelEdition(), editionBefore())
const { since } = changes
const [changedClause] = changes.clauses
if (since === null || changedClause === undefined) throw new Error('nothing changed')
const row = { on: '2026-11-01', summary: 'Nothing much', by: 'Trust Board' }

test.each<[what: string, parts: Partial<PackageParts>, says: string]>([
  [
    'a rule put into words that flatter it',
    { rules: [flattered, ...otherRules] },
    `its rules in words are not those of its text: ${flattered.clause}`,
  ],
  ['a rule in words too many', { rules: [...given.rules, flattered] }, `from its text:  nothing`],
  [
    'a rule in words left out',
    { rules: otherRules },
    `its rules in words are not those of its text: ${flattered.clause}`,
  ],
  [
    'rules in another order',
    { rules: given.rules.toReversed() },
    'its rules in words are not those of its text: their order',
  ],
  [
    'a setting that says more than the text',
    { settings: given.settings.map((one) => ({ ...one, own: !one.own })) },
    'its settings are not those of its text',
  ],
  [
    'a row of changes that the text does not have',
    { changes: { ...changes, table: [row] } },
    'its rows of changes are not those of its text: 2026-11-01',
  ],
  [
    'a changed clause that is not told of',
    { changes: { ...changes, clauses: [] } },
    `its changed clauses are not those of its text: ${changedClause.clause}`,
  ],
  [
    'a clause before that it never was',
    { changes: { ...changes, clauses: [{ ...changedClause, before: 'Nothing.' }] } },
    `its changed clauses are not those of its text: ${changedClause.clause}`,
  ],
  [
    'an edition before with another text',
    { changes: { ...changes, since: { ...since, words: given.words } } },
    'the text it is compared with is not the edition that it names',
  ],
  [
    'an edition before that is no rulebook',
    {
      changes: { ...changes, since: { ...since, words: { ...given.words, source: '# No' } } },
    },
    'the text it is compared with: ',
  ],
])('%s, sealed all the same, is found', (_, parts, says) => {
  const report = verifyPackage(packageFile(madePackage({ parts }), 'whole'), [key])

  expect(report.isSealed).toBe(true)
  expect(report.problems.join('\n')).toContain(says)
})

test.each([
  ['worked out again from the text of the edition before', since, false],
  ['held by the seal alone without that text', { seal: since.seal, label: since.label }, true],
])('what changed is %s', (_, before, leftToSeal) => {
  const parts = { changes: { ...changes, since: before } }
  const report = verifyPackage(packageFile(madePackage({ parts }), 'public'), [key])

  expect(changes.clauses).toHaveLength(1)
  expect(report).toMatchObject({ problems: [], isSealed: true, about: { leftToSeal } })
  expect(packageInWords(report).includes('held by the seal alone')).toBe(leftToSeal)
})

test('what was sealed so and does not follow from its text is told apart from a broken seal', () => {
  const whole = packageFile(madePackage(), 'whole')
  const report = verifyPackage(
    packageFile(madePackage({ parts: { rules: otherRules } }), 'whole'),
    [key],
  )

  expect(report).toMatchObject({ isSealed: true })
  expect(packageInWords(report)).toMatch(/^IT WAS SEALED SO/)
  expect(packageInWords(verifyPackage(whole.replace('{', '{ ')))).toMatch(/^THE SEAL IS BROKEN/)
  expect(packageInWords(verifyPackage(whole, [otherSigner.publicKey]))).toMatch(
    /^THE SEAL IS BROKEN/,
  )
})

function editionBefore() {
  const { source, vocabularyText } = modelEdition()
  const text = source.replace('Relatives are excepted', 'Relatives are no exception')
  const read = reopenEdition({ text, file: 'policy.md' }, vocabularyText)
  if (!read.ok) throw new Error('the model trust can be read')
  return read.value
}
