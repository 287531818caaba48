import type { MiddlewareHandler } from 'hono'

import type { TrustAtDoor } from '#access/at-door.routes.ts'
import type { Db } from '#db/db.ts'
import type { Themes } from '#web/load-themes.ts'

import { findTrust } from './find-trust.ts'

/**
 * Says which trust the address is about, for the door and everything behind it. A trust's id never
 * changes while the software runs, so each is looked up once.
 */
export function setUpTrustAtDoor(needs: {
  readonly db: Db
  readonly themes: Themes
}): MiddlewareHandler {
  const known = new Map<string, TrustAtDoor>()
  return async (c, next) => {
    const slug = c.req.param('slug') ?? ''
    const trust = known.get(slug) ?? (needs.themes.has(slug) ? await look(needs, slug) : undefined)
    if (trust) {
      known.set(slug, trust)
      c.set('trustAtDoor', trust)
    }
    return next()
  }
}

async function look({ db }: { readonly db: Db }, slug: string): Promise<TrustAtDoor | undefined> {
  return findTrust({ db }, { slug })
}
