import type { Context, Handler } from 'hono'

import { trustOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Readings } from '#policies/drafts/readings.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Built } from '#rulebooks/ledger.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { editionLines, type EditionLine } from './edition-line.ts'

/** What the pages of editions need. */
export type EditionNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly readings: Readings
  readonly themes: Themes
  readonly built: Built
  readonly demo: boolean
  readonly door: Door
}

/** Where a page about editions stands, and every edition of the trust, the first one first. */
export type AtEditions = {
  readonly c: Context
  readonly needs: EditionNeeds
  readonly trust: TrustAtDoor
  readonly frame: Frame
  readonly base: string
  readonly today: IsoDay
  readonly all: readonly EditionLine[]
}

/** Answers with a page about the editions of the trust in the address; what is undefined is not found. */
export function onEditions(
  needs: EditionNeeds,
  show: (at: AtEditions) => Promise<Html | undefined>,
): Handler {
  return async (c) => {
    const trust = trustOf(c)
    const theme = needs.themes.get(trust?.slug ?? '')
    if (!trust || !theme) return c.html(notFoundPage({ demo: needs.demo }), 404)
    const frame = trustFrame(c, theme, { demo: needs.demo, part: 'policy' })
    const today = dayOf(needs.clock.now())
    const terms = await needs.shelf.terms(trust.trustId)
    const all = editionLines(terms, needs.shelf.first(trust.code), today)
    const base = `/trusts/${trust.slug}`
    const page = await show({ c, needs, trust, frame, base, today, all })
    return page === undefined ? c.html(notFoundPage(frame), 404) : c.html(page)
  }
}
