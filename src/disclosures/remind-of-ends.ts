import type { Clock } from '#core/clock.ts'
import { dayWords } from '#core/day.ts'
import { addDays, daysBetween, type IsoDay } from '#core/iso-day.ts'
import type { Morning } from '#jobs/morning.ts'
import { remindOnce } from '#policies/reminding/remind-once.ts'

import type { Disclosure } from './disclosure.ts'
import { findEnding } from './disclosures.store.ts'

/** So many days before its end the author of a disclosure is reminded. */
const before = [30, 7] as const

/** The most ends that one morning looks at. */
const most = 1000

const words = {
  subject: (day: string) => `Something of yours ends on ${day}`,
  text: (day: string) =>
    `Something that you told the school in confidence holds to ${day}. From the day after, it changes no answer of the policy any more.`,
  where: 'If it still holds, renew it in time. Sign in to Houserules:',
  noLink: 'If it still holds, renew it in time. Sign in to Houserules.',
} as const

/**
 * Reminds the authors of disclosures 30 and 7 days before the last day; never of what they are about.
 * Stops once it is renewed, withdrawn or over.
 */
export function remindOfEnds(needs: {
  readonly clock: Clock
  readonly address?: string | undefined
}): Morning {
  return {
    name: 'disclosure-ends',
    run: async ({ trust, today, transaction }) => {
      const by = addDays(today, Math.max(...before))
      await transaction(async (tx) => {
        for (const disclosure of await findEnding(tx, { from: today, by, limit: most })) {
          const { disclosureId, personId, endsOn = today } = disclosure
          const about = `disclosure:${disclosureId}`
          const message = messageOf(disclosure, { ...needs, slug: trust.slug, today })
          const reminder = { about, personId, step: stepOf(endsOn, today), ...message }
          await remindOnce(tx, reminder, needs.clock.now())
        }
      })
    },
  }
}

/** Which reminder is due; a day that was missed skips one, so that nobody gets two at once. */
function stepOf(endsOn: IsoDay, today: IsoDay): string {
  const left = daysBetween(today, endsOn)
  return `${endsOn} before-${before.findLast((days) => left <= days)}`
}

function messageOf(
  { endsOn }: Disclosure,
  {
    address,
    slug,
    today,
  }: { readonly address?: string | undefined; readonly slug: string; readonly today: IsoDay },
) {
  const day = dayWords(endsOn ?? today)
  const link = `${address ?? ''}/trusts/${slug}`
  return {
    kind: 'something-ends',
    subject: words.subject(day),
    text: `${words.text(day)}\n\n${address === undefined ? words.noLink : `${words.where}\n${link}`}`,
  }
}
