import { Hono, type Context } from 'hono'

import { insiderOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { outboxMessagePage, outboxPage } from './outbox.page.ts'
import { type OutboxNeeds, readMessage, readOutbox } from './read-outbox.ts'

/** What the pages of messages need. */
export type OutboxRouteNeeds = OutboxNeeds & { readonly themes: Themes; readonly door: Door }

/** The messages that a demonstration keeps instead of sending them; mount it nowhere else. */
export function outboxRoutes(needs: OutboxRouteNeeds): Hono {
  const may = needs.door.may('read-outbox')
  return new Hono()
    .get('/trusts/:slug/outbox', may, async (c) => {
      const { frame, ...insider } = insideOf(c, needs)
      const messages = await readOutbox(needs, insider)
      return c.html(outboxPage(frame, { base: insider.base, messages }))
    })
    .get('/trusts/:slug/outbox/:id', may, async (c) => {
      const { frame, ...insider } = insideOf(c, needs)
      const message = await readMessage(needs, { ...insider, messageId: c.req.param('id') })
      if (message === undefined) return c.html(notFoundPage(frame), 404)
      return c.html(outboxMessagePage(frame, { base: insider.base, message }))
    })
}

function insideOf(c: Context, { themes }: OutboxRouteNeeds) {
  const { visitor, trust } = insiderOf(c)
  const theme = themes.get(trust.slug)
  if (theme === undefined) throw new Error('a trust at the door has a theme')
  const frame = trustFrame(c, theme, { demo: true, part: 'outbox' })
  return {
    trustId: trust.trustId,
    by: visitor.personId,
    base: `/trusts/${trust.slug}/outbox`,
    frame,
  }
}
