import { sha256 } from './sha256.ts'

/** A SHA-256 hash: 32 bytes. */
export type Hash = Buffer

/** The Merkle tree of RFC 6962 over leaves that are only ever added. */
export type Tree = {
  readonly size: () => number
  readonly append: (leaf: Hash) => void
  /** The root when the tree had `size` leaves. */
  readonly root: (size: number) => Hash
  /** The audit path (RFC 6962, 2.1.1) of a leaf in the tree of `size` leaves, lowest hash first. */
  readonly inclusion: (index: number, size: number) => readonly Hash[]
  /** The consistency proof (RFC 6962, 2.1.2) from `from` leaves to `to` leaves. */
  readonly consistency: (from: number, to: number) => readonly Hash[]
}

/** The hash of a leaf: H(0x00 ‖ data). */
export function leafHash(data: Uint8Array): Hash {
  return sha256(Buffer.concat([leafMark, data]))
}

/** The hash of an inner node: H(0x01 ‖ left ‖ right). */
export function nodeHash(left: Hash, right: Hash): Hash {
  nodeInput.set(left, 1)
  nodeInput.set(right, 1 + bytesOfHash)
  return sha256(nodeInput)
}

/** The largest power of two smaller than `size`, where RFC 6962 divides a tree; `size` is at least 2. */
export function splitOf(size: number): number {
  return 2 ** heightOf(size - 1)
}

/** An empty tree. It keeps the hash of each full subtree, 64 bytes a leaf in all. */
export function emptyTree(): Tree {
  const levels: Level[] = []

  function append(leaf: Hash): void {
    let carried = leaf
    for (let height = 0; ; height++) {
      const level = (levels[height] ??= emptyLevel())
      level.push(carried)
      if (level.count() % 2 === 1) return
      carried = nodeHash(level.at(level.count() - 2), level.at(level.count() - 1))
    }
  }

  /** The hash over the leaves from `start` up to `end`; RFC 6962 only ever asks for aligned ones. */
  function over(start: number, end: number): Hash {
    const size = end - start
    if (size === 0) return sha256(Buffer.of())
    const height = heightOf(size)
    if (2 ** height === size) return full(height, start / size)
    const middle = start + splitOf(size)
    return nodeHash(over(start, middle), over(middle, end))
  }

  function full(height: number, index: number): Hash {
    const level = levels[height]
    if (level === undefined) throw new RangeError('the tree has no such leaves')
    return level.at(index)
  }

  function path(index: number, [start, end]: Span): readonly Hash[] {
    if (end - start === 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...path(index, [start, middle]), over(middle, end)]
      : [...path(index, [middle, end]), over(start, middle)]
  }

  function subproof(from: number, [start, end]: Span): readonly Hash[] {
    if (from === end) return start === 0 ? [] : [over(start, end)]
    const middle = start + splitOf(end - start)
    return from <= middle
      ? [...subproof(from, [start, middle]), over(middle, end)]
      : [...subproof(from, [middle, end]), over(start, middle)]
  }

  return {
    size: () => levels[0]?.count() ?? 0,
    append,
    root: (size) => over(0, size),
    inclusion: (index, size) => path(index, [0, size]),
    consistency: (from, to) => (from === 0 ? [] : subproof(from, [0, to])),
  }
}

/** The whole part of the logarithm to base two. */
function heightOf(size: number): number {
  return 31 - Math.clz32(size)
}

const leafMark = Buffer.from([0])
const bytesOfHash = 32
// One block for all, as nodes are hashed by the million and each is done before the next begins.
const nodeInput = Buffer.alloc(1 + 2 * bytesOfHash, 1)

type Span = readonly [start: number, end: number]

/** The hashes of one height, side by side in one block of memory that doubles when it is full. */
type Level = {
  readonly count: () => number
  readonly push: (hash: Hash) => void
  readonly at: (index: number) => Hash
}

function emptyLevel(): Level {
  let bytes = Buffer.alloc(bytesOfHash * 16)
  let count = 0
  return {
    count: () => count,
    push: (one) => {
      if (count * bytesOfHash === bytes.length) bytes = Buffer.concat([bytes], bytes.length * 2)
      one.copy(bytes, count * bytesOfHash)
      count += 1
    },
    at: (index) => {
      if (index >= count) throw new RangeError('the tree has no such leaves')
      return bytes.subarray(index * bytesOfHash, (index + 1) * bytesOfHash)
    },
  }
}
