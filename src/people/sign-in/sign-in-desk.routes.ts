import type { Context } from 'hono'

import { trustOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Frame, Link } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { trustFrame } from '#web/trust-frame.ts'

import type { SignInNeeds } from './auth.ts'
import type { AuthOf } from './open-auth.ts'

/** What the routes of signing in need. */
export type SignInRoutesNeeds = SignInNeeds & {
  readonly door: Door
  readonly themes: Themes
  readonly demo: boolean
  readonly authOf: AuthOf
  /** Ways in that this part of the software does not know, such as a demonstration's. */
  readonly otherWays?: ((slug: string, next: string) => readonly Link[]) | undefined
}

/** A trust's sign-in, and what its pages look like to whoever asks. */
export type SignInDesk = {
  readonly trust: TrustAtDoor
  readonly frame: Frame
  /** The trust's part of every address, such as `/trusts/leading-edge`. */
  readonly base: string
  /** Where links in mail begin. A demonstration is reached as it was asked; it answers this computer only. */
  readonly origin: string
}

/** See `SignInDesk`. Behind the door, so there is a trust. */
export function signInDesk(c: Context, needs: SignInRoutesNeeds): SignInDesk {
  const trust = trustOf(c)
  const theme = trust && needs.themes.get(trust.slug)
  if (!theme) throw new Error('a sign-in without a trust')
  return {
    trust,
    frame: trustFrame(c, theme, { demo: needs.demo }),
    base: `/trusts/${trust.slug}`,
    origin: needs.address ?? new URL(c.req.url).origin,
  }
}

/** Reads the text fields of a form, without the sign that the database takes in no text; one that was not sent is empty. */
export async function fieldsOf(c: Context): Promise<(name: string) => string> {
  const sent = await c.req.formData().catch(() => new FormData())
  return (name) => {
    const value = sent.get(name)
    return typeof value === 'string' ? value.replaceAll('\0', '') : ''
  }
}
