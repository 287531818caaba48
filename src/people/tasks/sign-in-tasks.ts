import type { Clock } from '#core/clock.ts'
import { momentWords } from '#core/moment-words.ts'
import { addDays } from '#core/iso-day.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'

import { findEmergencies, findWaitingInvitations } from './sign-in-waiting.store.ts'
import { holdsAny, type TaskAsked } from './task-asked.ts'

const words = {
  secondFactor: 'Set up an authenticator app or a passkey',
  secondFactorWhy: 'A password alone does not open what your roles give.',
  invitations: (many: number) =>
    many === 1 ? 'An invitation was not accepted' : `${many} invitations were not accepted`,
  invitationsWhy: (late: number) =>
    late === 0
      ? 'They can still be accepted; remind the people or send them again.'
      : `${late} ${late === 1 ? 'has' : 'have'} run out and must be sent again.`,
  emergency: 'The way in for emergencies was used',
  emergencyWhy: (name: string, when: string) =>
    `By ${name} on ${when}. Make sure that it had to be.`,
} as const

/** A second factor for whoever holds a role and signed in without one. */
export function secondFactorTasks({ visitor, trust }: TaskAsked): readonly Task[] {
  if (visitor.strong || visitor.holdings.length === 0) return []
  const { secondFactor: title, secondFactorWhy: why } = words
  return [{ title, why, href: `/trusts/${trust.slug}/account`, state: 'to-do' }]
}

/** Invitations that were not accepted, for those who send them. */
export async function invitationTasks(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: TaskAsked,
): Promise<readonly Task[]> {
  if (!holdsAny(asked, ['system-administrator'])) return []
  const { trustId, slug } = asked.trust
  const now = clock.now()
  const { waiting, late } = await db.transactionFor(trustId, (tx) =>
    findWaitingInvitations(tx, now),
  )
  if (waiting === 0) return []
  const [title, why] = [words.invitations(waiting), words.invitationsWhy(late)]
  return [{ title, why, href: `/trusts/${slug}/people`, state: late > 0 ? 'to-do' : 'look' }]
}

const readers = ['trust-dpo', 'clerk', 'trustee']
const daysShown = 30

/** That somebody came in by the way for emergencies within 30 days, for all who answer for it. */
export async function emergencyTasks(
  { db }: { readonly db: Db },
  asked: TaskAsked,
): Promise<readonly Task[]> {
  if (!holdsAny(asked, ['system-administrator', ...readers])) return []
  const { trustId, slug } = asked.trust
  const from = addDays(asked.today, -daysShown)
  const used = await db.transactionFor(trustId, (tx) => findEmergencies(tx, from))
  return used.map(({ personId, name, at }) => ({
    title: words.emergency,
    why: words.emergencyWhy(name, momentWords(at)),
    href: holdsAny(asked, readers)
      ? `/trusts/${slug}/audit?kind=sign-in&person=${personId}`
      : `/trusts/${slug}/people/${personId}`,
    state: 'look',
  }))
}
