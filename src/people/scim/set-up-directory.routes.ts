import type { Context, MiddlewareHandler } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'

import { type ScimNeeds } from './users/keep-user.ts'
import { knowKey } from './keys/keep-keys.ts'
import { keyIn } from './keys/scim-key.ts'
import { sendProblem } from './send.routes.ts'

/**
 * Says which software a request comes from, by the key it shows, for the door; and says in the words of
 * SCIM what the door says otherwise. To stand behind what says which trust it is about.
 */
export function setUpDirectory(needs: ScimNeeds): MiddlewareHandler {
  return async (c, next) => {
    const trust = trustOf(c)
    const key = keyIn(c.req.header('authorization'))
    if (trust !== undefined && key !== undefined) {
      const { trustId } = trust
      const keyId = await knowKey(needs, { trustId, key })
      if (keyId !== undefined) c.set('asker', { trustId, machine: keyId })
    }
    await next()
    inScim(c)
  }
}

/** Rewrites what the door refused and what went wrong, which is told to people elsewhere in the software. */
function inScim(c: Context): void {
  const isRefused = c.res.headers.get('content-type')?.startsWith('application/problem+json')
  if (!isRefused && c.error === undefined) return
  const { status } = c.res
  c.res = undefined
  c.res = sendProblem(c, refusals.get(status) ?? broken)
  if (status === 401) c.res.headers.set('WWW-Authenticate', 'Bearer realm="SCIM"')
}

const broken = { status: 500, detail: 'Something went wrong here. Try again later.' } as const

const refusals: ReadonlyMap<number, { readonly status: 401 | 403 | 404; readonly detail: string }> =
  new Map([
    [401, { status: 401, detail: 'Show a key that goes on, as a bearer token.' }],
    [404, { status: 404, detail: 'There is nothing here.' }],
    [403, { status: 403, detail: 'This key does not open that.' }],
  ])
