import type { Visitor } from '#access/visitor.ts'
import { dayWords } from '#core/day.ts'
import { addDays, type IsoDay } from '#core/iso-day.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import type { Shelf } from '#policies/shelf.ts'

import { disclosablesIn } from './disclosable.ts'
import { isAllowed, isUnseen, type Disclosure } from './disclosure.ts'
import { countWaiting, listOwnDisclosures } from './list-disclosures.ts'

/** So many days before its end a disclosure is named on the home page. */
export const namedBefore = 60

const words = {
  decide: (many: number) =>
    many === 1 ? 'Decide on what was disclosed to you' : `Decide on ${many} disclosures to you`,
  decideWhy: 'Somebody waits for your answer, in confidence.',
  more: 'Say more about what you disclosed',
  moreWhy: 'Those who decide asked for more.',
  decided: 'Look at what was decided on what you disclosed',
  decidedWhy: 'It was decided, and you have not opened it since.',
  ends: 'Renew what you disclosed, or let it end',
  endsWhy: 'The day after its last day it changes no answer any more.',
  own: 'Disclose a tie, or look at what you disclosed',
  ownWhy: 'What you tell the school in confidence can change the answers you get.',
} as const

type Asked = {
  readonly visitor: Visitor
  readonly trust: { readonly trustId: string; readonly slug: string; readonly code: string }
  readonly today: IsoDay
}

/** The most of one's own that are looked at for the home page. */
const most = 50

/** What waits for somebody's decision, what was asked of them, what of theirs ends; never what it is about. */
export async function disclosureTasks(
  needs: { readonly db: Db; readonly shelf: Shelf },
  asked: Asked,
): Promise<readonly Task[]> {
  const { visitor, trust, today } = asked
  const base = `/trusts/${trust.slug}/disclosures`
  const waiting = await countWaiting(needs, { visitor, day: today })
  const own = await listOwnDisclosures(needs, { ...visitor, most })
  const decide: Task = {
    title: words.decide(waiting),
    why: words.decideWhy,
    href: base,
    state: 'to-do',
  }
  return [
    ...(waiting > 0 ? [decide] : []),
    ...own.disclosures.flatMap((one) => ownTasks(one, { base, today })),
    ...(await beginningTask(needs, asked)),
  ]
}

function ownTasks(
  disclosure: Disclosure,
  { base, today }: { readonly base: string; readonly today: IsoDay },
): readonly Task[] {
  const { disclosureId, state, endsOn } = disclosure
  const href = `${base}/${disclosureId}`
  if (state === 'more-to-say') {
    return [{ title: words.more, why: words.moreWhy, href: `${href}/more`, state: 'to-do' }]
  }
  if (isUnseen(disclosure)) {
    return [{ title: words.decided, why: words.decidedWhy, href, state: 'look' }]
  }
  const isEnding =
    isAllowed(disclosure) &&
    endsOn !== undefined &&
    today <= endsOn &&
    endsOn <= addDays(today, namedBefore)
  if (!isEnding) return []
  const title = `${words.ends}: ${dayWords(endsOn)}`
  return [{ title, why: words.endsWhy, href, due: endsOn, state: 'advised' }]
}

/** The way to disclose, for those who work where the policy asks for it. */
async function beginningTask(
  { shelf }: { readonly shelf: Shelf },
  { visitor, trust, today }: Asked,
): Promise<readonly Task[]> {
  if (!visitor.stays.some(({ kind }) => kind !== 'pupil' && kind !== 'parent')) return []
  const edition = await shelf.inForce(trust, today)
  if (edition === undefined || disclosablesIn(edition).length === 0) return []
  const href = `/trusts/${trust.slug}/disclosures`
  return [{ title: words.own, why: words.ownWhy, href, state: 'look' }]
}
