import type { Context } from 'hono'

import { trustOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import type { Door, Load } from '#access/door.routes.ts'
import { type Inside, insideOf } from '#access/inside.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import type { HeldElsewhere } from '#people/held/held-elsewhere.ts'
import { findAPerson } from '#people/looking/find-a-person.ts'
import { personAsThing } from '#people/looking/person-as-thing.ts'
import type { RoleBar } from '#people/roles/give-role.ts'
import type { Role } from '#people/roles/role.ts'
import type { RolesNeeded } from '#people/roles/roles-lacking.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'

/** What the pages about people need. */
export type PeopleNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  readonly rolesNeeded: RolesNeeded
  /** What another part of the software has against a role until something is done. */
  readonly roleBarOf?: ((trust: TrustAtDoor, role: Role) => RoleBar | undefined) | undefined
  /** Where links in mail begin; where it was asked from when left out, as in a demonstration. */
  readonly address?: string | undefined
  /** What other parts of the software hold about people. */
  readonly alsoHeld: readonly HeldElsewhere[]
}

/** Where a page about people stands, and which day it is. */
export type AtPeople = Inside & { readonly today: IsoDay }

/** Where this request stands, behind a door that only someone who has signed in passes. */
export function atPeople(
  c: Context,
  needs: PeopleNeeds,
  part: 'people' | 'roles' | 'schools' | 'account',
): AtPeople {
  return { ...insideOf(c, needs, part), today: dayOf(needs.clock.now()) }
}

/** The person whose id stands in the address, for the door. */
export function loadPerson(needs: PeopleNeeds): Load {
  return async (c) => {
    const trustId = trustOf(c)?.trustId
    if (trustId === undefined) return undefined
    const person = await findAPerson(needs, { trustId, personId: c.req.param('id') ?? '' })
    return person && personAsThing(trustId, person)
  }
}

/** The id of a person or school in the address. */
export function idIn(c: Context): string {
  return c.req.param('id') ?? ''
}

/** The page for what went away since the door looked for it. */
export function gone(c: Context, { frame }: AtPeople): Response | Promise<Response> {
  return c.html(notFoundPage(frame), 404)
}
