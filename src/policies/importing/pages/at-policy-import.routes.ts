import type { Context } from 'hono'

import { trustOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import type { Door, Load } from '#access/door.routes.ts'
import { insideOf } from '#access/inside.routes.ts'
import { trustAsThing } from '#access/thing.ts'
import { isId } from '#core/ids.ts'
import { lookAtImport, type ImportLook } from '#policies/importing/keeping/look-at-imports.ts'
import type { ReviewNeeds } from '#policies/importing/keeping/recheck.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'

/** What the pages of policies on their way in need. */
export type PolicyImportNeeds = ReviewNeeds & {
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  /** The ready controls; opened when they are first asked for. */
  readonly catalogue: () => Catalogue
}

/** Where such a page stands: the trust, who asks, what surrounds it. */
export type AtPolicyImports = {
  readonly trust: TrustAtDoor
  readonly by: string
  readonly frame: Frame
  /** The address of the page on which a policy is brought in. */
  readonly base: string
  /** The address of the drafts. */
  readonly drafts: string
}

/** Where this request stands, behind a door that only someone who has signed in passes. */
export function atPolicyImports(c: Context, needs: PolicyImportNeeds): AtPolicyImports {
  const { trust, visitor, frame, base } = insideOf(c, needs, 'drafts')
  const drafts = `${base}/drafts`
  return { trust, by: visitor.personId, frame, drafts, base: `${drafts}/import` }
}

/** Where a page of one import stands. */
export type AtPolicyImport = AtPolicyImports & ImportLook & { readonly address: string }

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    policyImport?: ImportLook
  }
}

/** For the door: the trust, if the import whose id stands in the address is one of its own. */
export function loadPolicyImport(needs: PolicyImportNeeds): Load {
  return async (c) => {
    const trustId = trustOf(c)?.trustId
    const importId = c.req.param('import') ?? ''
    if (trustId === undefined || !isId(importId)) return undefined
    const look = await lookAtImport(needs, { trustId, importId })
    if (look === undefined) return undefined
    c.set('policyImport', look)
    return trustAsThing(trustId)
  }
}

/** Where this request about an import stands, behind a door that loaded it. */
export function atPolicyImport(c: Context, needs: PolicyImportNeeds): AtPolicyImport {
  const look = c.get('policyImport')
  if (look === undefined) throw new Error('this route was passed without its import')
  const at = atPolicyImports(c, needs)
  return { ...at, ...look, address: `${at.base}/${look.one.importId}` }
}

/** Which import a use case is asked about, and by whom. */
export function keyOf({ trust, by, one }: AtPolicyImport) {
  return { trust, by, importId: one.importId }
}
