import type { Task } from '#core/task.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import { ownReading, type ReadingNeeds } from '#training/acknowledging/own-reading.ts'
import { standings } from '#training/outstanding/standings.ts'
import { isOverdue, isOwed, type Item } from '#training/owed/item.ts'
import { doing, headingOf, whyOf } from '#training/pages/item-words.ts'

const words = {
  more: (count: number) =>
    count === 1 ? 'One more thing to read or do' : `${count} more things to read or do`,
  moreWhy: 'They all stand under Reading and learning.',
  others: (count: number) =>
    count === 1
      ? 'One person at your school is late with what the policy asks'
      : `${count} people at your school are late with what the policy asks`,
  othersWhy: 'They are reminded by mail each week until it is done.',
} as const

/** So many things to read are named one by one. */
const mostNamed = 4

/** What somebody still has to read, sign, learn or check, each as a task. */
export async function readingTasks(needs: ReadingNeeds, asked: AskedFor): Promise<readonly Task[]> {
  const { trust, visitor, today } = asked
  const own = await ownReading(needs, { trust, personId: visitor.personId, today })
  const owed = own?.items.filter(isOwed) ?? []
  if (own === undefined || owed.length === 0) return []
  const { rulebook } = own.reading.edition
  const base = `/trusts/${trust.slug}`
  const named = owed.slice(0, mostNamed).map((item): Task => ({
    title: `${doing[item.asks]}: ${headingOf(item, rulebook)}`,
    why: whyOf(item),
    href: hrefOf(item, base),
    due: item.due,
    state: isOverdue(item, today) ? 'overdue' : 'to-do',
  }))
  return owed.length <= mostNamed ? named : [...named, moreTask(owed.length - mostNamed, base)]
}

function hrefOf({ key, asks }: Item, base: string): string {
  return asks === 'check'
    ? `${base}/self-check`
    : `${base}/reading/item?what=${encodeURIComponent(key)}`
}

function moreTask(count: number, base: string): Task {
  return { title: words.more(count), why: words.moreWhy, href: `${base}/reading`, state: 'to-do' }
}

const heads = ['headteacher', 'dsl']

/** That people of their school are late, for those who head or safeguard one. */
export async function lateReadersTasks(
  needs: ReadingNeeds,
  asked: AskedFor,
): Promise<readonly Task[]> {
  const { trust, visitor, today } = asked
  const held = visitor.holdings.filter(({ role }) => heads.includes(role))
  const schools = [...new Set(held.flatMap(({ schoolId }) => schoolId ?? []))]
  if (schools.length === 0) return []
  const found = await standings(needs, { trust, today, places: schools })
  const late = found?.people.filter(({ state }) => state === 'overdue').length ?? 0
  if (late === 0) return []
  const href = `/trusts/${trust.slug}/reading/outstanding?state=overdue`
  return [{ title: words.others(late), why: words.othersWhy, href, state: 'look' }]
}
