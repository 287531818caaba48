import type { Context } from 'hono'

import { trustOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import type { Door, Load } from '#access/door.routes.ts'
import { insideOf } from '#access/inside.routes.ts'
import { trustAsThing } from '#access/thing.ts'
import type { Visitor } from '#access/visitor.ts'
import type { Clock } from '#core/clock.ts'
import { isId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { type RunLook, lookAtRun } from '#people/imports/runs/look-at-runs.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'

/** What the pages of imports need. */
export type ImportNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
}

/** Where a page of imports stands: the trust, who asks, what surrounds it. */
export type AtImports = {
  readonly trust: TrustAtDoor
  readonly visitor: Visitor
  readonly frame: Frame
  /** The address of the list of imports. */
  readonly base: string
}

/** Where this request stands, behind a door that only someone who has signed in passes. */
export function atImports(c: Context, needs: ImportNeeds): AtImports {
  const { trust, visitor, frame, base } = insideOf(c, needs, 'imports')
  return { trust, visitor, frame, base: `${base}/imports` }
}

/** Where a page of one run stands. */
export type AtRun = AtImports & RunLook & { readonly address: string }

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    importRun?: RunLook
  }
}

/** For the door: the trust, if the run whose id stands in the address is one of its own. */
export function loadRun(needs: ImportNeeds): Load {
  return async (c) => {
    const trustId = trustOf(c)?.trustId
    const runId = c.req.param('id') ?? ''
    if (trustId === undefined || !isId(runId)) return undefined
    const look = await lookAtRun(needs, { trustId, runId })
    if (look === undefined) return undefined
    c.set('importRun', look)
    return trustAsThing(trustId)
  }
}

/** Where this request about a run stands, behind a door that loaded it. */
export function atRun(c: Context, needs: ImportNeeds): AtRun {
  const look = c.get('importRun')
  if (look === undefined) throw new Error('this route was passed without its run')
  const at = atImports(c, needs)
  return { ...at, ...look, address: `${at.base}/${look.run.runId}` }
}
