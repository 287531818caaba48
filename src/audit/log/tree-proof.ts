import { type Hash, nodeHash, splitOf } from './tree.ts'

/** Says that the leaf at `index` is in the tree of `size` leaves with this root. */
export type Inclusion = {
  readonly index: number
  readonly size: number
  readonly leaf: Hash
  readonly root: Hash
  readonly path: readonly Hash[]
}

/** Says that the tree of `to` leaves begins with the tree of `from` leaves. */
export type Consistency = {
  readonly from: number
  readonly to: number
  readonly fromRoot: Hash
  readonly toRoot: Hash
  readonly path: readonly Hash[]
}

/** Whether an inclusion proof holds, worked out from its parts alone. */
export function isIncluded({ index, size, leaf, root, path }: Inclusion): boolean {
  if (index >= size) return false
  return rootOver(leaf, { index, size, path })?.equals(root) ?? false
}

/** Whether a consistency proof holds, worked out from its parts alone. */
export function isConsistent({ from, to, fromRoot, toRoot, path }: Consistency): boolean {
  if (from > to || from === 0) return false
  const roots = bothRoots({ from, to, path }, fromRoot)
  return roots !== undefined && roots.earlier.equals(fromRoot) && roots.later.equals(toRoot)
}

type Step = { readonly index: number; readonly size: number; readonly path: readonly Hash[] }

function rootOver(leaf: Hash, { index, size, path }: Step): Hash | undefined {
  if (size === 1) return path.length === 0 ? leaf : undefined
  const beside = path.at(-1)
  if (beside === undefined) return undefined
  const rest = path.slice(0, -1)
  const split = splitOf(size)
  const isLeft = index < split
  const below = isLeft
    ? rootOver(leaf, { index, size: split, path: rest })
    : rootOver(leaf, { index: index - split, size: size - split, path: rest })
  if (below === undefined) return undefined
  return isLeft ? nodeHash(below, beside) : nodeHash(beside, below)
}

type Growth = { readonly from: number; readonly to: number; readonly path: readonly Hash[] }
type Roots = { readonly earlier: Hash; readonly later: Hash }

/** `known` is the earlier root as long as only left halves were taken: the proof then leaves it out. */
function bothRoots({ from, to, path }: Growth, known: Hash | undefined): Roots | undefined {
  const last = path.at(-1)
  if (from === to) return whole(path, known)
  const rest = path.slice(0, -1)
  const split = splitOf(to)
  if (last === undefined) return undefined
  if (from <= split) {
    const below = bothRoots({ from, to: split, path: rest }, known)
    return below && { earlier: below.earlier, later: nodeHash(below.later, last) }
  }
  const below = bothRoots({ from: from - split, to: to - split, path: rest }, undefined)
  return below && { earlier: nodeHash(last, below.earlier), later: nodeHash(last, below.later) }
}

function whole(path: readonly Hash[], known: Hash | undefined): Roots | undefined {
  const [first = known] = path
  if (first === undefined || path.length !== (known === undefined ? 1 : 0)) return undefined
  return { earlier: first, later: first }
}
