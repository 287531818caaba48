import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What went wrong with a request of other software, as problem details (RFC 9457) say it. */
export type Problem = {
  readonly status: ContentfulStatusCode
  readonly title: string
  readonly detail?: string | undefined
  /** A name that software can tell this problem by; without it the status says all. */
  readonly type?: string
  readonly errors?: readonly FieldProblem[]
}

/** One field that is wrong: where it stands in what was sent, why, and what it may be. */
export type FieldProblem = {
  readonly pointer: string
  readonly detail: string
  readonly allowed?: readonly string[]
}

/** Whether an address is one of those that speak JSON. */
export function isApi(path: string): boolean {
  return path.startsWith('/api/')
}

/** The answer to other software that something was wrong. */
export function problemDetails(c: Context, { type = 'about:blank', ...rest }: Problem): Response {
  return c.body(JSON.stringify({ type, ...rest }), rest.status, {
    'Content-Type': 'application/problem+json',
  })
}
