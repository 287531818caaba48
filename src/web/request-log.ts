import type { Context, MiddlewareHandler } from 'hono'
import type { RequestIdVariables } from 'hono/request-id'

import type { Clock } from '#core/clock.ts'

import { pathForLog } from '#web/serving/log-line.ts'

/** One request as it is logged: no query, no body, no key in the path, no address of the person. */
export type RequestLine = {
  readonly at: string
  readonly id: string
  readonly method: string
  readonly path: string
  readonly status: number
  readonly ms: number
  /** Why it was refused, as a short code, where whoever refused it said so. */
  readonly because?: string | undefined
}

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    because?: string
  }
}

/** Says for the log why this request is refused: a code, and nothing that the request held. */
export function noteRefusal(c: Context, because: string): void {
  c.set('because', because)
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
      path: pathForLog(c.req.path),
      status: c.res.status,
      ms: needs.clock.now().getTime() - began.getTime(),
      because: c.get('because'),
    })
  }
}
