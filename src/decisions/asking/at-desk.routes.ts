import type { Context } from 'hono'

import { trustOf, visitorOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, isIsoDay, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { FactSource } from '#decisions/live-facts.ts'
import type { Library } from '#rulebooks/library.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { sentForm } from '#web/post-form.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { DAY, type Desk } from './desk.ts'
import { schoolAskedFrom } from './school-asked-from.ts'
import type { Situations } from './situations.ts'

/** What the pages of asking need. */
export type AskingNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly library: Library
  readonly shelf: Shelf
  readonly themes: Themes
  readonly situations: Situations
  readonly demo: boolean
  readonly door: Door
  /** What live records tell of a question. */
  readonly factSources: readonly FactSource[]
}

/** The desk of a trust with what surrounds its pages. */
export type FramedDesk = Desk & { readonly frame: Frame; readonly code: string }

/** A page, or what is sent in place of one. */
export type Shown = Html | Response

/** Shows a page of the trust in the address, or that there is no such trust. */
export async function atDesk(
  c: Context,
  { themes, shelf, situations, clock, demo }: AskingNeeds,
  show: (desk: FramedDesk) => Shown | Promise<Shown>,
): Promise<Response> {
  const theme = themes.get(c.req.param('slug') ?? '')
  const [today, visitor, trust] = [dayOf(clock.now()), visitorOf(c), trustOf(c)]
  const edition =
    trust && (await shelf.inForce(trust, (await dayAsked(c)) ?? today, schoolAskedFrom(visitor)))
  if (!theme || !edition) return c.html(notFoundPage({ demo }), 404)
  const frame = trustFrame(c, theme, { demo, part: 'ask' })
  const { slug, code } = theme
  const shown = await show({ slug, code, edition, situations, frame, today, visitor })
  return shown instanceof Response ? shown : c.html(shown)
}

/** The day a question in the address or the form is about, if it names one. */
async function dayAsked(c: Context): Promise<IsoDay | undefined> {
  const day = c.req.method === 'POST' ? (await sentForm(c)).get(DAY) : c.req.query(DAY)
  return day && isIsoDay(day) ? day : undefined
}
