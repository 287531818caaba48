import type { Clause, Keeper, Rule, Rulebook } from './language/rulebook.ts'

/**
 * What a slice of the software declares it does: `gate:consent-register` (a step that holds),
 * `route:…`, `screen:…`, `record:…` and so on by capability, or `shown:related` for a part of the
 * front matter that is put before people. The ledger believes nothing else.
 */
export type Built = ReadonlySet<string>

/** How a clause is made true. */
export type ClauseState = 'rule' | 'gate' | 'route' | 'judged' | 'kept' | 'definition' | 'not yet'

/** Something a clause promises besides answers, and whether the software does it yet. */
export type KeeperState = {
  readonly by: string
  readonly what: string
  readonly shows: string
  readonly built: boolean
}

/** One line of the ledger. */
export type LedgerLine = {
  readonly clause: string
  readonly title: string
  readonly state: ClauseState
  /** Whether a question about it gets an answer from its rules. */
  readonly answered: boolean
  /** For a gate or route: whether a step in the software is held by it yet. */
  readonly held?: boolean
  readonly judgedBy?: string
  readonly rules: number
  readonly examples: number
  readonly keepers: readonly KeeperState[]
}

/**
 * The ledger of an edition: for every clause what makes it true, computed from its rules and from
 * what the software declares. Nothing in it is typed by hand: delete a rule and its line changes.
 */
export function ledgerOf(rulebook: Rulebook, built: Built): readonly LedgerLine[] {
  const shown = shownParts(rulebook)
  return [...rulebook.clauses.values()].map((clause) => lineOf(clause, shown, built))
}

/** How many clauses stand in each state. */
export function countStates(lines: readonly LedgerLine[]): Readonly<Record<ClauseState, number>> {
  const counts = { rule: 0, gate: 0, route: 0, judged: 0, kept: 0, definition: 0, 'not yet': 0 }
  for (const { state } of lines) counts[state] += 1
  return counts
}

function lineOf(clause: Clause, shown: ReadonlyMap<string, string>, built: Built): LedgerLine {
  const keepers = clause.keepers.map((keeper) => keeperState(keeper, shown.get(clause.id), built))
  const state = stateOf(clause, keepers)
  const judged = clause.rules.map(({ effect }) => effect).find(({ type }) => type === 'judgement')
  return {
    clause: clause.id,
    title: clause.title,
    state,
    answered: clause.rules.length > 0,
    ...heldOf(keepers),
    ...(judged?.type === 'judgement' ? { judgedBy: judged.decides } : {}),
    rules: clause.rules.length,
    examples: clause.examples.length,
    keepers,
  }
}

/** A clause that promises a gate or a route is held once the software has that step. */
function heldOf(keepers: readonly KeeperState[]): Pick<LedgerLine, 'held'> {
  const steps = keepers.filter(({ by }) => by === 'gate' || by === 'route')
  return steps.length === 0 ? {} : { held: steps.every(({ built }) => built) }
}

function keeperState(
  { by, what, shows }: Keeper,
  part: string | undefined,
  built: Built,
): KeeperState {
  const isShown = by === 'record' && part !== undefined && built.has(`shown:${part}`)
  return { by, what, shows, built: isShown || built.has(`${by}:${what}`) }
}

function stateOf({ rules }: Clause, keepers: readonly KeeperState[]): ClauseState {
  if (rules.some(does('needs'))) return 'gate'
  if (rules.some(does('report'))) return 'route'
  if (rules.some((rule) => !does('judgement')(rule))) return 'rule'
  if (rules.length > 0) return 'judged'
  if (keepers.some(({ by }) => by === 'definition')) return 'definition'
  return keepers.length > 0 && keepers.every((keeper) => keeper.built) ? 'kept' : 'not yet'
}

function does(type: Rule['effect']['type']): (rule: Rule) => boolean {
  return ({ effect }) => effect.type === type
}

/** Clauses the front matter carries, by the part of it that shows them. */
function shownParts({ control, related, people }: Rulebook): ReadonlyMap<string, string> {
  const shown = new Map<string, string>()
  for (const { clause } of people.values()) shown.set(clause, 'people')
  for (const { clause } of related) shown.set(clause, 'related')
  for (const clause of control.ethos) shown.set(clause, 'ethos')
  if (control.numbering.clause !== undefined) shown.set(control.numbering.clause, 'numbering')
  if (control.local !== undefined) shown.set(control.local.clause, 'local')
  shown.set(control.review.clause, 'review')
  shown.set(control.approved.clause, 'approval')
  return shown
}
