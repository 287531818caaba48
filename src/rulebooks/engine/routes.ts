import type { Route } from './answer.ts'
import type { Stood } from './citing.ts'
import type { Edition } from './compile.ts'
import type { Facts } from './facts.ts'

/** The edition that tells, what was said, and the action that was asked about. */
export type ToldOf = {
  readonly edition: Edition
  readonly facts: Facts
  readonly action: string
}

/** The note that somebody the text names is left out because the report is about them. */
export const NOT_TO_ITS_SUBJECT = 'record:not-sent-to-its-subject'

/**
 * Who is told. A report never goes to the person it is about. Where the trust had to choose whom,
 * that the text names nobody stands beside it.
 */
export function routesOf({ rule }: Stood, told: ToldOf): readonly Route[] {
  const { effect } = rule.terms
  if (effect.type !== 'report') return []
  const { to, when } = effect
  const more = { clause: rule.rule.clause, ...(when === undefined ? {} : { when }) }
  const unstated: Route = { code: 'route-unstated', type: 'unstated', roles: [], ...more }
  if (to.type === 'unstated') return [unstated]
  const roles = to.roles.filter((role) => !isAbout(role, told))
  if (roles.length === 0) return [unstated]
  const { type } = to
  const route: Route = { code: `route-${type}:${roles.join('|')}`, type, roles, ...more }
  const setting =
    to.setting === undefined ? undefined : told.edition.rulebook.settings.get(to.setting)
  return setting?.own === true ? [route, unstated] : [route]
}

/** Whether a rule that stands would have told the very person the report is about. */
export function sparesItsSubject({ rule }: Stood, told: ToldOf): boolean {
  const { effect } = rule.terms
  if (effect.type !== 'report' || effect.to.type === 'unstated') return false
  return effect.to.roles.some((role) => isAbout(role, told))
}

/** A concern or report is about the one who holds the role, as far as was said. */
function isAbout(role: string, { edition: { vocabulary }, facts, action }: ToldOf): boolean {
  if (vocabulary.actions.get(action)?.kind !== 'reporting') return false
  const subject = vocabulary.facts.get('subject.role')
  const word = subject?.words.get(role)
  return (
    subject !== undefined &&
    word !== undefined &&
    ((facts.slots[subject.slot] ?? 0) & word.bit) !== 0
  )
}
