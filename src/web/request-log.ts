import type { MiddlewareHandler } from 'hono'
import type { RequestIdVariables } from 'hono/request-id'

import type { Clock } from '#core/clock.ts'

/** One request as it is logged: no query, no body, no address of the person. */
export type RequestLine = {
  readonly at: string
  readonly id: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
}

/** Gives one line for each request that was answered. */
export function setUpRequestLog(needs: {
  readonly clock: Clock
  readonly log: (line: RequestLine) => void
}): MiddlewareHandler<{ Variables: RequestIdVariables }> {
  return async (c, next) => {
    const began = needs.clock.now()
    await next()
    needs.log({
      at: began.toISOString(),
      id: c.get('requestId'),
      method: c.req.method,
      path: c.req.path,
      status: c.res.status,
      ms: needs.clock.now().getTime() - began.getTime(),
    })
  }
}
