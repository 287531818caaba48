import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import { listSchools } from '#people/schools/list-schools.ts'
import type { AskedFor } from '#policies/asked-for.ts'
import type { Shelf } from '#policies/shelf.ts'

import { lookAtAdditions } from './look-at-additions.ts'

/** What schools add and was set aside, for those who put it into force. */
export async function additionTasks(
  needs: { readonly db: Db; readonly shelf: Shelf },
  asked: AskedFor,
): Promise<readonly Task[]> {
  const { visitor, trust, today } = asked
  const heads = visitor.holdings.filter(({ role }) => isHead(role))
  if (heads.length === 0) return []
  const schools = (await listSchools(needs, trust)).filter(({ schoolId }) =>
    heads.some((held) => held.schoolId === undefined || held.schoolId === schoolId),
  )
  const all = await lookAtAdditions(needs, trust, { today, schools })
  return all
    .filter(({ fit }) => fit !== undefined && fit.seal === undefined)
    .map(({ school }) => ({
      title: `Write anew what ${school.name} adds to the policy`,
      href: `/trusts/${trust.slug}/additions/schools/${school.schoolId}/set-aside`,
      why: 'The policy of the trust changed, and what the school adds no longer only tightens it.',
      state: 'to-do' as const,
    }))
}

/** The roles that put an addition into force, as the door has them. */
function isHead(role: string): boolean {
  return role === 'headteacher' || role === 'executive-headteacher'
}
