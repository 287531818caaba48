import type { Condition } from '#rulebooks/language/condition.ts'
import type { Rule } from '#rulebooks/language/rulebook.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'

/** One test of one fact, as every engine knows it: its word is one of a list, or its number is in a range. */
export type Cell =
  | { readonly fact: string; readonly in: readonly string[] }
  | { readonly fact: string; readonly from: number }
  | { readonly fact: string; readonly below: number }

/** A row of a decision table: the actions it speaks to, the tests that must all hold, what follows. */
export type Row = {
  readonly id: string
  readonly actions: readonly string[]
  readonly cells: readonly Cell[]
  readonly allows: boolean
}

/** The rules of an edition as rows that any engine can express; throws on a rule that has no such form. */
export function rowsOf({ rulebook, vocabulary }: Edition): readonly Row[] {
  const rules = [...rulebook.clauses.values()].flatMap((clause) => clause.rules)
  return rules.flatMap((rule) => [...rowsFor(rule, rule.effect.type === 'may', [asker(rule)])])

  function asker({ who }: Rule): Cell {
    const named = (name: string): readonly string[] =>
      rulebook.people.get(name)?.roles.flatMap(named) ?? vocabulary.groups.get(name) ?? [name]
    return { fact: 'actor_role', in: who.flatMap(named) }
  }
}

function rowsFor(rule: Rule, allows: boolean, first: readonly Cell[]): readonly Row[] {
  const { id, actions, about, unless } = rule
  if (actions === 'all') throw new Error(`${id} speaks to all actions`)
  const row = (cells: readonly Cell[], permits: boolean, part: string): Row => {
    return { id: `${id} ${part}`, actions, cells: [...first, ...cells], allows: permits }
  }
  const speaks = cellsOf(about)
  if (!unless) return [row(speaks, allows, 'speaks')]
  const line = cellsOf(unless)
  return [
    row([...speaks, ...line], true, 'beyond'),
    ...line.map((cell, i) => row([...speaks, opposite(cell, unless)], allows, `within ${i}`)),
  ]
}

function cellsOf(condition: Condition): readonly Cell[] {
  if (condition.kind === 'every') return condition.of.flatMap(cellsOf)
  const fact = 'fact' in condition ? condition.fact.name.replaceAll(/\W/g, '_') : ''
  if (condition.kind === 'words') {
    const { words } = condition.fact
    const meant = [...words.values()].filter(
      ({ bit }) => ((bit & condition.mask) !== 0) !== condition.not,
    )
    return [{ fact, in: meant.map(({ name }) => name) }]
  }
  if (condition.kind !== 'compare' || condition.to.type !== 'fixed') {
    throw new Error(`no engine but ours knows ${condition.kind}`)
  }
  const { value } = condition.to
  return [condition.op === 'at_least' ? { fact, from: value } : { fact, below: value }]
}

function opposite(cell: Cell, condition: Condition): Cell {
  if ('from' in cell) return { fact: cell.fact, below: cell.from }
  if ('below' in cell) return { fact: cell.fact, from: cell.below }
  return {
    fact: cell.fact,
    in: [...wordsOf(cell.fact, condition)].filter((w) => !cell.in.includes(w)),
  }
}

function wordsOf(name: string, condition: Condition): readonly string[] {
  if ('of' in condition) return condition.of.flatMap((part) => wordsOf(name, part))
  const own = condition.fact.name.replaceAll(/\W/g, '_') === name
  return own ? [...condition.fact.words.keys()] : []
}
