import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Themes } from '#web/load-themes.ts'

import type { OnWordOf, ScimNeeds } from './users/keep-user.ts'

/** What the service for the directory needs; `address` is where people reach the installation. */
export type DirectoryNeeds = ScimNeeds & {
  readonly themes: Themes
  readonly door: Door
  readonly address?: string | undefined
}

/** The address of the service of the trust in the address. */
export function baseOf(c: Context, { address }: Pick<DirectoryNeeds, 'address'>): string {
  const origin = address ?? new URL(c.req.url).origin
  return `${origin}/scim/v2/${trustOf(c)?.slug ?? ''}`
}

/** On whose word a request is done, behind a door that only software of the trust passes. */
export function wordOf(c: Context): OnWordOf {
  const asker = c.get('asker')
  if (asker === undefined || !('machine' in asker)) {
    throw new Error('this route is open to others than the directory')
  }
  return { trustId: asker.trustId, keyId: asker.machine }
}
