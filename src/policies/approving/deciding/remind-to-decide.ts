import type { Clock } from '#core/clock.ts'
import { dayWords } from '#core/day.ts'
import { daysBetween } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Morning, Round } from '#jobs/morning.ts'
import { type Holder, whoHolds } from '#people/roles/who-holds.ts'
import { openOn, type Package } from '#policies/approving/package.ts'
import { findPackageRow, findPackagesIn } from '#policies/approving/packages.store.ts'
import { remindOnce } from '#policies/reminding/remind-once.ts'

import { findAuthors, findVotes } from './decisions.store.ts'

/** What reminding needs; `address` is where links in mail begin, if it is known. */
export type RemindNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly address?: string | undefined
}

/** So many packages are looked through. */
const most = 25

/** The reminders, the last of them first: so many days before the last day, at most. */
const steps = [
  { step: 'before-1', days: 1 },
  { step: 'before-7', days: 7 },
  { step: 'sent', days: Number.POSITIVE_INFINITY },
] as const

/**
 * Mails those whose vote is missing, or who record what a meeting decided: when a package was sealed, a
 * week and a day before its last day. Nobody who wrote some of it is asked.
 */
export function remindToDecide(needs: RemindNeeds): Morning {
  return {
    name: 'policy-decisions',
    run: async (round) => {
      const { trust, today, transaction } = round
      const open = await transaction((tx) => findPackagesIn(tx, 'in-review', most))
      if (open.length === 0) return
      const held = await whoHolds(needs, { trustId: trust.trustId, day: today })
      for (const one of open) if (openOn(one, today).ok) await remindOf(needs, { round, one, held })
    },
  }
}

type Reminding = { readonly round: Round; readonly one: Package; readonly held: readonly Holder[] }

async function remindOf(needs: RemindNeeds, { round, one, held }: Reminding): Promise<void> {
  const { decideBy, way } = one.terms
  const left = daysBetween(round.today, decideBy)
  const step = steps.find(({ days }) => left <= days)?.step ?? 'sent'
  const role = way === 'vote' ? 'trustee' : 'clerk'
  const asked = new Set(
    held.filter((holder) => holder.role === role).map(({ personId }) => personId),
  )
  for (const personId of asked) {
    await round.transaction(async (tx) => {
      const now = await findPackageRow(tx, one.packageId)
      const wrote = (await findAuthors(tx, one.draftId)).has(personId)
      const votes = await findVotes(tx, one.packageId)
      const isDone = now?.state !== 'in-review' || votes.some((cast) => cast.personId === personId)
      if (wrote || isDone) return
      const about = `policy-decision:${one.packageId}`
      const message = messageOf(needs, round, one)
      await remindOnce(tx, { about, personId, step, ...message }, needs.clock.now())
    })
  }
}

function messageOf(
  { address }: RemindNeeds,
  { trust }: Round,
  { packageId, label, terms }: Package,
) {
  const day = dayWords(terms.decideBy)
  const what =
    terms.way === 'vote'
      ? `Edition ${label} of the policy of ${trust.name} is sealed, and your vote is missing.`
      : `Edition ${label} of the policy of ${trust.name} is with those who decide. What they decided has to be recorded.`
  const where =
    address === undefined
      ? 'Sign in to Houserules; your home page leads to it.'
      : `${address}/trusts/${trust.slug}/packages/${packageId}`
  return {
    kind: 'policy-decision',
    subject: `Decide on the policy by ${day}`,
    text: `${what}\n\n${where}\n\nAfter ${day} it lapses: nothing is approved by waiting.\n`,
  }
}
