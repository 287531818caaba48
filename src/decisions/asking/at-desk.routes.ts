import type { Context } from 'hono'

import type { Door } from '#access/door.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Library } from '#rulebooks/library.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import type { Desk } from './desk.ts'
import type { Situations } from './situations.ts'

/** What the pages of asking need. */
export type AskingNeeds = {
  readonly clock: Clock
  readonly library: Library
  readonly themes: Themes
  readonly situations: Situations
  readonly demo: boolean
  readonly door: Door
}

/** The desk of a trust with what surrounds its pages. */
export type FramedDesk = Desk & { readonly frame: Frame; readonly code: string }

/** Shows a page of the trust in the address, or that there is no such trust. */
export function atDesk(
  c: Context,
  { themes, library, situations, clock, demo }: AskingNeeds,
  show: (desk: FramedDesk) => Html | Response | Promise<Response>,
): Response | Promise<Response> {
  const theme = themes.get(c.req.param('slug') ?? '')
  const edition = theme && library.editions.get(theme.code)
  if (!theme || !edition) return c.html(notFoundPage({ demo }), 404)
  const frame = trustFrame(c, theme, { demo, part: 'ask' })
  const { slug, code } = theme
  const shown = show({ slug, code, edition, situations, frame, today: dayOf(clock.now()) })
  return shown instanceof Response || shown instanceof Promise ? shown : c.html(shown)
}
