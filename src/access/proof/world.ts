import type { Action } from '#access/action.ts'
import type { Request } from '#access/cedar.ts'
import type { Thing } from '#access/thing.ts'
import type { Visitor } from '#access/visitor.ts'

/** Days are counted from today: -1 was yesterday. From its first day, and no longer on `until`. */
export type Span = { readonly from?: number | undefined; readonly until?: number | undefined }

/** Somebody of a made-up trust: what they were, are and will be, and the roles they held and hold. */
export type Being = {
  readonly id: string
  readonly trust: string
  readonly stays: readonly (Span & {
    readonly kind: string
    readonly school?: string | undefined
  })[]
  readonly roles: readonly (Span & {
    readonly role: string
    readonly school?: string | undefined
    readonly capacity: 'holder' | 'alternate'
  })[]
}

/** Who asks: anyone, software of a trust, or somebody in a session. */
export type Asking =
  | 'anyone'
  | { readonly machineOf: string }
  | { readonly being: Being; readonly strong: boolean; readonly idleMinutes: number }

/** What they ask about. */
export type About =
  | { readonly what: 'service' }
  | { readonly what: 'trust'; readonly trust: string; readonly school?: string | undefined }
  | { readonly what: 'person'; readonly being: Being }
  | {
      readonly what: 'role'
      readonly role: string
      readonly school?: string | undefined
      readonly of: Being
    }
  | { readonly what: 'answer'; readonly trust: string; readonly owner?: string | undefined }
  | {
      readonly what: 'disclosure'
      readonly of: Being
      readonly to: readonly string[]
      /** Whom it is meant for of those in these roles; empty for all of them. */
      readonly chosen: readonly string[]
    }

/** One question to the door in a made-up world. */
export type Question = {
  readonly asking: Asking
  readonly action: Action
  readonly about: About
}

/** The question as the application puts it to the door, by what holds today. */
export function requestFor({ asking, action, about }: Question): Request {
  return { asker: askerFor(asking), action, thing: thingFor(about) }
}

function askerFor(asking: Asking): Request['asker'] {
  if (asking === 'anyone') return undefined
  if ('machineOf' in asking) return { trustId: asking.machineOf, machine: 'directory' }
  return visitorFor(asking)
}

/** Undefined for someone who left: their session counts no more. */
function visitorFor({
  being,
  strong,
  idleMinutes,
}: Exclude<Asking, string | { readonly machineOf: string }>): Visitor | undefined {
  const stays = being.stays.filter(goesOn).map(({ kind, school }) => ({ kind, schoolId: school }))
  if (stays.length === 0) return undefined
  const works = stays.some(({ kind }) => kind !== 'pupil' && kind !== 'parent')
  const holdings = being.roles
    .filter((role) => works && goesOn(role))
    .map(({ role, school, capacity }) => ({ role, schoolId: school, capacity }))
  const session = { name: '', sessionId: 'session', strong, idleMinutes }
  return { trustId: being.trust, personId: being.id, holdings, stays, ...session }
}

function thingFor(about: About): Thing {
  switch (about.what) {
    case 'service':
      return { type: 'Service' }
    case 'trust':
      return { type: 'Trust', trustId: about.trust, schools: schoolAlone(about) }
    case 'person':
      return personFor(about.being)
    case 'role': {
      const { id: personId, trust: trustId } = about.of
      return { type: 'Holding', trustId, schools: schoolAlone(about), personId, role: about.role }
    }
    case 'answer':
      return { type: 'Answer', trustId: about.trust, schools: [], owner: about.owner }
    case 'disclosure': {
      const { id: personId, trust: trustId, stays } = about.of
      const schools = [...new Set(stays.filter(goesOn).flatMap(({ school }) => school ?? []))]
      return { type: 'Disclosure', trustId, schools, personId, to: about.to, chosen: about.chosen }
    }
  }
}

function schoolAlone({ school }: { readonly school?: string | undefined }): readonly string[] {
  return school === undefined ? [] : [school]
}

function personFor({ id, trust, stays }: Being): Thing {
  const schools = [...new Set(stays.flatMap(({ school }) => school ?? []))]
  const child = stays.some(({ kind }) => kind === 'pupil')
  return { type: 'Person', trustId: trust, schools, personId: id, child }
}

function goesOn({ from, until }: Span): boolean {
  return (from === undefined || from <= 0) && (until === undefined || until > 0)
}
