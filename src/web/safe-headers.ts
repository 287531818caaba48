import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/**
 * Headers that keep a page to its own site: nothing from elsewhere is loaded, nothing may frame it,
 * and what it says about someone stays out of caches, as computers at school are shared.
 * The browser is told to insist on HTTPS only where the installation is a real one.
 */
export function setUpSafeHeaders({
  overHttps,
}: {
  readonly overHttps: boolean
}): MiddlewareHandler {
  const safe = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      connectSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [] },
    strictTransportSecurity: overHttps && 'max-age=31536000; includeSubDomains',
  })
  return async (c, next) => {
    await safe(c, next)
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-store')
  }
}
