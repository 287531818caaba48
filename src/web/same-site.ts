import type { Context, MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'

import { isApi } from './problem-details.ts'

/**
 * Refuses a form sent from another site, and a call of the API by a page of another site. Hosts are
 * compared, not schemes, as the server behind a proxy does not see that the person used HTTPS.
 * Software that is no browser names no origin and is let through: it holds no one's session.
 */
export function setUpSameSite(): MiddlewareHandler {
  const forms = csrf({ origin: (origin, c) => hostOf(origin) === c.req.header('host') })
  return async (c, next) => {
    if (!isApi(c.req.path)) return forms(c, next)
    if (isFromElsewhere(c)) throw new HTTPException(403)
    return next()
  }
}

// A browser names the origin with every request but GET and HEAD; those change nothing.
function isFromElsewhere({ req }: Context): boolean {
  const origin = req.header('origin')
  const isReading = req.method === 'GET' || req.method === 'HEAD'
  if (isReading) return false
  if (origin !== undefined) return hostOf(origin) !== req.header('host')
  return req.header('sec-fetch-site') === 'cross-site'
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
