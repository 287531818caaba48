import { dayWords } from '#core/day.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import { holdsAny, type TaskAsked } from '#people/tasks/task-asked.ts'

import { findAuthors, findVotes } from './deciding/decisions.store.ts'
import { openOn, type Package } from './package.ts'
import { findPackagesIn, findReturned } from './packages.store.ts'

const words = {
  vote: (day: string) => `Decide on the policy by ${day}`,
  voteWhy: (label: string) => `Edition ${label} is sealed, and your vote is missing.`,
  read: (day: string) => `Read the policy that is decided on by ${day}`,
  readWhy: (label: string, body: string) => `Edition ${label} goes to the ${body}.`,
  record: (day: string) => `Record what was decided on the policy, by ${day}`,
  recordWhy: (label: string) =>
    `Edition ${label} is with those who decide. After that day it lapses.`,
  back: 'Go on with the policy that came back',
  backWhy: {
    declined: 'It was declined. The reasons stand with its approval.',
    withdrawn: 'It was withdrawn. The reason stands with its approval.',
    lapsed: 'Nobody had decided by its last day.',
  },
} as const

/** So many packages are looked through at most. */
const most = 25

/** What waits for somebody on the way of a policy to be in force: deciding, recording, going on writing. */
export async function approvingTasks(
  { db }: { readonly db: Db },
  asked: TaskAsked,
): Promise<readonly Task[]> {
  const { personId } = asked.visitor
  if (!holdsAny(asked, deciding) && !holdsAny(asked, writing)) return []
  return db.transactionFor(asked.trust.trustId, async (tx) => {
    const tasks: Task[] = []
    for (const one of await findPackagesIn(tx, 'in-review', most)) {
      if (!openOn(one, asked.today).ok) continue
      const wrote = (await findAuthors(tx, one.draftId)).has(personId)
      const votes = await findVotes(tx, one.packageId)
      const voted = votes.some((cast) => cast.personId === personId)
      tasks.push(...decisionTasks(one, asked, { wrote, voted }))
    }
    if (holdsAny(asked, writing)) {
      const returned = await findReturned(tx, personId, most)
      tasks.push(...returned.map((one) => backTask(one, asked)))
    }
    return tasks
  })
}

const deciding = ['trustee', 'clerk']
const writing = ['trust-central', 'executive-headteacher', 'headteacher', 'dsl', 'clerk']

function decisionTasks(
  one: Package,
  asked: TaskAsked,
  { wrote, voted }: { readonly wrote: boolean; readonly voted: boolean },
): readonly Task[] {
  if (wrote) return []
  const { label, terms } = one
  const day = dayWords(terms.decideBy)
  const href = `/trusts/${asked.trust.slug}/packages/${one.packageId}`
  const task = { href, due: terms.decideBy }
  const isTrustee = holdsAny(asked, ['trustee'])
  if (terms.way === 'vote') {
    if (!isTrustee || voted) return []
    return [{ ...task, title: words.vote(day), why: words.voteWhy(label), state: 'to-do' }]
  }
  if (holdsAny(asked, ['clerk'])) {
    return [{ ...task, title: words.record(day), why: words.recordWhy(label), state: 'to-do' }]
  }
  const why = words.readWhy(label, terms.body)
  return isTrustee ? [{ ...task, title: words.read(day), why, state: 'look' }] : []
}

function backTask({ state, draftId }: Package, { trust }: TaskAsked): Task {
  return {
    title: words.back,
    why:
      state === 'declined' || state === 'withdrawn' ? words.backWhy[state] : words.backWhy.lapsed,
    href: `/trusts/${trust.slug}/drafts/${draftId}/approval`,
    state: 'to-do',
  }
}
