import { Hono, type MiddlewareHandler } from 'hono'

import { type Clock, instantAt } from '#core/clock.ts'

/** The text is good for so long after it was asked for, in milliseconds. */
const goodFor = 90 * 24 * 60 * 60 * 1000

/** Where to tell of a weakness (RFC 9116); nothing is there where nobody has said who hears it. */
export function securityTxtRoutes({
  config,
  clock,
  door,
}: {
  readonly config:
    | { readonly mode: 'demonstration' }
    | {
        readonly mode: 'installation'
        readonly address: string
        readonly securityContact?: string | undefined
      }
  readonly clock: Clock
  readonly door: { readonly may: (action: 'reach') => MiddlewareHandler }
}): Hono {
  const path = '/.well-known/security.txt'
  const app = new Hono()
  if (config.mode === 'demonstration' || config.securityContact === undefined) return app
  const { securityContact, address } = config
  return app.get(path, door.may('reach'), (c) =>
    c.text(
      [
        `Contact: ${securityContact}`,
        `Expires: ${instantAt(clock.now().getTime() + goodFor).toISOString()}`,
        'Preferred-Languages: en',
        `Canonical: ${address}${path}`,
        '',
      ].join('\n'),
    ),
  )
}
