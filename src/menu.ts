import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Action } from '#access/action.ts'
import type { Door } from '#access/door.routes.ts'
import type { Link } from '#web/layout.ts'

/** The parts of the service that are open to some who have signed in, in the order of the menu. */
const parts: readonly { readonly action: Action; readonly text: string; readonly path: string }[] =
  [
    { action: 'see-drafts', text: 'Drafts', path: 'drafts' },
    { action: 'see-drafts', text: 'Reviews', path: 'reviews' },
    { action: 'list-people', text: 'People', path: 'people' },
    { action: 'see-roles', text: 'Roles', path: 'roles' },
    { action: 'see-schools', text: 'Schools', path: 'schools' },
    { action: 'import-people', text: 'Imports', path: 'imports' },
    { action: 'read-audit', text: 'Record', path: 'audit' },
    { action: 'change-sign-in', text: 'Settings', path: 'settings/sign-in' },
  ]

/** Gives the parts that whoever asks may go to, by the door's own word. */
export function menuOf({ can }: Door): (c: Context) => readonly Link[] {
  return (c) => {
    const base = `/trusts/${trustOf(c)?.slug ?? ''}`
    return parts
      .filter(({ action }) => can(c, action))
      .map(({ text, path }) => ({ text, href: `${base}/${path}` }))
  }
}
