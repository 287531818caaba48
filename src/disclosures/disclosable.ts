import { isRole, roles as allRoles, type Role } from '#people/roles/role.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Condition } from '#rulebooks/language/condition.ts'
import type { Clause, Rule } from '#rulebooks/language/rulebook.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'

import { mayBeDisclosedTo } from './visible-disclosures.ts'

/** What a policy has people disclose, or ask approval for, as its rules say it. */
export type Disclosable = {
  /** The fact of a question that a record of it settles. */
  readonly fact: 'context.disclosed' | 'context.approved_by'
  /** The clauses that ask for it, the one with the gate first. */
  readonly clauses: readonly [string, ...string[]]
  /** The roles it goes to, and whether to all of them or to one that the person chooses. */
  readonly to: { readonly type: 'all' | 'any'; readonly roles: readonly Role[] }
  /** The actions on whose answers it bears. */
  readonly actions: ReadonlySet<string>
  /** Whom it can be about: words of `subject.role`. */
  readonly about: readonly string[]
}

/** The ledger's name for what keeps these clauses. */
const KEEPS = 'relationship-disclosure'
const SUBJECT = 'subject.role'

/** What an edition has people disclose and ask approval for; none where its text knows neither. */
export function disclosablesIn(edition: Edition): readonly Disclosable[] {
  const clauses = [...edition.rulebook.clauses.values()].filter(({ keepers }) =>
    keepers.some(({ what }) => what === KEEPS),
  )
  return [tiesIn(clauses, edition), approvalsIn(clauses, edition)].filter(
    (one) => one !== undefined,
  )
}

/** What the edition has people disclose for a kind of disclosure. */
export function disclosableFor(
  edition: Edition,
  kind: 'tie' | 'exception' | 'approval',
): Disclosable | undefined {
  const fact = kind === 'approval' ? 'context.approved_by' : 'context.disclosed'
  return disclosablesIn(edition).find((one) => one.fact === fact)
}

function tiesIn(clauses: readonly Clause[], edition: Edition): Disclosable | undefined {
  const fact = 'context.disclosed'
  const speaking = clauses.filter(({ rules }) => rules.some((rule) => names(rule, fact)))
  const [first, ...rest] = gatesFirst(speaking)
  if (first === undefined) return undefined
  const rules = speaking.flatMap((clause) => clause.rules)
  const to = recipientsOf(rules, edition)
  return to && { fact, clauses: [first, ...rest], to, ...reachOf(rules, fact, edition) }
}

function approvalsIn(clauses: readonly Clause[], edition: Edition): Disclosable | undefined {
  const fact = 'context.approved_by'
  const approving = edition.vocabulary.facts.get(fact)
  const speaking = clauses.filter(({ rules }) => rules.some((rule) => names(rule, fact)))
  const [first, ...rest] = speaking.map(({ id }) => id)
  if (first === undefined || approving === undefined) return undefined
  const rules = speaking.flatMap((clause) => clause.rules)
  const words = wordsNamed(rules, approving)
  const to = allRoles.filter(
    (role) => mayBeDisclosedTo(role) && words.includes(approving.spellings.get(role) ?? ''),
  )
  if (to.length === 0) return undefined
  const reach = reachOf(rules, fact, edition)
  return { fact, clauses: [first, ...rest], to: { type: 'any', roles: to }, ...reach }
}

function gatesFirst(clauses: readonly Clause[]): readonly string[] {
  const isGate = ({ rules }: Clause): boolean => rules.some(({ effect }) => effect.type === 'needs')
  return [...clauses.filter(isGate), ...clauses.filter((one) => !isGate(one))].map(({ id }) => id)
}

/** Those a report of the clauses goes to; without a report, those whom their gates send people to. */
function recipientsOf(rules: readonly Rule[], edition: Edition): Disclosable['to'] | undefined {
  const reports = rules.flatMap(({ effect }) =>
    effect.type === 'report' && effect.to.type !== 'unstated' ? [effect.to] : [],
  )
  const asked = rules.flatMap(({ whoToAsk }) => whoToAsk ?? [])
  const named = reports.length > 0 ? reports.flatMap(({ roles }) => roles) : asked
  const roles = rolesFrom(named, edition)
  if (roles.length === 0) return undefined
  return { type: reports.some(({ type }) => type === 'any') ? 'any' : 'all', roles }
}

function rolesFrom(named: readonly string[], { vocabulary }: Edition): readonly Role[] {
  const spellings = vocabulary.facts.get('actor.role')?.spellings
  const known = named.map((role) => (isRole(role) ? role : (spellings?.get(role) ?? role)))
  return [...new Set(known)].filter(isRole).filter((role) => mayBeDisclosedTo(role))
}

function reachOf(
  rules: readonly Rule[],
  fact: Disclosable['fact'],
  { vocabulary }: Edition,
): Pick<Disclosable, 'actions' | 'about'> {
  const naming = rules.filter((rule) => names(rule, fact))
  const actions = naming.flatMap((rule) =>
    rule.actions === 'all' ? [...vocabulary.actions.keys()] : rule.actions,
  )
  const subject = vocabulary.facts.get(SUBJECT)
  const about = subject === undefined ? [] : wordsNamed(naming, subject)
  return { actions: new Set(actions), about }
}

/** The words of a fact that rules speak of, in the order of the vocabulary. */
function wordsNamed(rules: readonly Rule[], fact: Fact): readonly string[] {
  const mask = rules
    .flatMap(conditionsOf)
    .flatMap(partsOf)
    .flatMap((part) =>
      part.kind === 'words' && !part.not && part.fact.name === fact.name ? [part.mask] : [],
    )
    .reduce((all, one) => all | one, 0)
  return [...fact.words.values()].filter(({ bit }) => (bit & mask) !== 0).map(({ name }) => name)
}

function names(rule: Rule, fact: string): boolean {
  return conditionsOf(rule)
    .flatMap(partsOf)
    .some((part) => 'fact' in part && part.fact.name === fact)
}

function conditionsOf({ about, unless, met, failed }: Rule): readonly Condition[] {
  return [about, unless, met, failed].filter((one) => one !== undefined)
}

function partsOf(condition: Condition): readonly Condition[] {
  return 'of' in condition ? condition.of.flatMap(partsOf) : [condition]
}
