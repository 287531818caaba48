import { createHash } from 'node:crypto'

import { Hono, type Context, type MiddlewareHandler } from 'hono'

import { insiderOf, trustOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import { insideOf } from '#access/inside.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { Themes } from '#web/load-themes.ts'

import { calendarOf, type CalendarSource } from './calendar.ts'
import { calendarPage } from './calendar.page.ts'
import { calendarKeyOf, endCalendarKey, knowCalendarKey, makeCalendarKey } from './calendar-keys.ts'
import { whoseCalendar } from './whose-calendar.ts'
import { writeFeed } from './write-feed.ts'

/** What a person's calendar needs; `address` is where people reach the installation, if it is known. */
export type CalendarNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  readonly address?: string | undefined
  /** What may stand in it, from every part of the software. */
  readonly calendar: readonly CalendarSource[]
}

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    calendarSince?: Date
  }
}

/** A person's own days: the page, and the file that a calendar program reads with a key instead of a sign-in. */
export function calendarRoutes(needs: CalendarNeeds): Hono {
  const { may } = needs.door
  const own = may('keep-own-account')
  const page = '/trusts/:slug/account/calendar'
  return new Hono()
    .use('/trusts/:slug/*', setUpByKey(needs))
    .get('/trusts/:slug/calendar.ics', may('see-home'), (c) => feed(c, needs))
    .get(page, own, (c) => show(c, needs))
    .post(page, own, async (c) => {
      const { trust, visitor } = insiderOf(c)
      const { trustId } = trust
      // Not a page to come back to: the address is shown this once.
      const key = await makeCalendarKey(needs, { trustId, personId: visitor.personId })
      return show(c, needs, key)
    })
    .post(`${page}/end`, own, async (c) => {
      const { trust, visitor } = insiderOf(c)
      await endCalendarKey(needs, { trustId: trust.trustId, personId: visitor.personId })
      return c.redirect(`/trusts/${trust.slug}/account/calendar`, 303)
    })
}

const notKnown = 'This calendar address is not valid any more. Make a new one in your account.\n'

/** Says whose calendar is asked for, where a key is shown; for that one address alone. */
function setUpByKey(needs: CalendarNeeds): MiddlewareHandler {
  return async (c, next) => {
    const [trust, key] = [trustOf(c), c.req.query('key')]
    const isFeed = trust !== undefined && c.req.path === `/trusts/${trust.slug}/calendar.ics`
    if (!isFeed || key === undefined) return next()
    const { trustId } = trust
    const known = await knowCalendarKey(needs, { trustId, key })
    const today = dayOf(needs.clock.now())
    const visitor =
      known && (await whoseCalendar(needs, { trustId, personId: known.personId, today }))
    if (!visitor) return c.text(notKnown, 404)
    c.set('asker', visitor)
    c.set('calendarSince', known.madeAt)
    return next()
  }
}

async function feed(c: Context, needs: CalendarNeeds): Promise<Response> {
  const { trust, visitor } = insiderOf(c)
  const now = needs.clock.now()
  const entries = await calendarOf(needs.calendar, { visitor, trust, today: dayOf(now) })
  const name = `Houserules: ${trust.name}`
  const since = c.get('calendarSince') ?? now
  const text = writeFeed({ name, origin: originOf(c, needs), since, entries })
  const etag = `"${createHash('sha256').update(text).digest('base64url')}"`
  c.header('ETag', etag)
  c.header('Cache-Control', 'private, no-cache')
  if (c.req.header('if-none-match') === etag) return c.body(null, 304)
  c.header('Content-Type', 'text/calendar; charset=utf-8')
  return c.body(text)
}

function originOf(c: Context, { address }: CalendarNeeds): string {
  return address ?? new URL(c.req.url).origin
}

async function show(c: Context, needs: CalendarNeeds, key?: string): Promise<Response> {
  const { trust, visitor, frame, base } = insideOf(c, needs, 'account')
  const { trustId } = trust
  const kept = await calendarKeyOf(needs, { trustId, personId: visitor.personId })
  const today = dayOf(needs.clock.now())
  const model = {
    base,
    madeAt: kept?.madeAt,
    address: key && `${originOf(c, needs)}${base}/calendar.ics?key=${key}`,
    entries: await calendarOf(needs.calendar, { visitor, trust, today }),
  }
  return c.html(calendarPage(frame, model))
}
