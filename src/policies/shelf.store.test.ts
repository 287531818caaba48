import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { isoDay } from '#core/day.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { testDb } from '#test/test-db.ts'

import { putEdition } from './editions.store.ts'
import { openShelf } from './shelf.ts'
import { putTerm } from './terms.store.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const shelf = openShelf({ db, library })
const first = editionOf()
const second = changed(first.source.replace('edition: ', 'edition: Next, after '))
const at = clockAt('2026-06-01T09:00:00Z').now()
await db.transactionFor(trust.trustId, async (tx) => {
  await putEdition(tx, { ...second, label: second.rulebook.control.edition }, at)
  const term = { seal: second.seal, recordedAt: at, recordedBy: 'the clerk' }
  await putTerm(tx, { ...term, fromDay: '2026-09-01' })
})

function editionOf(): SealedEdition {
  const edition = library.editions.get('MOD')
  if (!edition) throw new Error('the model trust has no edition')
  return edition
}

function changed(text: string): SealedEdition {
  const read = reopenEdition({ text, file: 'policy.md' }, first.vocabularyText)
  if (!read.ok) throw new Error(read.error.map(({ says }) => says).join('\n'))
  return read.value
}

test('an edition answers from its first day on, and the one before it on every day before', async () => {
  expect((await shelf.inForce(trust, '2026-08-31'))?.seal).toBe(first.seal)
  expect((await shelf.inForce(trust, '2026-09-01'))?.seal).toBe(second.seal)
  expect((await shelf.inForce(trust, '2030-01-01'))?.seal).toBe(second.seal)
})

test('an edition is in force since the day it was decided for, and a first one since its own', async () => {
  expect(await shelf.since(trust.trustId, second)).toBe('2026-09-01')
  expect(await shelf.since(trust.trustId, first)).toBe(isoDay(first.rulebook.control.inForce.from))
})

test('of two editions from one day the one recorded last is in force', async () => {
  const other = changed(first.source.replace('edition: ', 'edition: Corrected, after '))
  await db.transactionFor(trust.trustId, async (tx) => {
    await putEdition(tx, { ...other, label: other.rulebook.control.edition }, at)
    const term = { seal: other.seal, recordedAt: at, recordedBy: 'the clerk' }
    await putTerm(tx, { ...term, fromDay: '2027-09-01' })
    await putTerm(tx, { ...term, seal: second.seal, fromDay: '2027-09-01' })
  })

  expect((await shelf.inForce(trust, '2027-09-01'))?.seal).toBe(second.seal)
  expect((await shelf.terms(trust.trustId)).map(({ seal }) => seal)).toEqual([
    second.seal,
    other.seal,
    second.seal,
  ])
})

test('so many editions are held ready, and the one not asked for longest is read again', async () => {
  let read = 0
  const counting = openShelf({
    library,
    db: {
      ...db,
      transactionFor: (trustId, work) => {
        read += 1
        return db.transactionFor(trustId, work)
      },
    },
  })
  const seals = await db.transactionFor(trust.trustId, async (tx) => {
    const editions = Array.from({ length: 65 }, (_, index) =>
      changed(first.source.replace('edition: ', `edition: No ${index} after `)),
    )
    for (const one of editions) await putEdition(tx, { ...one, label: 'of many' }, at)
    return editions.map(({ seal }) => seal)
  })
  const timesRead = async (some: readonly string[]) => {
    const before = read
    for (const seal of some) await counting.bySeal(trust.trustId, seal)
    return read - before
  }
  const [oldest = '', second = '', third = ''] = seals

  expect(await timesRead(seals.slice(0, 64))).toBe(64)
  expect(await timesRead(seals.slice(0, 64))).toBe(0)
  expect(await timesRead([oldest, ...seals.slice(64)])).toBe(1)
  expect(await timesRead([oldest, third])).toBe(0)
  expect(await timesRead([second])).toBe(1)
})

test('what cannot be read any more answers nothing, and nothing answers in its place', async () => {
  const seal = 'f'.repeat(64)
  await db.transactionFor(trust.trustId, async (tx) => {
    await putEdition(tx, { seal, label: 'x', source: 'no rulebook', vocabularyText: '' }, at)
    await putTerm(tx, { seal, fromDay: '2031-01-01', recordedAt: at, recordedBy: 'the clerk' })
  })

  await expect(shelf.inForce(trust, '2031-01-01')).rejects.toThrow('cannot be read')
})
