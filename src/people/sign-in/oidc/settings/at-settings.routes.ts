import type { Context } from 'hono'

import { insideOf } from '#access/inside.routes.ts'
import type { Frame } from '#web/layout.ts'
import type { OidcRoutesNeeds } from '#people/sign-in/oidc/oidc.routes.ts'

/** Where the settings of a trust are shown: who asks, and what surrounds the page. */
export type AtSettings = {
  readonly trustId: string
  readonly by: string
  readonly slug: string
  readonly base: string
  readonly frame: Frame
}

/** Where this request stands, behind the door. */
export function atSettings(c: Context, needs: OidcRoutesNeeds): AtSettings {
  const { trust, base, by, frame } = insideOf(c, needs, 'settings/sign-in')
  return { ...by, slug: trust.slug, base: `${base}/settings/sign-in`, frame }
}
