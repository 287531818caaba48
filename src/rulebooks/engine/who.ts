import type { Making } from './compile.ts'
import { KNOWN, type Facts } from './facts.ts'
import { ANY, type Guard } from './guards.ts'
import type { Rulebook, Terms } from '#rulebooks/language/rulebook.ts'
import { NO, UNSURE, YES, type Test } from './truth.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** A point on which the text does not say whether some people count. */
export type PeopleDoubt = {
  readonly clause: string
  readonly setting: string
  readonly why: string
  readonly roles: readonly string[]
}

/** Whether someone who asks with these facts holds one of the roles named. */
export function holdsAny(
  roles: readonly string[],
  { slots }: Facts,
  vocabulary: Vocabulary,
): boolean {
  const fact = vocabulary.facts.get('actor.role')
  const held = fact ? (slots[fact.slot] ?? 0) : 0
  return roles.some((role) => (maskOf(role, vocabulary) & held) !== 0)
}

/** The doubts about the people named, and about those named among them. */
export function doubtsAbout(who: readonly string[], rulebook: Rulebook): readonly PeopleDoubt[] {
  return who.flatMap((name) => {
    const people = rulebook.people.get(name)
    if (!people) return []
    const { clause, doubtful, roles } = people
    const own = doubtful.map((doubt) => ({ clause, ...doubt }))
    return [...own, ...doubtsAbout(roles, rulebook)]
  })
}

type Roles = { mask: number; later: { mask: number; from: number }[] }

/**
 * Whether a rule binds the asker. Any one of several roles is enough; to be put outside the policy
 * all of them must be named, so that a teacher who is a parent stays bound as a teacher.
 */
export function whoTest({ who, effect }: Terms, making: Making): Test {
  const roles = rolesOf(who, making)
  const slot = making.vocabulary.facts.get('actor.role')?.slot ?? 0
  const whole = effect.type === 'outside'
  return ({ slots }) => {
    const held = slots[slot] ?? 0
    if ((held & KNOWN) === 0) return UNSURE
    const named = roles.later.length === 0 ? roles.mask : namedOn(slots[0] ?? 0, roles)
    const binds = whole ? (held & ~named & ~KNOWN) === 0 : (held & named) !== 0
    return binds ? YES : NO
  }
}

/** The same as guards. Where people join on a day, guards alone let them pass on any day. */
export function whoGuards(
  { who, effect }: Terms,
  making: Making,
): { readonly guards: readonly Guard[]; readonly tellAll: boolean } {
  const fact = making.vocabulary.facts.get('actor.role')
  if (who.length === 0 || !fact) return { guards: [], tellAll: who.length === 0 }
  const { mask, later } = rolesOf(who, making)
  const named = later.reduce((all, one) => all | one.mask, mask)
  const words =
    effect.type === 'outside' ? { bars: ~(named | KNOWN), needs: ANY } : { bars: 0, needs: named }
  return { guards: [{ slot: fact.slot, ...words }], tellAll: later.length === 0 }
}

function namedOn(day: number, { mask, later }: Roles): number {
  return later.reduce((all, one) => (day >= one.from ? all | one.mask : all), mask)
}

function rolesOf(who: readonly string[], making: Making): Roles {
  const roles: Roles = { mask: 0, later: [] }
  for (const name of who) addRoles(name, roles, making)
  return roles
}

function addRoles(name: string, roles: Roles, making: Making): void {
  const people = making.rulebook.people.get(name)
  if (!people) {
    roles.mask |= maskOf(name, making.vocabulary)
    return
  }
  for (const role of people.roles) addRoles(role, roles, making)
  for (const { role, from } of people.later) {
    roles.later.push({ mask: maskOf(role, making.vocabulary), from })
  }
  for (const { roles: doubtful, setting } of people.doubtful) {
    if (counts(setting, making)) for (const role of doubtful) addRoles(role, roles, making)
  }
}

function counts(setting: string, { rulebook, lenient }: Making): boolean {
  const choice = rulebook.settings.get(setting)?.reading ?? 'unset'
  return choice === 'strict' || (choice === 'unset' && !lenient)
}

function maskOf(name: string, { groups, facts }: Vocabulary): number {
  const words = facts.get('actor.role')?.words
  let mask = 0
  for (const role of groups.get(name) ?? [name]) mask |= words?.get(role)?.bit ?? 0
  return mask
}
