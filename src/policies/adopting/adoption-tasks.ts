import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import type { Shelf } from '#policies/shelf.ts'

import { localWords } from './local-words.ts'
import { schoolsWaiting } from './schools-waiting.ts'

/** From so many schools on, one task stands for all of them. */
const few = 3

/** What the policy asks of schools and is not recorded yet, for their heads and the clerk. */
export async function adoptionTasks(
  needs: { readonly db: Db; readonly shelf: Shelf },
  asked: AskedFor,
): Promise<readonly Task[]> {
  const waiting = await schoolsWaiting(needs, asked)
  if (waiting === undefined) return []
  const { local, schools } = waiting
  const own = localWords[local.kind]
  const why = own.taskWhy(local.by)
  const href = `/trusts/${asked.trust.slug}/adoption`
  if (schools.length > few) {
    return [{ title: own.task(`${schools.length} schools`), why, href, state: 'to-do' }]
  }
  return schools.map(({ schoolId, name }) => ({
    title: own.task(name),
    why,
    href: `${href}/${schoolId}`,
    state: 'to-do',
  }))
}
