import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The address a request came from: what the proxy in front wrote down last, or the other end of the
 * connection. Used to slow down guessing and never kept in the clear.
 */
export function clientAddress(c: Context): string {
  const forwarded = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  if (forwarded) return forwarded
  return c.env === undefined || c.env === null ? 'unknown' : (connected(c) ?? 'unknown')
}

function connected(c: Context): string | undefined {
  try {
    return getConnInfo(c).remote.address
  } catch {
    // Without a server underneath, as in tests, there is no connection.
    return undefined
  }
}
