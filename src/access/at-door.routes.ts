import type { Context } from 'hono'

import type { Asker, Visitor } from './visitor.ts'

/** The trust whose address is asked for. */
export type TrustAtDoor = {
  readonly trustId: string
  readonly slug: string
  readonly code: string
  readonly name: string
}

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    asker?: Asker
    trustAtDoor?: TrustAtDoor
  }
}

/** The trust whose address is asked for; undefined outside `/trusts/:slug` and where there is none. */
export function trustOf(c: Context): TrustAtDoor | undefined {
  return c.get('trustAtDoor')
}

/** The person who has signed in, if any. */
export function visitorOf(c: Context): Visitor | undefined {
  const asker = c.get('asker')
  return asker === undefined || 'machine' in asker ? undefined : asker
}

/** The person who has signed in and the trust, behind a door that only such a person passes. */
export function insiderOf(c: Context): { readonly visitor: Visitor; readonly trust: TrustAtDoor } {
  const [visitor, trust] = [visitorOf(c), trustOf(c)]
  if (!visitor || !trust) throw new Error('this route is open to people who have not signed in')
  return { visitor, trust }
}
