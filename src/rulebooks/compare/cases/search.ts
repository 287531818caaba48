import type { Formula, Literal } from './formula.ts'
import { UNSAID, type Chosen, type Space } from './space.ts'

/** What is still open in a case: the values each fact may take, and those it must hold one of. */
type State = { readonly allowed: readonly number[]; readonly hits: readonly Hit[] }
type Hit = { readonly place: number; readonly mask: number }

/** What is still wrong with a case: nothing, what a better one must be like, or that none can be. */
export type Objection = Formula | 'none' | 'never'

/** How many cases may be tried before a search is given up. */
export type Patience = { left: number; readonly most: number; gaveUp: number }

/** Patience for so many cases a search. */
export function patience(most: number): Patience {
  return { left: most, most, gaveUp: 0 }
}

/**
 * Finds a case that is as formulas ask and to which there is no objection. What an objection asks for every
 * case must have, so that it is kept for the whole search; the search ends when nothing can have it. It is
 * exact: without an answer there is no such case, unless patience ran out.
 */
export function findCase(
  space: Space,
  wanted: readonly Formula[],
  hunt: { readonly objectionTo: (chosen: Chosen) => Objection; readonly patience: Patience },
): Chosen | undefined {
  const { patience: left } = hunt
  left.left = left.most
  const learned: Formula[] = []
  const root = narrow(startIn(space), literalsOf(wanted), space)
  let isOver = false
  const found = root && look(root, wanted)
  if (left.left <= 0) left.gaveUp += 1
  return found

  function look(state: State, todo: readonly Formula[]): Chosen | undefined {
    const [next, ...rest] = todo
    if (!next) return settle(state)
    if (!('of' in next)) return taking(state, [next], rest)
    if (next.type === 'and') {
      const more = next.of.filter((one) => 'of' in one)
      return taking(state, next.of.filter(isLiteral), [...more, ...rest])
    }
    if (next.type === 'or' && holdsIn(next, state, space)) return look(state, rest)
    return firstOf(next.of, (option) => look(state, [option, ...rest]))
  }

  function taking(
    state: State,
    literals: readonly Literal[],
    rest: readonly Formula[],
  ): Chosen | undefined {
    const narrowed = narrow(state, literals, space)
    return narrowed && look(narrowed, rest)
  }

  function settle(state: State): Chosen | undefined {
    if (isOver || left.left <= 0) return undefined
    left.left -= 1
    const chosen = choose(state)
    const lacking = learned.find((formula) => !isAs(formula, chosen, space))
    if (lacking) return look(state, [lacking])
    const objection = hunt.objectionTo(chosen)
    if (objection === 'none') return chosen
    if (objection === 'never') return undefined
    learned.push(objection)
    isOver = !root || !mayHold(objection, root, space)
    return holdsIn(objection, state, space) ? undefined : look(state, [objection])
  }
}

/** The literals that hold in every case as these formulas ask. */
function literalsOf(formulas: readonly Formula[]): readonly Literal[] {
  return formulas.flatMap((one) => {
    if (isLiteral(one)) return [one]
    return one.type === 'and' ? literalsOf(one.of) : []
  })
}

/** Whether some case of a state could be as a formula asks, as far as can be told part by part. */
function mayHold(formula: Formula, state: State, space: Space): boolean {
  if (isLiteral(formula)) return narrow(state, [formula], space) !== undefined
  const may = (one: Formula): boolean => mayHold(one, state, space)
  return formula.type === 'and' ? formula.of.every(may) : formula.of.some(may)
}

/** Whether a case is as a formula asks. */
function isAs(formula: Formula, chosen: Chosen, space: Space): boolean {
  if (!isLiteral(formula)) {
    const is = (one: Formula): boolean => isAs(one, chosen, space)
    return formula.type === 'and' ? formula.of.every(is) : formula.of.some(is)
  }
  const { place, mask, type } = formula
  const bits = chosen[place] ?? 0
  if (type === 'out') return (bits & mask) === 0
  return space.places[place]?.holdsSeveral ? (bits & mask) !== 0 : (bits & ~mask) === 0
}

function firstOf<T, U>(items: readonly T[], find: (item: T) => U | undefined): U | undefined {
  for (const item of items) {
    const found = find(item)
    if (found !== undefined) return found
  }
  return undefined
}

function startIn({ places }: Space): State {
  return { allowed: places.map(({ open }) => open), hits: [] }
}

function isLiteral(formula: Formula): formula is Literal {
  return !('of' in formula)
}

/** A state in which these hold as well; undefined where they cannot. */
function narrow(state: State, literals: readonly Literal[], space: Space): State | undefined {
  const allowed = [...state.allowed]
  const hits = [...state.hits]
  for (const literal of literals) {
    const { place } = literal
    const isHit = literal.type === 'in' && space.places[place]?.holdsSeveral === true
    if (isHit) hits.push(literal)
    allowed[place] = left({ allowed }, place) & (isHit ? ~UNSAID : maskOf(literal))
    if (allowed[place] === 0) return undefined
  }
  const isPossible = hits.every(({ place, mask }) => (left({ allowed }, place) & mask) !== 0)
  return isPossible ? { allowed, hits } : undefined
}

/** The values still allowed at a place. */
function left({ allowed }: Pick<State, 'allowed'>, place: number): number {
  return allowed[place] ?? 0
}

function maskOf({ type, mask }: Literal): number {
  return type === 'in' ? mask : ~mask
}

/** Whether a formula already holds in whatever case a state becomes. */
function holdsIn(formula: Formula, state: State, space: Space): boolean {
  if ('of' in formula) {
    const holds = (one: Formula): boolean => holdsIn(one, state, space)
    return formula.type === 'and' ? formula.of.every(holds) : formula.of.some(holds)
  }
  const { place, mask, type } = formula
  const left = state.allowed[place] ?? 0
  if (type === 'out') return (left & mask) === 0
  if (!space.places[place]?.holdsSeveral) return (left & ~mask) === 0
  return state.hits.some((hit) => hit.place === place && (hit.mask & left & ~mask) === 0)
}

/** The least case of a state: unsaid where it can be, else the first value that will do. */
function choose({ allowed, hits }: State): Chosen {
  const chosen = allowed.map(first)
  for (const { place } of hits) chosen[place] = 0
  for (const { place, mask } of hits) {
    const held = chosen[place] ?? 0
    if ((held & mask) === 0) chosen[place] = held | first(mask & (allowed[place] ?? 0))
  }
  return chosen
}

function first(mask: number): number {
  return mask & -mask
}
