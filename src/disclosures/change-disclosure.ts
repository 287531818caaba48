import { err, ok, type Result } from '#core/result.ts'

import type { Disclosure, Said } from './disclosure.ts'
import { findDisclosure, updateDisclosure } from './disclosures.store.ts'
import { keepSaid, type DisclosingNeeds } from './disclosing.ts'
import { readersOf } from './readers/readers.ts'
import { tellRecipients, type TrustInMail } from './tell-by-mail.ts'

/** What the author of a disclosure adds to it, or on withdrawing it. */
export type Changing = {
  readonly trust: TrustInMail
  readonly disclosureId: string
  readonly by: string
  readonly revision: number
  readonly words: string
}

/** Why a disclosure was not changed. */
export type NotChanged =
  | { readonly type: 'no-such-disclosure' }
  | { readonly type: 'stale' }
  | { readonly type: 'settled' }

/** Adds the words of its author to a disclosure that waits or was asked for more; it waits again. */
export async function addToDisclosure(
  needs: DisclosingNeeds,
  changing: Changing,
): Promise<Result<Disclosure, NotChanged>> {
  return change(needs, changing, (before) =>
    before.state === 'waiting' || before.state === 'more-to-say'
      ? {
          to: { ...before, state: 'waiting', saidYes: {} },
          said: { what: 'added', words: changing.words },
        }
      : undefined,
  )
}

/** Withdraws a disclosure for its author: from now on it changes no answer. */
export async function withdrawDisclosure(
  needs: DisclosingNeeds,
  changing: Changing,
): Promise<Result<Disclosure, NotChanged>> {
  const withdrawnAt = needs.clock.now()
  return change(needs, changing, (before) =>
    before.state === 'withdrawn'
      ? undefined
      : {
          to: { ...before, state: 'withdrawn', withdrawnAt },
          said: { what: 'withdrawn', words: changing.words },
        },
  )
}

type Change = (before: Disclosure) => { readonly to: Disclosure; readonly said: Said } | undefined

async function change(
  needs: DisclosingNeeds,
  { trust, disclosureId, by, revision }: Changing,
  how: Change,
): Promise<Result<Disclosure, NotChanged>> {
  const at = needs.clock.now()
  const { trustId } = trust
  const looked = await needs.db.transactionFor(trustId, (tx) => findDisclosure(tx, disclosureId))
  const recipients = looked ? await readersOf(needs, { trustId, disclosure: looked }) : []
  return needs.db.transactionFor(trustId, async (tx) => {
    const before = await findDisclosure(tx, disclosureId)
    if (before === undefined || before.personId !== by) return err({ type: 'no-such-disclosure' })
    if (before.revision !== revision) return err({ type: 'stale' })
    // What is said after the erasing would be kept for ever: nothing is erased twice.
    const changed = before.erasedAt === undefined ? how(before) : undefined
    if (changed === undefined) return err({ type: 'settled' })
    const disclosure = { ...changed.to, revision: revision + 1 }
    if (!(await updateDisclosure(tx, disclosure))) return err({ type: 'stale' })
    if (disclosure.state === 'waiting') await tellRecipients(tx, needs, { trust, recipients })
    await keepSaid(tx, needs, { disclosure, saying: { by, at, said: changed.said } })
    return ok(disclosure)
  })
}
