import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'

/** The largest form or JSON document that is read, in bytes. */
const largestBody = 256 * 1024

/** The most that is taken where files are sent, in bytes; they are not read into memory as a whole. */
const largestUpload = 200 * 1024 * 1024

/** Where files are sent to. */
const uploadAddress = /^\/trusts\/[^/]+\/(?:imports\/[^/]+|drafts\/import)\/files\/?$/

/** Refuses what is too large to be read: little everywhere, much where files are sent. */
export function setUpBodyLimit(): MiddlewareHandler {
  const small = bodyLimit({ maxSize: largestBody, onError: tooLarge })
  const large = bodyLimit({ maxSize: largestUpload, onError: tooLarge })
  return (c, next) => (uploadAddress.test(c.req.path) ? large(c, next) : small(c, next))
}

function tooLarge(): never {
  throw new HTTPException(413)
}
