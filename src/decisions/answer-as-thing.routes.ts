import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Load } from '#access/door.routes.ts'
import type { Thing } from '#access/thing.ts'
import type { Db } from '#db/db.ts'
import { findTrust } from '#people/find-trust.ts'
import { isTrustCode } from '#people/trust.ts'
import type { Shelf } from '#policies/shelf.ts'

import type { Decision } from './decision.ts'
import { findKeptDecision } from './find-kept-decision.ts'
import { withReview } from './with-review.ts'

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    keptDecision?: Decision | undefined
  }
}

/** The answer that the door found, for the route behind it. */
export function keptDecisionOf(c: Context): Decision {
  const decision = c.get('keptDecision')
  if (decision === undefined) throw new Error('this route has no answer behind its door')
  return decision
}

/** The answer that the address names, for the door; undefined when the trust keeps no such answer. */
export function answerAsThing(needs: KeptNeeds): Load {
  return async (c) => {
    const trust = trustOf(c)
    return trust && thingOf(needs, c, trust.trustId)
  }
}

/** The same for an address of the API, which names the trust by its code. */
export function answerOfCode(needs: KeptNeeds): Load {
  return async (c) => {
    const code = c.req.param('trust') ?? ''
    const trust = isTrustCode(code) ? await findTrust(needs, { code }) : undefined
    return trust && thingOf(needs, c, trust.trustId)
  }
}

type KeptNeeds = { readonly db: Db; readonly shelf: Shelf }

async function thingOf(needs: KeptNeeds, c: Context, trustId: string): Promise<Thing | undefined> {
  const decision = await findKeptDecision(needs, { trustId, decisionId: c.req.param('id') ?? '' })
  c.set('keptDecision', decision && (await withReview(needs, trustId, decision)))
  return decision && { type: 'Answer', trustId, schools: [], owner: decision.asker?.personId }
}
