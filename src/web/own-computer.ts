import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context, MiddlewareHandler } from 'hono'
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

/**
 * Whether a request came over a connection of this computer with itself, and through no proxy. Where
 * that cannot be told, it did not.
 */
export function cameFromOwnComputer(c: Context): boolean {
  if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false
  const address = addressOf(c)
  return address === '::1' || /^(::ffff:)?127(\.\d+){3}$/.test(address ?? '')
}

const proxyHeaders = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'] as const

function addressOf(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address
  } catch (error) {
    // There is no connection, such as in a test that calls the application itself.
    if (error instanceof TypeError) return undefined
    throw error
  }
}
