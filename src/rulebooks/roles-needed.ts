import type { Edition } from './engine/compile.ts'
import type { Effect, Setting } from './language/rulebook.ts'

/** Roles a rulebook relies on: all of them or any one, and the clause that names them. */
export type NeededRoles = {
  readonly type: 'all' | 'any'
  readonly roles: readonly string[]
  readonly clause: string
}

/**
 * The roles an edition relies on: those its reports go to, those who judge, those its answers send
 * people to, and those its settings name. Different names for one role are made one.
 */
export function rolesNeeded({ rulebook, vocabulary }: Edition): readonly NeededRoles[] {
  const words = vocabulary.facts.get('actor.role')
  const named = (role: string): string => words?.spellings.get(role) ?? role
  const isNamed = (role: string): boolean => words?.spellings.has(role) ?? false
  const rules = [...rulebook.clauses.values()].flatMap((clause) => clause.rules)
  return [
    ...rules.flatMap(({ effect, clause }) => ofEffect(effect, clause)),
    ...rules.flatMap(({ whoToAsk, clause }) => ofOne(whoToAsk, clause)),
    ...[...rulebook.settings.values()].flatMap((setting) => ofSetting(setting, isNamed)),
  ].map((need) => ({ ...need, roles: [...new Set(need.roles.map(named))] }))
}

function ofEffect(effect: Effect, clause: string): readonly NeededRoles[] {
  if (effect.type === 'judgement') return ofOne(effect.decides, clause)
  if (effect.type !== 'report' || effect.to.type === 'unstated') return []
  return [{ type: effect.to.type, roles: effect.to.roles, clause }]
}

function ofOne(role: string | undefined, clause: string): readonly NeededRoles[] {
  return role === undefined ? [] : [{ type: 'all', roles: [role], clause }]
}

/** A setting whose every word is a role names who does something; one of several is enough. */
function ofSetting(
  { value, clause }: Setting,
  isNamed: (word: string) => boolean,
): readonly NeededRoles[] {
  const { type, roles } = rolesOf(value)
  return roles.length > 0 && roles.every(isNamed) ? [{ type, roles, clause }] : []
}

function rolesOf(value: Setting['value']): Pick<NeededRoles, 'type' | 'roles'> {
  if (typeof value === 'string') return { type: 'all', roles: [value] }
  if (value === undefined || typeof value === 'number') return { type: 'any', roles: [] }
  if ('all' in value) return { type: 'all', roles: value.all }
  return { type: 'any', roles: 'any' in value ? value.any : value }
}
