import { createHash } from 'node:crypto'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { emptyTree, type Hash, leafHash, nodeHash, type Tree } from './tree.ts'
import { isConsistent, isIncluded } from './tree-proof.ts'

const sha256 = (...parts: readonly Uint8Array[]): Hash =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest()

/** The definitions of RFC 6962, section 2.1, word for word and as slow as they are. */
function naiveRoot(leaves: readonly Uint8Array[]): Hash {
  if (leaves.length === 0) return sha256()
  const [first] = leaves
  if (leaves.length === 1 && first) return sha256(Buffer.from([0]), first)
  const k = naiveSplit(leaves.length)
  return sha256(Buffer.from([1]), naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

function naiveSplit(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

function naivePath(m: number, leaves: readonly Uint8Array[]): readonly Hash[] {
  if (leaves.length === 1) return []
  const k = naiveSplit(leaves.length)
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}

function naiveProof(m: number, leaves: readonly Uint8Array[], whole = true): readonly Hash[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)]
  const k = naiveSplit(leaves.length)
  return m <= k
    ? [...naiveProof(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))]
    : [...naiveProof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))]
}

function treeOf(leaves: readonly Uint8Array[]): Tree {
  const tree = emptyTree()
  for (const leaf of leaves) tree.append(leafHash(leaf))
  return tree
}

const bytes = fc.uint8Array({ maxLength: 40 })
const someLeaves = fc.array(bytes, { minLength: 1, maxLength: 70 })
const twoSizes = someLeaves.chain((leaves) =>
  fc.tuple(
    fc.constant(leaves),
    fc.integer({ min: 1, max: leaves.length }),
    fc.integer({ min: 0, max: leaves.length - 1 }),
  ),
)

test('the roots are those of the test vectors that Certificate Transparency logs share', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map((hex) => Buffer.from(hex, 'hex'))
  const tree = treeOf(leaves)

  expect(tree.root(0).toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  )
  expect(tree.root(1).toString('hex')).toBe(
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  )
  expect(tree.root(8).toString('hex')).toBe(
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  )
})

describe('whatever the leaves, as the definitions of RFC 6962 have it,', () => {
  test('is the root at each size', () => {
    fc.assert(
      fc.property(twoSizes, ([leaves, size]) => {
        expect(treeOf(leaves).root(size)).toEqual(naiveRoot(leaves.slice(0, size)))
      }),
    )
  })

  test('is each audit path, and it proves its leaf', () => {
    fc.assert(
      fc.property(twoSizes, ([leaves, size, some]) => {
        const index = some % size
        const tree = treeOf(leaves)
        const path = tree.inclusion(index, size)
        const leaf = leafHash(leaves[index] ?? Buffer.of())

        expect(path).toEqual(naivePath(index, leaves.slice(0, size)))
        expect(isIncluded({ index, size, leaf, root: tree.root(size), path })).toBe(true)
      }),
    )
  })

  test('is each consistency proof, and it proves the growth', () => {
    fc.assert(
      fc.property(twoSizes, ([leaves, from]) => {
        const tree = treeOf(leaves)
        const to = leaves.length
        const path = tree.consistency(from, to)
        const [fromRoot, toRoot] = [tree.root(from), tree.root(to)]

        expect(path).toEqual(naiveProof(from, leaves))
        expect(isConsistent({ from, to, fromRoot, toRoot, path })).toBe(true)
      }),
    )
  })
})

describe('a proof that was changed proves nothing:', () => {
  const other = leafHash(Buffer.from('other'))
  const changes = fc.oneof(
    fc.nat().map((at) => (path: readonly Hash[]) => path.with(at % (path.length || 1), other)),
    fc.constant((path: readonly Hash[]) => [...path, other]),
    fc.constant((path: readonly Hash[]) => path.slice(1)),
    fc.constant((path: readonly Hash[]) => path.toReversed()),
  )
  const wrong = (path: readonly Hash[], change: (path: readonly Hash[]) => readonly Hash[]) => {
    fc.pre(path.length > 0)
    const changed = change(path)
    fc.pre(!Buffer.concat(changed).equals(Buffer.concat(path)))
    return changed
  }

  test('of inclusion', () => {
    fc.assert(
      fc.property(twoSizes, changes, ([leaves, size, some], change) => {
        const index = some % size
        const tree = treeOf(leaves)
        const path = wrong(tree.inclusion(index, size), change)
        const leaf = leafHash(leaves[index] ?? Buffer.of())

        expect(isIncluded({ index, size, leaf, root: tree.root(size), path })).toBe(false)
      }),
    )
  })

  test('of consistency', () => {
    fc.assert(
      fc.property(twoSizes, changes, ([leaves, from], change) => {
        const tree = treeOf(leaves)
        const to = leaves.length
        const path = wrong(tree.consistency(from, to), change)
        const [fromRoot, toRoot] = [tree.root(from), tree.root(to)]

        expect(isConsistent({ from, to, fromRoot, toRoot, path })).toBe(false)
      }),
    )
  })

  test('of a leaf at another place, or of another leaf', () => {
    const tree = treeOf([1, 2, 3, 4, 5].map((each) => Buffer.of(each)))
    const proof = { index: 2, size: 5, root: tree.root(5), path: tree.inclusion(2, 5) }
    const leaf = leafHash(Buffer.of(3))

    expect(isIncluded({ ...proof, leaf })).toBe(true)
    expect(isIncluded({ ...proof, leaf, index: 3 })).toBe(false)
    expect(isIncluded({ ...proof, leaf, index: 5 })).toBe(false)
    expect(isIncluded({ ...proof, leaf: nodeHash(leaf, leaf) })).toBe(false)
  })
})
