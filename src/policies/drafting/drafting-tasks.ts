import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import { holdsAny, type TaskAsked } from '#people/tasks/task-asked.ts'

import { findUnconfirmed } from './unconfirmed.store.ts'

const words = {
  title: (title: string) => `Confirm rules of “${title}”`,
  why: (rules: number) =>
    rules === 1
      ? 'One rule is not confirmed, so the draft cannot go on.'
      : `${rules} rules are not confirmed, so the draft cannot go on.`,
} as const

/** So many drafts are named at most. */
const most = 5

const confirming = ['trust-central', 'executive-headteacher', 'headteacher', 'trustee']

/** The drafts whose rules wait to be confirmed, for those who confirm them. */
export async function draftingTasks(
  { db }: { readonly db: Db },
  asked: TaskAsked,
): Promise<readonly Task[]> {
  if (!holdsAny(asked, confirming)) return []
  const { trustId, slug } = asked.trust
  const found = await db.transactionFor(trustId, (tx) => findUnconfirmed(tx, most))
  return found.map(({ draftId, title, rules }) => ({
    title: words.title(title),
    why: words.why(rules),
    href: `/trusts/${slug}/drafts/${draftId}/ready`,
    state: 'to-do',
  }))
}
