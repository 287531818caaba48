import { err, ok, type Result } from '#core/result.ts'

import type { Disclosable } from './disclosable.ts'
import { isMeantFor, type Disclosed, type Disclosure, type DisclosureKind } from './disclosure.ts'
import { findDisclosure, insertDisclosure } from './disclosures.store.ts'
import { keepSaid, type DisclosingNeeds } from './disclosing.ts'
import { areWellChosen, holdersFor } from './readers/readers.ts'
import { tellRecipients, type TrustInMail } from './tell-by-mail.ts'

/** What somebody discloses, and to whom; `disclosureId` was made with the form, so that a double click is one. */
export type NewDisclosure = {
  readonly trust: TrustInMail
  readonly by: string
  readonly disclosureId: string
  readonly kind: DisclosureKind
  readonly to: readonly string[]
  /** Those who hold these roles and are to read it; left out, all of them. */
  readonly chosen?: readonly string[] | undefined
  readonly disclosed: Disclosed
  readonly renews?: string | undefined
  /** What the policy in force has people disclose of this kind. */
  readonly disclosable: Disclosable
}

/** Why a disclosure was not kept. */
export type NotDisclosed =
  | { readonly type: 'wrong-recipients' }
  | { readonly type: 'wrongly-chosen' }
  | { readonly type: 'nothing-to-renew' }
  | { readonly type: 'id-taken' }

/** Keeps a disclosure, sealed, and tells those it goes to that something waits; never what. */
export async function disclose(
  needs: DisclosingNeeds,
  asked: NewDisclosure,
): Promise<Result<Disclosure, NotDisclosed>> {
  const { trust, by, disclosed, to: roles, chosen = [] } = asked
  if (!isSentRightly(asked)) return err({ type: 'wrong-recipients' })
  const { trustId } = trust
  const holders = await holdersFor(needs, { trustId, personId: by, roles })
  if (!areWellChosen(chosen, { roles, holders })) return err({ type: 'wrongly-chosen' })
  const at = needs.clock.now()
  const disclosure = begun(asked, at)
  const recipients = holders.filter(({ personId }) => isMeantFor(disclosure, personId))
  return needs.db.transactionFor(trustId, async (tx) => {
    if (asked.renews !== undefined && !isRenewable(await findDisclosure(tx, asked.renews), asked))
      return err({ type: 'nothing-to-renew' })
    if (!(await insertDisclosure(tx, disclosure))) {
      const kept = await findDisclosure(tx, asked.disclosureId)
      return kept?.personId === by ? ok(kept) : err({ type: 'id-taken' })
    }
    await tellRecipients(tx, needs, { trust, recipients })
    await keepSaid(tx, needs, {
      disclosure,
      saying: { by, at, said: { what: 'disclosed', disclosed } },
    })
    return ok(disclosure)
  })
}

function begun(asked: NewDisclosure, at: Date): Disclosure {
  const { disclosable, to } = asked
  return {
    disclosureId: asked.disclosureId,
    kind: asked.kind,
    clause: disclosable.clauses[0],
    personId: asked.by,
    to,
    needsAll: disclosable.to.type === 'all' && to.length > 1,
    saidYes: {},
    chosen: asked.chosen ?? [],
    state: 'waiting',
    revision: 1,
    disclosedAt: at,
    renews: asked.renews,
  }
}

/** To all the roles where the text says all, and else to at least one of those it names. */
function isSentRightly({ to, disclosable }: NewDisclosure): boolean {
  const { type, roles } = disclosable.to
  const named = roles.filter((role) => to.includes(role))
  if (named.length !== to.length) return false
  return type === 'all' ? named.length === roles.length : named.length > 0
}

function isRenewable(earlier: Disclosure | undefined, { by, kind }: NewDisclosure): boolean {
  return earlier?.personId === by && earlier.kind === kind
}
