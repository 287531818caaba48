import type { MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'

/**
 * Refuses a form sent from another site. Hosts are compared, not schemes, as the server behind a
 * proxy does not see that the person used HTTPS.
 */
export function setUpSameSite(): MiddlewareHandler {
  return csrf({ origin: (origin, c) => hostOf(origin) === c.req.header('host') })
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
