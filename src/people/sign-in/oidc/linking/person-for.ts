import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import { findPerson } from '#people/people.store.ts'
import { holdsOn, type Person } from '#people/person.ts'

import type { Account } from '#people/sign-in/oidc/account.ts'
import { findPersonBySource, findPersonOf, putRequest } from './accounts.store.ts'
import type { OidcNeeds } from '#people/sign-in/oidc/begin-sign-in.ts'
import { acceptWith, personInvited } from './invited.ts'
import { linkAccount } from './link-account.ts'
import type { Provider } from '#people/sign-in/oidc/provider.ts'
import { pupilsMay } from '#people/sign-in/oidc/providers.store.ts'
import type { Refused } from '#people/sign-in/oidc/refused.ts'

type Asked = {
  readonly trustId: string
  readonly provider: Provider
  readonly account: Account
  readonly invitationHash?: string | undefined
}

type Found = { readonly personId: string; readonly by?: 'import' | 'invitation' }

/**
 * The person an account stands for. One that stands for nobody is linked only through an id that the
 * trust already holds or an invitation; otherwise an administrator is asked. An address decides nothing.
 */
export async function personFor(
  { db, clock }: Pick<OidcNeeds, 'db' | 'clock'>,
  asked: Asked,
): Promise<Result<string, Refused>> {
  const at = clock.now()
  return db.transactionFor(asked.trustId, async (tx) => {
    const found = await findFor(tx, { ...asked, at })
    if (!found) {
      await putRequest(tx, asked.account, at)
      return err({ reason: 'account-of-nobody' })
    }
    const { personId, by } = found
    const why = await whyNot(tx, personId, dayOf(at))
    if (why !== undefined) return err({ reason: why })
    const { account, invitationHash: kept } = asked
    if (by === 'invitation' && kept !== undefined) {
      await acceptWith(tx, { kept, at, provider: account.provider })
    }
    if (by) await linkAccount(tx, account, { personId, by, at, actor: personId })
    return ok(personId)
  })
}

async function findFor(
  tx: Tx,
  { provider, account, invitationHash: kept, at }: Asked & { readonly at: Date },
): Promise<Found | undefined> {
  const linked = await findPersonOf(tx, account)
  if (linked !== undefined) return { personId: linked }
  const { linkSource } = provider
  const imported = linkSource && (await findPersonBySource(tx, linkSource, account.subject))
  if (imported) return { personId: imported, by: 'import' }
  const invited = kept === undefined ? undefined : await personInvited(tx, { kept, at })
  return invited === undefined ? undefined : { personId: invited, by: 'invitation' }
}

/** Why a person may not sign in today, if they may not. */
async function whyNot(tx: Tx, personId: string, day: IsoDay): Promise<string | undefined> {
  const kinds = kindsOn(await findPerson(tx, personId), day)
  if (kinds.length === 0) return 'person-left'
  const isOnlyPupil = kinds.every((kind) => kind === 'pupil')
  return isOnlyPupil && !(await pupilsMay(tx)) ? 'pupil' : undefined
}

function kindsOn(person: Person | undefined, day: IsoDay) {
  return (person?.stays ?? []).filter((stay) => holdsOn(stay, day)).map(({ kind }) => kind)
}
