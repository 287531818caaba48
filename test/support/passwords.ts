import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { newId } from '#core/ids.ts'
import { openAuth } from '#people/sign-in/open-auth.ts'
import { ensureLogin } from '#people/sign-in/logins.store.ts'
import type { Trust } from '#people/trust.ts'

import { makePerson } from './makers.ts'
import { testSignInSecret } from './signed-in.ts'

/** The password that people of tests have. */
export const testPassword = 'lamp orbit seventeen'

let made = 0

/** Somebody on the staff who can sign in with an address and `testPassword`. */
export async function personWithPassword(
  db: Db,
  trust: Trust,
): Promise<{ readonly personId: string; readonly email: string }> {
  made += 1
  const email = `someone-${made}@staff.example`
  const { personId } = await makePerson(db, trust, { email, stays: [{ kind: 'staff' }] })
  const clock = clockAt('2026-11-20T12:00:00Z')
  const auth = openAuth({ db, clock, secret: testSignInSecret })(trust)
  const password = await (await auth.$context).password.hash(testPassword)
  const at = clock.now()
  await db.transactionFor(trust.trustId, async (tx) => {
    await ensureLogin(tx, { personId, email, at })
    await tx.query
      .insertInto('login_method')
      .values({
        trust_id: trust.trustId,
        id: newId(),
        person_id: personId,
        provider: 'credential',
        account_key: personId,
        password,
        made_at: at,
        changed_at: at,
      })
      .execute()
  })
  return { personId, email }
}
