import type { Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Door, Load } from '#access/door.routes.ts'
import { type Inside, insideOf } from '#access/inside.routes.ts'
import type { Thing } from '#access/thing.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { disclosureAsThing } from '#disclosures/disclosure-as-thing.ts'
import type { Disclosure } from '#disclosures/disclosure.ts'
import type { DisclosingNeeds } from '#disclosures/disclosing.ts'
import { findADisclosure } from '#disclosures/look-at-disclosure.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'

/** A question that somebody asked, as far as a disclosure begins with what was said. */
export type AskedBefore = { readonly facts: Readonly<Record<string, unknown>> }

/** What the pages of disclosures need. */
export type DisclosurePagesNeeds = DisclosingNeeds & {
  readonly shelf: Shelf
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  /** A kept question of somebody's own, given by the part of the software that keeps questions. */
  readonly questionOf: (of: {
    readonly trustId: string
    readonly personId: string
    readonly decisionId: string
  }) => Promise<AskedBefore | undefined>
}

/** Where a page of disclosures stands: the trust and who asks, the edition in force, and the day. */
export type AtDisclosures = Inside & {
  readonly today: IsoDay
  readonly edition: SealedEdition
}

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    disclosureAtDoor?: { readonly disclosure: Disclosure; readonly thing: DisclosureThing }
  }
}

type DisclosureThing = Extract<Thing, { readonly type: 'Disclosure' }>

/** Shows a page where this request stands; nothing is found in a trust without a policy. */
export async function atDisclosures(
  c: Context,
  needs: DisclosurePagesNeeds,
  show: (at: AtDisclosures) => Promise<Response>,
): Promise<Response> {
  const inside = insideOf(c, needs, 'home')
  const today = dayOf(needs.clock.now())
  const edition = await needs.shelf.inForce(inside.trust, today)
  if (edition === undefined) return c.html(notFoundPage(inside.frame), 404)
  return show({ ...inside, today, edition })
}

/** The disclosure in the address, for the door. */
export function loadDisclosure(needs: DisclosurePagesNeeds): Load {
  return async (c) => {
    const trustId = trustOf(c)?.trustId
    if (trustId === undefined) return undefined
    const disclosureId = c.req.param('id') ?? ''
    const disclosure = await findADisclosure(needs, { trustId, disclosureId })
    if (disclosure === undefined) return undefined
    const { personId } = disclosure
    const author = await findAPerson(needs, { trustId, personId })
    const day = dayOf(needs.clock.now())
    const thing = disclosureAsThing(trustId, disclosure, { author, day })
    c.set('disclosureAtDoor', { disclosure, thing })
    return thing
  }
}

/** The disclosure that the door found, for the route behind it. */
export function disclosureOf(c: Context): {
  readonly disclosure: Disclosure
  readonly thing: DisclosureThing
} {
  const found = c.get('disclosureAtDoor')
  if (found === undefined) throw new Error('this route has no disclosure behind its door')
  return found
}
