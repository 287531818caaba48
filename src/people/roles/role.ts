import type { IsoDay } from '#core/iso-day.ts'

/**
 * The roles of the policies, and where each is held: once for the trust, in every school, or in
 * either, as the trust likes.
 */
const scopes = {
  headteacher: 'school',
  'executive-headteacher': 'either',
  dsl: 'school',
  'deputy-dsl': 'school',
  'trust-dpo': 'trust',
  'line-manager': 'school',
  leadership: 'school',
  'trust-central': 'trust',
  'online-services-lead': 'either',
  'comms-lead': 'either',
  'channel-manager': 'either',
  'consent-administrator': 'either',
  clerk: 'either',
  trustee: 'trust',
  'system-administrator': 'trust',
} as const

/** A role that people hold by name from one day to another. */
export type Role = keyof typeof scopes

/** Every role that people hold. */
export const roles: readonly Role[] = Object.keys(scopes).filter(isRole)

/** Whether a word of a rulebook names a role that people hold. */
export function isRole(word: string): word is Role {
  return Object.hasOwn(scopes, word)
}

/** Whether a role is held for the trust, in every school, or in either. */
export function scopeOf(role: Role): 'trust' | 'school' | 'either' {
  return scopes[role]
}

/** Someone holding a role, for the trust when no school is named, from a day until a day. */
export type Holding = {
  readonly holdingId: string
  readonly personId: string
  readonly role: Role
  readonly schoolId?: string | undefined
  /** An alternate acts where the holder is away or is the one it is about. */
  readonly capacity: 'holder' | 'alternate'
  readonly from: IsoDay
  readonly until?: IsoDay | undefined
}

/** Whether a role can be held for a school (or, without one, for the trust). */
export function fitsScope(role: Role, schoolId: string | undefined): boolean {
  const scope = scopeOf(role)
  return scope === 'either' || (scope === 'school') === (schoolId !== undefined)
}
