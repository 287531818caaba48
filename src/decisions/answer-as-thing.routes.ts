import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Load } from '#access/door.routes.ts'
import type { Thing } from '#access/thing.ts'
import type { Db } from '#db/db.ts'
import { findTrust } from '#people/find-trust.ts'
import type { Library } from '#rulebooks/library.ts'

import { findKeptDecision } from './find-kept-decision.ts'

/** The answer that the address names, for the door; undefined when the trust keeps no such answer. */
export function answerAsThing(needs: { readonly db: Db }): Load {
  return async (c) => {
    const trust = trustOf(c)
    return trust && thingOf(needs, c, trust.trustId)
  }
}

/** The same for an address of the API, which names the trust by its code. */
export function answerOfCode(needs: { readonly db: Db; readonly library: Library }): Load {
  return async (c) => {
    const code = c.req.param('trust') ?? ''
    const trust = needs.library.editions.has(code) ? await findTrust(needs, { code }) : undefined
    return trust && thingOf(needs, c, trust.trustId)
  }
}

async function thingOf(
  needs: { readonly db: Db },
  c: Context,
  trustId: string,
): Promise<Thing | undefined> {
  const decision = await findKeptDecision(needs, { trustId, decisionId: c.req.param('id') ?? '' })
  return decision && { type: 'Answer', trustId, schools: [], owner: decision.asker?.personId }
}
