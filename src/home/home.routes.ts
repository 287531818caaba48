import { Hono, type Context } from 'hono'

import { trustOf, visitorOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { approvalSaid } from '#policies/approving/approval-shown.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { homeOf, type TaskSource } from './home.ts'
import { homePage } from './home.page.ts'

/** What the home page needs. */
export type HomeNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly shelf: Shelf
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  /** What may wait for somebody, from every part of the software. */
  readonly tasks: readonly TaskSource[]
}

/** The address of a trust: the home page of who has signed in; everyone else goes on to ask. */
export function homeRoutes(needs: HomeNeeds): Hono {
  return new Hono().get('/trusts/:slug', needs.door.may('read-policy'), (c) => home(c, needs))
}

async function home(c: Context, needs: HomeNeeds): Promise<Response> {
  const { themes, shelf, demo, clock, door } = needs
  const [trust, visitor] = [trustOf(c), visitorOf(c)]
  const theme = trust && themes.get(trust.slug)
  if (!trust || !theme) return c.html(notFoundPage({ demo }), 404)
  if (!visitor || !door.can(c, 'see-home')) return c.redirect(`/trusts/${trust.slug}/ask`)
  const today = dayOf(clock.now())
  const shown = await homeOf(needs, { visitor, trust, today, schoolId: c.req.query('school') })
  const frame = trustFrame(c, theme, { demo, part: 'home' })
  const edition = await shelf.inForce(trust, today)
  return c.html(
    homePage(frame, {
      ...shown,
      today,
      slug: trust.slug,
      name: visitor.name,
      edition,
      review: edition && (await shelf.review(trust.trustId, edition, today)),
      approval: edition && (await approvalSaid(needs, { ...trust, seal: edition.seal })),
      may: {
        people: door.can(c, 'list-people'),
        roles: door.can(c, 'see-roles'),
      },
    }),
  )
}
