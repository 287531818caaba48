import type { z } from 'zod'

import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'

import { appendHistory } from './history.store.ts'
import { findPerson, lockPerson, updatePerson } from './people.store.ts'
import type { newPerson, Person } from './person.ts'
import { tellAtLogin } from './sign-in/tell-at-login.ts'

/**
 * Changes the name and e-mail address of a person by hand. The next import from a system that knows
 * them overwrites it. The record says which of the two changed, not from what to what.
 */
export async function changePerson(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: {
    readonly trustId: string
    readonly by: string
    readonly personId: string
    readonly to: Pick<z.infer<typeof newPerson>, 'givenName' | 'familyName' | 'email'>
  },
): Promise<Result<Person, { readonly type: 'no-such-person' }>> {
  const { trustId, by, personId, to } = asked
  return db.transactionFor(trustId, async (tx) => {
    await lockPerson(tx, personId)
    const before = await findPerson(tx, personId)
    if (!before) return err({ type: 'no-such-person' })
    const changed = (['givenName', 'familyName', 'email'] as const).filter(
      (name) => before[name] !== to[name],
    )
    if (changed.length === 0) return ok(before)
    const person = { ...before, ...to }
    await updatePerson(tx, person)
    const { personId: id, ...state } = person
    const at = clock.now()
    const subject = { kind: 'person', id } as const
    await appendHistory(tx, subject, { at, cause: 'changed by hand', state })
    if (changed.includes('email')) await tellAtLogin(tx, { personId, kind: 'address-changed' })
    await recordAudit(tx, { at, actor: by, action: 'person.changed', subject, facts: { changed } })
    return ok(person)
  })
}
