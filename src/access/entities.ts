import type {
  CedarValueJson,
  Context,
  EntityJson,
  TypeAndId,
} from '@cedar-policy/cedar-wasm/nodejs'

import type { Thing } from './thing.ts'
import type { Asker, HeldRole, Visitor } from './visitor.ts'

/** The roles that access.cedar knows; a test compares them with those that people hold. */
export const accessRoles = [
  'headteacher',
  'executive-headteacher',
  'dsl',
  'deputy-dsl',
  'trust-dpo',
  'line-manager',
  'leadership',
  'trust-central',
  'online-services-lead',
  'comms-lead',
  'channel-manager',
  'consent-administrator',
  'clerk',
  'trustee',
  'system-administrator',
] as const

/** Somebody or something as Cedar is told of it. */
export type Entity = EntityJson & { readonly uid: TypeAndId }

/** What makes a person one who works for the trust, paid or not. */
const working: ReadonlySet<string> = new Set([
  'staff',
  'volunteer',
  'contractor',
  'governor',
  'local-committee-member',
  'trustee',
])

/** Whoever asks, in the words of access.cedarschema. */
export function principalOf(asker: Asker): Entity {
  if (asker === undefined) return entity('Anyone', 'anyone', {})
  if ('machine' in asker) return entity('Machine', asker.machine, { trust: asker.trustId })
  const roles = accessRoles.map((role) => [attributeOf(role), placesOf(role, asker)] as const)
  return entity('Visitor', asker.personId, {
    trust: asker.trustId,
    person: asker.personId,
    works_here: asker.stays.some(({ kind }) => working.has(kind)),
    ...Object.fromEntries(roles),
  })
}

/** A thing, in the words of access.cedarschema. */
export function resourceOf(thing: Thing): Entity {
  if (thing.type === 'Service') return entity('Service', 'service', {})
  const { type, trustId } = thing
  const placed = { trust: trustId, places: [trustId, ...thing.schools] }
  switch (thing.type) {
    case 'Trust':
      return entity(type, trustId, placed)
    case 'Person':
      return entity(type, thing.personId, {
        ...placed,
        person: thing.personId,
        child: thing.child,
      })
    case 'Holding':
      return entity(type, `${thing.role} of ${thing.personId}`, {
        ...placed,
        person: thing.personId,
        role: thing.role,
        of_school: thing.schools.length > 0,
      })
    case 'Answer':
      return entity(type, 'answer', {
        ...placed,
        ...(thing.owner === undefined ? {} : { owner: thing.owner }),
      })
    case 'Disclosure':
      return entity(type, 'disclosure', {
        ...placed,
        person: thing.personId,
        to: [...thing.to],
        chosen: [...thing.chosen],
      })
  }
}

/** How whoever asks signed in. Nobody has been idle who has not signed in, nor is their word strong. */
export function circumstancesOf(asker: Asker): Context {
  if (asker === undefined || 'machine' in asker) return { strong: false, idle_minutes: 0 }
  return { strong: asker.strong, idle_minutes: asker.idleMinutes }
}

function placesOf(role: string, { holdings, trustId }: Visitor): string[] {
  const held = holdings.filter((holding: HeldRole) => holding.role === role)
  return [...new Set(held.map(({ schoolId }) => schoolId ?? trustId))]
}

function attributeOf(role: string): string {
  return role.replaceAll('-', '_')
}

function entity(type: string, id: string, attrs: Record<string, CedarValueJson>): Entity {
  return { uid: { type, id }, attrs, parents: [] }
}
