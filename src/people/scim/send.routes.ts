import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

import { errorDocument } from './user-document.ts'

/** Sends a document of SCIM. */
export function sendScim(
  c: Context,
  document: object,
  status: ContentfulStatusCode = 200,
): Response {
  return c.body(JSON.stringify(document), status, {
    'Content-Type': 'application/scim+json; charset=utf-8',
  })
}

/** Says why a request was not done. */
export function sendProblem(
  c: Context,
  problem: {
    readonly status: ContentfulStatusCode
    readonly scimType?: string | undefined
    readonly detail: string
  },
): Response {
  return sendScim(c, errorDocument(problem), problem.status)
}
