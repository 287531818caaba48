import { Hono } from 'hono'

import type { Door } from '#access/door.routes.ts'
import { insideOf } from '#access/inside.routes.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { outboxMessagePage, outboxPage } from './outbox.page.ts'
import { type OutboxNeeds, readMessage, readOutbox } from './read-outbox.ts'

/** What the pages of messages need. */
export type OutboxRouteNeeds = OutboxNeeds & { readonly themes: Themes; readonly door: Door }

/** The messages that a demonstration keeps instead of sending them; mount it nowhere else. */
export function outboxRoutes(needs: OutboxRouteNeeds): Hono {
  const may = needs.door.may('read-outbox')
  const shown = { themes: needs.themes, demo: true }
  return new Hono()
    .get('/trusts/:slug/outbox', may, async (c) => {
      const { frame, base, by } = insideOf(c, shown, 'outbox')
      const messages = await readOutbox(needs, by)
      return c.html(outboxPage(frame, { base: `${base}/outbox`, messages }))
    })
    .get('/trusts/:slug/outbox/:id', may, async (c) => {
      const { frame, base, by } = insideOf(c, shown, 'outbox')
      const message = await readMessage(needs, { ...by, messageId: c.req.param('id') })
      if (message === undefined) return c.html(notFoundPage(frame), 404)
      return c.html(outboxMessagePage(frame, { base: `${base}/outbox`, message }))
    })
}
