import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { isId, newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'

import { hashOf, newKey, type ScimKey } from './scim-key.ts'
import { endKeyOf, findKeyByHash, findKeys, insertKey, touchKey } from './scim-keys.store.ts'

type Needs = { readonly db: Db; readonly clock: Clock }

/** Makes a key and gives it, this once: only its hash is kept. */
export async function makeKey(
  { db, clock }: Needs,
  asked: { readonly trustId: string; readonly by: string; readonly label: string },
): Promise<string> {
  const [key, keyId, at] = [newKey(), newId(), clock.now()]
  await db.transactionFor(asked.trustId, async (tx) => {
    const made = { keyId, label: asked.label, madeBy: asked.by, madeAt: at }
    await insertKey(tx, { ...made, hash: hashOf(key) })
    const subject = { kind: 'directory-key', id: keyId }
    await recordAudit(tx, { at, actor: asked.by, action: 'directory-key.made', subject })
  })
  return key
}

/** The keys of a trust, the latest first, ended ones among them. */
export async function listKeys(
  { db }: Pick<Needs, 'db'>,
  { trustId }: { readonly trustId: string },
): Promise<readonly ScimKey[]> {
  return db.transactionFor(trustId, findKeys)
}

/** Ends a key from now on; harmless when it has ended. */
export async function endKey(
  { db, clock }: Needs,
  asked: { readonly trustId: string; readonly by: string; readonly keyId: string },
): Promise<void> {
  const { trustId, by, keyId } = asked
  if (!isId(keyId)) return
  const at = clock.now()
  await db.transactionFor(trustId, async (tx) => {
    if (!(await endKeyOf(tx, keyId, at))) return
    const subject = { kind: 'directory-key', id: keyId }
    await recordAudit(tx, { at, actor: by, action: 'directory-key.ended', subject })
  })
}

const aMinute = 60_000

/** The id of the key that was shown, if it is one of the trust's that goes on; keeps when it was used. */
export async function knowKey(
  { db, clock }: Needs,
  { trustId, key }: { readonly trustId: string; readonly key: string },
): Promise<string | undefined> {
  const now = clock.now()
  return db.transactionFor(trustId, async (tx) => {
    const found = await findKeyByHash(tx, hashOf(key))
    if (found === undefined) return undefined
    const { keyId, usedAt } = found
    if (usedAt === null || now.getTime() - usedAt.getTime() > aMinute) {
      await touchKey(tx, keyId, now)
    }
    return keyId
  })
}
