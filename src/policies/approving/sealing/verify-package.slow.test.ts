import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { madePackage, modelEdition, otherSigner, packageSigner } from '#test/packages.ts'

import { packageFile } from './package-file.ts'
import type { PackageParts } from './package-parts.ts'
import { partsOfEdition } from './parts-of-edition.ts'
import { verifyPackage } from './verify-package.ts'

const sealed = madePackage()
const whole = packageFile(sealed, 'whole')
const shown = packageFile(sealed, 'public')
const key = packageSigner.publicKey

test('a package that nobody touched is whole, and says what it holds', () => {
  const report = verifyPackage(whole, [key])

  expect(report.problems).toEqual([])
  expect(report.about).toMatchObject({ label: '1.0', sha256: sealed.sha256, leftOut: [] })
  expect(report.about?.examples).toBeGreaterThan(10)
})

test('what is public names nobody, leaves out what does, and is whole under the same seal', () => {
  const report = verifyPackage(shown, [key])

  expect(report.problems).toEqual([])
  expect(report.about?.leftOut).toEqual(['acceptances', 'authors', 'replay'])
  expect(report.about?.sha256).toBe(sealed.sha256)
  for (const { part, value } of sealed.parts) expect(shown.includes(value)).toBe(isShown(part))
})

const isShown = (part: string) => !['acceptances', 'authors', 'replay'].includes(part)

describe.each([
  ['the whole package', whole],
  ['what is public of it', shown],
])('a change of one character anywhere in %s is found:', (_, file) => {
  const place = fc.nat(file.length - 1)
  const character = fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })
  const isBroken = (changed: string) => verifyPackage(changed).problems.length > 0

  test('another character in its place', () => {
    fc.assert(
      fc.property(place, character, (at, other) => {
        fc.pre(!file.startsWith(other, at))
        expect(isBroken(file.slice(0, at) + other + file.slice(at + 1))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('one more', () => {
    fc.assert(
      fc.property(place, character, (at, more) => {
        expect(isBroken(file.slice(0, at) + more + file.slice(at))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('one less', () => {
    fc.assert(
      fc.property(place, (at) => {
        expect(isBroken(file.slice(0, at) + file.slice(at + 1))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('every single one of the seal and of the manifest', () => {
    const seals = file.slice(file.indexOf('},"publicKey"'))
    const places = [
      ...Array.from(sealed.manifest, (__, at) => at + '{"manifest":'.length),
      ...Array.from(seals, (__, at) => file.length - seals.length + at),
    ]
    for (const at of places) {
      const other = file[at] === '1' ? '2' : '1'
      expect(isBroken(file.slice(0, at) + other + file.slice(at + 1))).toBe(true)
    }
  })
})

describe('what is wrong is said:', () => {
  const given = partsOfEdition(modelEdition(), new Set(['shown:approval']))
  const [first] = given.examples
  if (first === undefined) throw new Error('the model trust has examples')
  const falseAnswer: PackageParts['examples'][number] = { ...first, answer: 'allow', cites: [] }
  const lines = given.ledger.lines.map((line) => ({ ...line, state: 'rule' }))

  test.each([
    [
      'a word changed after sealing',
      whole.replace('Trust Board approved', 'Trust Board refused'),
      'its part “words” is not what was sealed',
    ],
    [
      'a part of another package put in',
      packageFile({ ...sealed, parts: madePackage().parts }, 'whole'),
      'its part “replay” is not what was sealed',
    ],
    [
      'the signature of another package',
      packageFile({ ...sealed, note: madePackage().note }, 'whole'),
      'its signature is not right',
    ],
    [
      'a part left out that is not private',
      packageFile(
        { ...sealed, parts: sealed.parts.filter(({ part }) => part !== 'ledger') },
        'whole',
      ),
      'its part “ledger” is missing',
    ],
    [
      'an answer that its text does not give, sealed all the same',
      packageFile(madePackage({ parts: { examples: [falseAnswer] } }), 'whole'),
      `its examples are not those of its text: ${first.clause}`,
    ],
    [
      'a ledger that flatters, sealed all the same',
      packageFile(madePackage({ parts: { ledger: { ...given.ledger, lines } } }), 'whole'),
      'its ledger lines are not those of its text',
    ],
    [
      'a text that is no rulebook',
      packageFile(madePackage({ parts: { words: { ...given.words, source: '# None' } } }), 'whole'),
      'its text: ',
    ],
    [
      'the key of another trust',
      packageFile(
        madePackage({ about: { trust: { id: newId(), code: 'X', name: 'X' } } }),
        'whole',
      ),
      'the key it names is not that of its trust',
    ],
    ['no package at all', '{}', 'it is not a package'],
    ['lists without end', `${'['.repeat(100_000)}`, 'it is not a package'],
  ])('%s', (_, file, says) => {
    expect(verifyPackage(file).problems.join('\n')).toContain(says)
  })

  test('a seal made with another key, where the key is known', () => {
    const forged = packageFile(madePackage({ signer: otherSigner }), 'whole')

    expect(verifyPackage(forged).problems).toEqual([])
    expect(verifyPackage(forged, [key]).problems).toEqual(['it is signed by an unknown key'])
  })

  test('an example that the text no longer fulfils', () => {
    const { words } = given
    const source = words.source.replace('answer: deny (binding)', 'answer: allow')
    const file = packageFile(madePackage({ parts: { words: { ...words, source } } }), 'whole')

    expect(verifyPackage(file).problems.join('\n')).toMatch(/example “.*” of MOD-.*: expected/)
  })
})
