import type { MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'

/**
 * Answers only requests that name this computer, as a demonstration must: a page elsewhere whose
 * name was pointed at this computer (DNS rebinding) asks under its own name and is refused.
 */
export function setUpOwnComputerOnly(): MiddlewareHandler {
  return async (c, next) => {
    const host = c.req.header('host')
    if (host !== undefined && !isThisComputer(host)) throw new HTTPException(403)
    return next()
  }
}

function isThisComputer(host: string): boolean {
  if (!URL.canParse(`http://${host}`)) return false
  const { hostname } = new URL(`http://${host}`)
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname)
}
