import type { Context } from 'hono'

import { insiderOf } from '#access/at-door.routes.ts'
import type { Frame } from '#web/layout.ts'
import type { OidcRoutesNeeds } from '#people/sign-in/oidc/oidc.routes.ts'
import { trustFrame } from '#web/trust-frame.ts'

/** Where the settings of a trust are shown: who asks, and what surrounds the page. */
export type AtSettings = {
  readonly trustId: string
  readonly by: string
  readonly slug: string
  readonly base: string
  readonly frame: Frame
}

/** Where this request stands, behind the door. */
export function atSettings(c: Context, { themes, demo }: OidcRoutesNeeds): AtSettings {
  const { visitor, trust } = insiderOf(c)
  const theme = themes.get(trust.slug)
  if (!theme) throw new Error('a trust at the door has a theme')
  const { trustId, slug } = trust
  const base = `/trusts/${slug}/settings/sign-in`
  const frame = trustFrame(c, theme, { demo, part: 'settings/sign-in' })
  return { trustId, slug, base, frame, by: visitor.personId }
}
