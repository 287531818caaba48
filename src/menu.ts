import type { Context } from 'hono'

import { trustOf, visitorOf } from '#access/at-door.routes.ts'
import type { Action } from '#access/action.ts'
import type { Door } from '#access/door.routes.ts'
import type { Link } from '#web/layout.ts'

type Part = { readonly action: Action; readonly text: string; readonly path: string }

/** The parts of the service that are open to some who have signed in, in the order of the menu. */
const parts: readonly Part[] = [
  { action: 'read-and-sign', text: 'Reading', path: 'reading' },
  { action: 'see-drafts', text: 'Drafts', path: 'drafts' },
  { action: 'see-drafts', text: 'Reviews', path: 'reviews' },
  { action: 'list-people', text: 'People', path: 'people' },
  { action: 'see-roles', text: 'Roles', path: 'roles' },
  { action: 'see-schools', text: 'Schools', path: 'schools' },
  { action: 'import-people', text: 'Imports', path: 'imports' },
  { action: 'read-audit', text: 'Record', path: 'audit' },
  { action: 'change-sign-in', text: 'Settings', path: 'settings/sign-in' },
]

/** So many kinds of visitors are remembered. */
const most = 1000

/**
 * Gives the parts that whoever asks may go to, by the door's own word. It says the same of a trust to all
 * who are and hold the same there, so it is asked once for all of them: a menu stands on every page.
 */
export function menuOf({ can }: Door): (c: Context) => readonly Link[] {
  const known = new Map<string, readonly Part[]>()
  return (c) => {
    const likeness = likenessOf(c)
    const open = known.get(likeness) ?? parts.filter(({ action }) => can(c, action))
    if (known.size >= most && !known.has(likeness)) known.clear()
    known.set(likeness, open)
    const base = `/trusts/${trustOf(c)?.slug ?? ''}`
    return open.map(({ text, path }) => ({ text, href: `${base}/${path}` }))
  }
}

/** All that the door can know of a visitor at a trust, save which one of those alike it is. */
function likenessOf(c: Context): string {
  const visitor = visitorOf(c)
  const { trustId = '', holdings = [], stays = [], strong = false, idleMinutes = 0 } = visitor ?? {}
  const kinds = [...new Set(stays.map(({ kind }) => kind))].toSorted()
  const held = holdings.map(({ role, schoolId = '' }) => `${role} ${schoolId}`).toSorted()
  return JSON.stringify([trustOf(c)?.trustId, trustId, kinds, held, strong, idleMinutes])
}
