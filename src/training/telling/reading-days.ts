import type { CalendarEntry } from '#core/calendar-entry.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import { ownReading, type ReadingNeeds } from '#training/acknowledging/own-reading.ts'
import type { Item } from '#training/owed/item.ts'
import { doing, headingOf, whyOf } from '#training/pages/item-words.ts'

const words = { again: 'It is asked of you again from this day.' } as const

/** The days by which somebody is to read, sign, learn or check something, now or again, for their calendar. */
export async function readingDays(
  needs: ReadingNeeds,
  asked: AskedFor,
): Promise<readonly CalendarEntry[]> {
  const { trust, visitor, today } = asked
  const own = await ownReading(needs, { trust, personId: visitor.personId, today })
  if (own === undefined) return []
  const { rulebook } = own.reading.edition
  return own.items.flatMap((item) => {
    const day = dayOf(item)
    if (day === undefined) return []
    return [
      {
        id: `reading-${item.key.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
        day,
        title: `${doing[item.asks]}: ${headingOf(item, rulebook)}`,
        says: item.standing === 'done' ? words.again : whyOf(item),
        href: `/trusts/${trust.slug}/reading`,
      },
    ]
  })
}

function dayOf({ standing, due, next }: Item): IsoDay | undefined {
  return standing === 'done' ? next : due
}
