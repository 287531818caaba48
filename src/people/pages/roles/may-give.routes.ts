import type { Context } from 'hono'

import type { Door } from '#access/door.routes.ts'
import { holdingAsThing } from '#people/roles/holding-as-thing.ts'
import { fitsScope, type Holding, roles } from '#people/roles/role.ts'

/** A role at a place, the whole trust when no school is named. */
export type Gift = Pick<Holding, 'role' | 'schoolId'>

/** To whom roles are given, and the schools where they can be held. */
export type Giving = {
  readonly trustId: string
  readonly personId: string
  readonly schools: readonly { readonly schoolId: string }[]
}

/** The roles, each at its place, that whoever asks may give to a person. */
export function mayGive(c: Context, door: Door, giving: Giving): readonly Gift[] {
  return giftsAt(giving).filter((gift) => isGiven(c, door, { giving, gift }))
}

/** Whether whoever asks may give a person any role at all. */
export function mayGiveAny(c: Context, door: Door, giving: Giving): boolean {
  return giftsAt(giving).some((gift) => isGiven(c, door, { giving, gift }))
}

function giftsAt({ schools }: Giving): readonly Gift[] {
  const places = [undefined, ...schools.map(({ schoolId }) => schoolId)]
  return roles.flatMap((role) =>
    places.filter((at) => fitsScope(role, at)).map((schoolId) => ({ role, schoolId })),
  )
}

function isGiven(
  c: Context,
  door: Door,
  { giving, gift }: { readonly giving: Giving; readonly gift: Gift },
): boolean {
  const { trustId, personId } = giving
  return door.can(c, 'give-role', holdingAsThing(trustId, { personId, ...gift }))
}
