import type { Visitor } from '#access/visitor.ts'
import type { CalendarEntry } from '#core/calendar-entry.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'

import { isAllowed } from './disclosure.ts'
import { listOwnDisclosures } from './list-disclosures.ts'

const words = {
  title: 'Something you told the school ends',
  says: 'The day after, it changes no answer of the policy any more. Renew it if it still holds.',
} as const

/** The most of one's own that are looked at. */
const most = 50

/** The last days of what somebody disclosed, for their calendar; never what it is about. */
export async function disclosureDays(
  needs: { readonly db: Db },
  asked: {
    readonly visitor: Visitor
    readonly trust: { readonly slug: string }
    readonly today: IsoDay
  },
): Promise<readonly CalendarEntry[]> {
  const { visitor, trust, today } = asked
  const own = await listOwnDisclosures(needs, { ...visitor, most })
  return own.disclosures.flatMap((disclosure) => {
    const { disclosureId, endsOn } = disclosure
    if (!isAllowed(disclosure) || endsOn === undefined || endsOn < today) return []
    const href = `/trusts/${trust.slug}/disclosures/${disclosureId}`
    return [{ id: `ends-${disclosureId}`, day: endsOn, href, ...words }]
  })
}
