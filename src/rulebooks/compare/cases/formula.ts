import type { Tree } from './tree.ts'

/** A fact holds one of these values, or none of them. */
export type Literal = {
  readonly type: 'in' | 'out'
  readonly place: number
  readonly mask: number
}

/** What a case must be like: the values of a fact, all of several formulas, or one of them. */
export type Formula =
  | Literal
  | { readonly type: 'and' | 'or' | 'rather'; readonly of: readonly Formula[] }

/** How a condition is wanted: true, false, or not known to be so. */
export type Wanted = 'yes' | 'no' | 'not-yes' | 'not-no'

/** Nothing is asked of a case. */
export const ANYTHING: Formula = { type: 'and', of: [] }

/** All of these. */
export function and(of: readonly Formula[]): Formula {
  return joined('and', of)
}

/** One of these. */
export function or(of: readonly Formula[]): Formula {
  return joined('or', of)
}

/** One of these, an earlier rather than a later one. */
export function rather(of: readonly Formula[]): Formula {
  return { type: 'rather', of }
}

function joined(type: 'and' | 'or', of: readonly Formula[]): Formula {
  const parts = of.flatMap((one) => (one.type === type ? one.of : [one]))
  const [first] = parts
  return parts.length === 1 && first ? first : { type, of: parts }
}

const OPPOSITE = { yes: 'no', no: 'yes', 'not-yes': 'not-no', 'not-no': 'not-yes' } as const

/** What a condition wanted in some way asks of a case, given what its leaves ask. */
export function asks(
  tree: Tree,
  wanted: Wanted,
  ofLeaf: (leaf: Extract<Tree, { readonly type: 'leaf' }>['leaf'], wanted: Wanted) => Formula,
): Formula {
  if (tree.type === 'leaf') return ofLeaf(tree.leaf, wanted)
  const child = tree.type === 'none' ? OPPOSITE[wanted] : wanted
  const parts = tree.of.map((one) => asks(one, child, ofLeaf))
  const holds = wanted === 'yes' || wanted === 'not-no'
  return holds === (tree.type === 'some') ? or(parts) : and(parts)
}
