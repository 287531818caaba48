import { actions, allActions, type Action } from '#access/action.ts'
import type { Verdict } from '#access/cedar.ts'
import { accessRoles } from '#access/entities.ts'
import type { About, Asking, Being, Question } from '#access/proof/world.ts'

// Two trusts, `a` with two schools and `b` with one; whoever asks is of `a`. Small, and every case of it.

/** A question of the small scope, and what Cedar said. */
export type Case = Question & { readonly verdict: Verdict }

/** Somebody of trust `a` who asks. */
export type Somebody = Exclude<Asking, string | { readonly machineOf: string }>

type HeldAt = { readonly role: string; readonly school?: string | undefined }

/** Whoever asks in the small scope: somebody of trust `a` with these roles, signed in well just now. */
export function somebody(roles: readonly HeldAt[], as: Partial<Session> = {}): Somebody {
  const { kind, strong, idleMinutes, capacity } = { ...wellSignedIn, ...as }
  const being: Being = {
    id: 'asker',
    trust: 'a',
    stays: [{ kind, school: 'a1' }],
    roles: roles.map((role) => ({ ...role, capacity })),
  }
  return { being, strong, idleMinutes }
}

type Session = {
  readonly kind: string
  readonly strong: boolean
  readonly idleMinutes: number
  readonly capacity: 'holder' | 'alternate'
}

const wellSignedIn: Session = { kind: 'staff', strong: true, idleMinutes: 0, capacity: 'holder' }

/** Every role, wherever it can be held in trust `a`. */
export const everyRole: readonly HeldAt[] = accessRoles.flatMap((role) =>
  [undefined, 'a1', 'a2'].map((school) => ({ role, school })),
)

const sessions = [true, false].flatMap((strong) =>
  [0, 30].map((idleMinutes) => ({ strong, idleMinutes })),
)

/** No role, or any one role anywhere, in every kind of session; people without work; people who left. */
export const everybody: readonly Somebody[] = [
  ...[[], ...everyRole.map((role) => [role])].flatMap((roles) =>
    sessions.map((session) => somebody(roles, session)),
  ),
  ...['parent', 'pupil', 'visitor'].flatMap((kind) =>
    sessions.map((session) => somebody([], { kind, ...session })),
  ),
]

/** Somebody with every role there is, who left the trust yesterday. */
export const leaver: Somebody = {
  being: {
    id: 'asker',
    trust: 'a',
    stays: [{ kind: 'staff', school: 'a1', until: 0 }],
    roles: everyRole.map((role) => ({ ...role, capacity: 'holder' })),
  },
  strong: true,
  idleMinutes: 0,
}

const person = (id: string, stays: Being['stays'], trust = 'a'): Being => ({
  id,
  trust,
  stays,
  roles: [],
})

/** The people who may be asked about: oneself, an adult, a pupil, a former pupil, others elsewhere. */
export const people: readonly Being[] = [
  person('asker', [{ kind: 'staff', school: 'a1' }]),
  person('adult', [{ kind: 'staff', school: 'a1' }]),
  person('pupil', [{ kind: 'pupil', school: 'a1' }]),
  person('former', [{ kind: 'pupil', school: 'a2', until: -400 }]),
  person('elsewhere', [{ kind: 'governor', school: 'a2' }]),
  person('central', [{ kind: 'trustee' }]),
  person('foreign', [{ kind: 'staff', school: 'b1' }], 'b'),
]

/** Which roles something is disclosed to, and whom of them it is meant for. */
const sentTo: readonly { readonly to: readonly string[]; readonly chosen?: readonly string[] }[] = [
  { to: ['headteacher'] },
  { to: ['dsl', 'deputy-dsl'] },
  { to: ['trustee', 'system-administrator'] },
  { to: ['headteacher'], chosen: ['asker'] },
  { to: ['dsl'], chosen: ['adult', 'central'] },
]

const things: Readonly<Record<(typeof actions)[Action], readonly About[]>> = {
  Service: [{ what: 'service' }],
  Trust: ['a', 'b'].map((trust) => ({ what: 'trust', trust })),
  Person: people.map((being) => ({ what: 'person', being })),
  Holding: people
    .filter(({ id }) => id === 'asker' || id === 'adult' || id === 'foreign')
    .flatMap((of) =>
      ['dsl', 'headteacher', 'trustee'].flatMap((role) =>
        (of.trust === 'a' ? [undefined, 'a1', 'a2'] : ['b1']).map((school): About => ({
          what: 'role',
          role,
          school,
          of,
        })),
      ),
    ),
  Answer: ['a', 'b'].flatMap((trust) =>
    [undefined, 'asker', 'adult'].map((owner): About => ({ what: 'answer', trust, owner })),
  ),
  Disclosure: people
    .filter(({ id }) => ['asker', 'adult', 'elsewhere', 'foreign'].includes(id))
    .flatMap((of) =>
      sentTo.map(({ to, chosen = [] }): About => ({ what: 'disclosure', of, to, chosen })),
    ),
}

/** Everything that whoever asks could ask in the small scope. */
export function questionsOf(asking: Asking): readonly Question[] {
  return allActions.flatMap((action) =>
    things[actions[action]].map((about) => ({ asking, action, about })),
  )
}

/** The trust of a thing; undefined for what belongs to none. */
export function trustOf(about: About): string | undefined {
  if ('trust' in about) return about.trust
  if (about.what === 'service') return undefined
  return about.what === 'person' ? about.being.trust : about.of.trust
}

/** The schools a thing is about; none for what is the whole trust's. */
export function schoolsOf(about: About): readonly string[] {
  if (about.what === 'role') return about.school === undefined ? [] : [about.school]
  if (about.what === 'disclosure') return about.of.stays.flatMap(({ school }) => school ?? [])
  return about.what === 'person' ? about.being.stays.flatMap(({ school }) => school ?? []) : []
}
