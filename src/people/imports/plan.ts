import type { IsoDay } from '#core/iso-day.ts'
import type { Kind, Person, Stay } from '#people/person.ts'
import type { School } from '#people/schools/school.ts'

import type { Place, RefusedRow } from './roster.ts'

/** A stay that is kept, and the system it was read from; none when it was entered by hand. */
export type HeldStay = Stay & { readonly stayId: string; readonly source?: string | undefined }

/** A person that the system a file comes from has told of before. */
export type HeldPerson = Omit<Person, 'stays'> & {
  readonly id: string
  readonly stays: readonly HeldStay[]
}

/** A person that the system a file comes from has not told of. */
export type Stranger = Omit<HeldPerson, 'id'>

/** A kept link between a pupil and a parent, by the ids of people. */
export type HeldLink = {
  readonly pupilId: string
  readonly parentId: string
  readonly hasResponsibility: boolean
  readonly until?: IsoDay | undefined
}

/** What the trust holds already, as far as one import can change it. */
export type Held = {
  readonly source: string
  readonly people: ReadonlyMap<string, HeldPerson>
  /** Who works for or governs the trust with an e-mail, and is not among `people`. */
  readonly others: readonly Stranger[]
  readonly schools: readonly School[]
  /** Schools by the ids of the system the file comes from. */
  readonly schoolIds: ReadonlyMap<string, string>
  readonly links: readonly HeldLink[]
}

/** What happens to one person. */
export type PersonPlan = {
  readonly type: 'new' | 'changed' | 'left'
  readonly person: Omit<Person, 'stays'>
  readonly id: string
  /** What changed, in words; empty for someone new. */
  readonly what: readonly string[]
  readonly isPupil: boolean
  /** Name, address, birth or year are new or changed. */
  readonly hasNewFacts: boolean
  readonly added: readonly HeldStay[]
  readonly altered: readonly HeldStay[]
  /** All stays as they will be. */
  readonly stays: readonly HeldStay[]
  readonly at?: Place | undefined
}

/** A new person of a file who looks like somebody already here. */
export type Lookalike = {
  readonly id: string
  readonly name: string
  readonly at: Place
  /** Who is here. */
  readonly like: Stranger
  /** What the row makes of who is here, if they are the same; undefined when that is nothing. */
  readonly asLinked: PersonPlan | undefined
}

/** What the person who decides says of everybody who looks like somebody already here. */
export type LookalikeChoice = 'link' | 'apart'

/** Roles that end because a person no longer belongs: all, or those at one school. */
export type RolesEnd = {
  readonly personId: string
  readonly schoolId?: string | undefined
  readonly day: IsoDay
}

/** What happens to a school. */
export type SchoolPlan = {
  readonly type: 'new' | 'changed' | 'linked'
  readonly school: School
  readonly id: string
}

/** How many of a kind would leave, of how many that the file speaks of. */
export type Leaving = { readonly kind: Kind; readonly leaving: number; readonly of: number }

/** Everything an import would do, computed before anything is done. */
export type ImportPlan = {
  readonly day: IsoDay
  readonly schools: readonly SchoolPlan[]
  readonly people: readonly PersonPlan[]
  /** Who of `people` looks like somebody already here; somebody must say whether they are the same. */
  readonly lookalikes: readonly Lookalike[]
  /** Who is here and known to the file's system from now on, by its id. */
  readonly linked: readonly { readonly id: string; readonly personId: string }[]
  readonly unchanged: number
  readonly links: readonly HeldLink[]
  readonly rolesEnd: readonly RolesEnd[]
  readonly refused: readonly RefusedRow[]
  readonly leaving: readonly Leaving[]
  /** Rows were refused whose person could not be told, so that someone may seem to have left. */
  readonly hasUnreadRows: boolean
}
