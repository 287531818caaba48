import { roleName } from '#access/access-words.ts'
import type { Task } from '#core/task.ts'
import type { Db } from '#db/db.ts'
import { type Lack, rolesLacking, type RolesNeeded } from '#people/roles/roles-lacking.ts'

import { holdsAny, type TaskAsked } from './task-asked.ts'

/** What finding roles that are not well held needs. */
export type RolesTasksNeeds = {
  readonly db: Db
  readonly rolesNeeded: RolesNeeded
}

const heads = ['headteacher', 'executive-headteacher']

/**
 * Roles that the policy relies on and nobody holds, or one person alone: all of them for system
 * administrators, those of their own schools for headteachers.
 */
export async function rolesTasks(
  { db, rolesNeeded }: RolesTasksNeeds,
  asked: TaskAsked,
): Promise<readonly Task[]> {
  const { trust, today: day } = asked
  if (!holdsAny(asked, ['system-administrator', ...heads])) return []
  const needed = await rolesNeeded(trust)
  const all = await rolesLacking({ db }, { trustId: trust.trustId, day, needed })
  const own = all.filter((lack) => isTheirs(lack, asked))
  const href = `/trusts/${trust.slug}/roles`
  return [
    ...taskOf(own, { type: 'nobody', href, state: 'to-do' }),
    ...taskOf(own, { type: 'no-alternate', href, state: 'advised' }),
  ]
}

function isTheirs({ school }: Lack, asked: TaskAsked): boolean {
  const { holdings } = asked.visitor
  if (holdsAny(asked, ['system-administrator'])) return true
  return holdings.some(
    ({ role, schoolId }) =>
      heads.includes(role) && (schoolId === undefined || schoolId === school?.schoolId),
  )
}

const titles = {
  nobody: (many: number) =>
    many === 1
      ? 'Give a role that the policy needs and nobody holds'
      : `Give ${many} roles that the policy needs and nobody holds`,
  'no-alternate': (many: number) =>
    many === 1 ? 'Name an alternate for a role' : `Name alternates for ${many} roles`,
} as const

const why = {
  nobody: () => 'What the policy sends there reaches nobody:',
  'no-alternate': (many: number) =>
    `Only one person holds ${many === 1 ? 'it' : 'each'}, who may be away or be the one it is about:`,
} as const

function taskOf(
  lacks: readonly Lack[],
  { type, ...task }: Pick<Lack, 'type'> & Pick<Task, 'href' | 'state'>,
): readonly Task[] {
  const these = lacks.filter((lack) => lack.type === type)
  if (these.length === 0) return []
  const many = these.length
  return [{ ...task, title: titles[type](many), why: `${why[type](many)} ${named(these)}.` }]
}

const mostNamed = 3

function named(lacks: readonly Lack[]): string {
  const shown = lacks.slice(0, mostNamed).map(lackWords)
  const more = lacks.length - shown.length
  return [...shown, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}

function lackWords({ roles, school }: Lack): string {
  const names = roles.map(roleName).join(' or ')
  return school === undefined ? names : `${names}, ${school.name}`
}
