import type { Context } from 'hono'

import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { insiderOf, type TrustAtDoor } from './at-door.routes.ts'
import type { Visitor } from './visitor.ts'

/** Where a page for somebody who has signed in stands: the trust, who asks, what surrounds it. */
export type Inside = {
  readonly trust: TrustAtDoor
  readonly visitor: Visitor
  readonly frame: Frame
  /** The beginning of the trust's addresses, such as `/trusts/leading-edge`. */
  readonly base: string
  /** Of which trust and by whom, as use cases ask for it. */
  readonly by: { readonly trustId: string; readonly by: string }
}

/**
 * Where this request stands. `part` is the last piece of the address of the part of the menu that the
 * page belongs to. Throws where the door does not ask for a sign-in.
 */
export function insideOf(
  c: Context,
  { themes, demo }: { readonly themes: Themes; readonly demo: boolean },
  part: string,
): Inside {
  const { trust, visitor } = insiderOf(c)
  const theme = themes.get(trust.slug)
  if (theme === undefined) throw new Error('a trust without a theme passed the door')
  return {
    trust,
    visitor,
    frame: trustFrame(c, theme, { demo, part }),
    base: `/trusts/${trust.slug}`,
    by: { trustId: trust.trustId, by: visitor.personId },
  }
}
