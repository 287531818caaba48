import type { Context } from 'hono'

import type { Link } from './layout.ts'

/** Someone who has signed in, as far as the frame of a page and its forms need them. */
export type SignedIn = {
  readonly name: string
  readonly homeHref: string
  readonly accountHref: string
  readonly signOutHref: string
  /** What a form must bring back so that it counts as theirs; good for one session. */
  readonly formToken: string
  /** The parts of the service that are open to them beyond those open to everyone. */
  readonly menu: readonly Link[]
  /** Said on every page, such as that somebody uses the way in for emergencies. */
  readonly warning?: string | undefined
}

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    signedIn?: SignedIn
  }
}

/** Who has signed in, for pages; set once for each request. */
export function signedInOf(c: Context): SignedIn | undefined {
  return c.get('signedIn')
}
