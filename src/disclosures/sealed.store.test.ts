import { expect, test } from 'vitest'

import { sealingSecretOf } from '#core/sealing-secret.ts'
import { canary, everythingKept, makeDisclosers, spellingsOf } from '#test/disclosing.ts'
import { testDb } from '#test/test-db.ts'

import { addToDisclosure } from './change-disclosure.ts'
import { readOwnDisclosures } from './list-disclosures.ts'
import { lookAtDisclosure } from './look-at-disclosure.ts'

const db = await testDb()
const { needs, trust, teacher, head, disclosed, decide } = await makeDisclosers(db)
const { trustId } = trust

test('what is disclosed, decided and added stands nowhere in the database but sealed', async () => {
  const disclosure = await disclosed()
  const asked = await decide(disclosure, { decision: 'more-to-say', note: `Who is ${canary}?` })
  if (!asked.ok) throw new Error(asked.error.type)
  const { disclosureId, revision } = asked.value
  const words = `${canary} is my niece`
  await addToDisclosure(needs, { trust, disclosureId, revision, by: teacher, words })
  await lookAtDisclosure(needs, { trustId, disclosure, by: head })
  const all = await everythingKept(db, trustId)

  expect(all).toContain(disclosureId)
  for (const spelled of spellingsOf(canary)) expect(all).not.toContain(spelled)
})

test('what is kept does not open in the place of another, nor after a change', async () => {
  const one = await disclosed()
  const other = await disclosed()
  await db.engine.exclusively((owner) =>
    owner.script(`begin; select set_config('app.trust', '${trustId}', true);
      update disclosure_entry set sealed = (select sealed from disclosure_entry
        where disclosure_id = '${other.disclosureId}') where disclosure_id = '${one.disclosureId}';
      commit`),
  )

  expect(await lookAtDisclosure(needs, { trustId, disclosure: one, by: teacher })).toMatchObject({
    unread: 'not-genuine',
    disclosed: undefined,
    entries: [{ what: 'disclosed', said: undefined }],
  })
  const read = await readOwnDisclosures(needs, { trustId, personId: teacher })
  const ids = read.map(({ disclosure }) => disclosure.disclosureId)
  expect(ids).toContain(other.disclosureId)
  expect(ids).not.toContain(one.disclosureId)
})

test('once the secret is lost it says so, and changes no answer', async () => {
  const disclosure = await disclosed()
  const sealing = sealingSecretOf({ secret: 'another secret of thirty-two chars' })
  const lost = { ...needs, sealing }

  expect(await lookAtDisclosure(lost, { trustId, disclosure, by: teacher })).toMatchObject({
    unread: 'key-missing',
    disclosed: undefined,
  })
  expect(await readOwnDisclosures(lost, { trustId, personId: teacher })).toEqual([])
})
