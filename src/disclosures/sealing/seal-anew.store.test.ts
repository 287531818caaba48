import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { sealingSecretOf } from '#core/sealing-secret.ts'
import type { Db } from '#db/db.ts'
import { lookAtDisclosure } from '#disclosures/look-at-disclosure.ts'
import { makeDisclosers, niece } from '#test/disclosing.ts'
import { testDb } from '#test/test-db.ts'

import { sealAnew } from './seal-anew.ts'
import { replaceSealed } from './sealed.store.ts'

const db = await testDb()
const first = 'a secret of thirty-two characters'
const second = 'another secret of thirty-two chars'
const both = sealingSecretOf({ secret: second, earlierSecrets: [first] })
const onlySecond = sealingSecretOf({ secret: second })

test('what an earlier secret sealed opens with the new one alone, once sealed anew', async () => {
  const { needs, trust, teacher, disclosed, decide } = await makeDisclosers(db)
  const { trustId } = trust
  const disclosure = await disclosed()
  await decide(disclosure)
  const look = (sealing = onlySecond) =>
    lookAtDisclosure({ ...needs, sealing }, { trustId, disclosure, by: teacher })

  expect(await look()).toMatchObject({ unread: 'key-missing' })
  expect(await sealAnew({ ...needs, sealing: both }, { trustId })).toEqual({ sealed: 2, lost: 0 })
  expect(await look()).toMatchObject({ unread: undefined, disclosed: niece })
  expect(await look(needs.sealing)).toMatchObject({ unread: 'key-missing' })
  expect(await sealAnew({ ...needs, sealing: both }, { trustId })).toEqual({ sealed: 0, lost: 0 })
  const told = await db.transactionFor(trustId, (tx) =>
    findAuditOf(tx, { kind: 'trust', id: trustId }),
  )
  expect(told).toMatchObject([
    {
      actor: 'command',
      action: 'disclosures.sealed-anew',
      facts: { texts: 2, key: both.keys[0].keyId },
    },
  ])
})

test('without the earlier secret it says how many are lost, and leaves them for when it is found', async () => {
  const { needs, trust, teacher, disclosed } = await makeDisclosers(db)
  const { trustId } = trust
  const disclosure = await disclosed()

  expect(await sealAnew({ ...needs, sealing: onlySecond }, { trustId })).toEqual({
    sealed: 0,
    lost: 1,
  })
  expect(await lookAtDisclosure(needs, { trustId, disclosure, by: teacher })).toMatchObject({
    disclosed: niece,
  })
})

test('cut short, it goes on where it stopped, and tells of exactly what was done', async () => {
  const { needs, trust, disclosed } = await makeDisclosers(db)
  const { trustId } = trust
  for (let one = 0; one < 103; one += 1) await disclosed()
  let pages = 0
  const dying: Db = {
    ...db,
    transactionFor: (id, work) =>
      db.transactionFor(id, async (tx) => {
        const done = await work(tx)
        pages += 1
        if (pages > 1) throw new Error('the power went')
        return done
      }),
  }

  await expect(sealAnew({ ...needs, db: dying, sealing: both }, { trustId })).rejects.toThrow(
    'power',
  )
  expect(await sealAnew({ ...needs, sealing: both }, { trustId })).toEqual({ sealed: 3, lost: 0 })
  const told = await db.transactionFor(trustId, (tx) =>
    findAuditOf(tx, { kind: 'trust', id: trustId }),
  )
  expect(told.map(({ facts }) => facts)).toMatchObject([{ texts: 100 }, { texts: 3 }])
})

test('only the change itself is made as the owner', async () => {
  const { trust, disclosed } = await makeDisclosers(db)
  const { disclosureId } = await disclosed()
  const asked = db.transactionFor(trust.trustId, async (tx) => {
    const sealed = { keyId: 'another', box: Buffer.of(1) }
    const was = { ...sealed, keyId: 'none' }
    await replaceSealed(tx, { disclosureId, revision: 1, was, sealed })
    await tx.query.updateTable('disclosure_entry').set({ key_id: null, sealed: null }).execute()
  })

  await expect(asked).rejects.toThrow('permission denied')
})

test('the application itself cannot change what was said', async () => {
  const { trust, disclosed } = await makeDisclosers(db)
  await disclosed()
  const change = db.transactionFor(trust.trustId, ({ query }) =>
    query.updateTable('disclosure_entry').set({ key_id: null, sealed: null }).execute(),
  )

  await expect(change).rejects.toThrow('permission denied')
})
