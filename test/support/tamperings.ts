import { commitmentTo } from '#audit/log/commitment.ts'
import type { KeptLeaf } from '#audit/log/export-writer.ts'
import { type Random, randomFrom } from '#core/random.ts'

import { exportOf, leafOf, type MadeLog, madeSigner } from '#test/made-log.ts'

/** An export somebody tampered with: its text, and how. */
export type Tampered = {
  readonly kind: string
  readonly text: string
  /** What to check it against: a checkpoint kept elsewhere where the log's own key signed the lie. */
  readonly witnessed: readonly string[]
}

/** Ways to tamper with the export of a log, one at random at each call; each changes something. */
export function tamperings(log: MadeLog, seed: number): () => Tampered {
  const random = randomFrom(seed)
  const { lines, notes } = exportOf(log)
  const untouched = lines.join('')
  return () => {
    for (;;) {
      const [kind, way] = random.pick(Object.entries(ways))
      const text = way({ log, lines, random })
      if (text !== untouched)
        return { kind, text, witnessed: kind.startsWith(ofKeeper) ? notes.slice(-1) : [] }
    }
  }
}

/** How many ways there are. */
export const waysToTamper = () => Object.keys(ways).length

const ofKeeper = 'by the keeper of the key:'

type Attack = {
  readonly log: MadeLog
  readonly lines: readonly string[]
  readonly random: Random
}
type Way = (attack: Attack) => string

const ways: Readonly<Record<string, Way>> = {
  'one character edited': ({ lines, random }) => {
    const text = lines.join('')
    const at = random.below(text.length)
    return text.slice(0, at) + oneOf(' "09aAzZ+/={}\n', random) + text.slice(at + 1)
  },
  'one digit or letter edited': ({ lines, random }) => {
    const text = lines.join('')
    const at = random.pick([...text.matchAll(/[0-9A-Za-z]/g)].map(({ index }) => index))
    return text.slice(0, at) + oneOf('0123456789abcXYZ', random) + text.slice(at + 1)
  },
  'an entry edited, with its commitment': ({ log, lines, random }) => {
    const { index } = random.pick(log.leaves)
    return mixed({ log, lines }, log.leaves.with(index, forged(index, random)))
  },
  'a line deleted': ({ lines, random }) => lines.toSpliced(random.below(lines.length), 1).join(''),
  'an entry deleted, the rest renumbered': ({ log, lines, random }) =>
    mixed({ log, lines }, log.leaves.toSpliced(random.below(log.leaves.length), 1)),
  'an entry inserted, the rest renumbered': ({ log, lines, random }) => {
    const at = random.below(log.leaves.length + 1)
    return mixed({ log, lines }, log.leaves.toSpliced(at, 0, forged(at, random)))
  },
  'a line repeated': ({ lines, random }) => {
    const at = random.below(lines.length)
    return lines.toSpliced(random.below(lines.length), 0, lines[at] ?? '').join('')
  },
  'two lines exchanged': ({ lines, random }) => swapped(lines, random).join(''),
  'two entries exchanged, renumbered': ({ log, lines, random }) =>
    mixed({ log, lines }, swapped(log.leaves, random)),
  'the file cut anywhere': ({ lines, random }) => {
    const text = lines.join('')
    return text.slice(0, random.below(text.length))
  },
  'the last lines left out': ({ lines, random }) =>
    lines.slice(0, random.below(lines.length)).join(''),
  'an entry erased that no entry says was': ({ log, lines, random }) => {
    const { index, commitment } = random.pick(log.leaves.filter(({ committed }) => committed))
    return mixed({ log, lines }, log.leaves.with(index, { index, commitment }))
  },
  'rewritten and signed by another key': ({ log, random }) =>
    rewritten({ ...log, signer: madeSigner(2) }, random),
  'signed by another key': ({ log }) => exportOf({ ...log, signer: madeSigner(2) }).lines.join(''),
  'by the keeper of the key: rewritten': ({ log, random }) => rewritten(log, random),
  'by the keeper of the key: rolled back': ({ log, random }) => {
    const size = 1 + random.below(log.leaves.length - 1)
    const signedAt = [...log.signedAt.filter((one) => one < size), size]
    return exportOf({ ...log, leaves: log.leaves.slice(0, size), signedAt }).lines.join('')
  },
}

function forged(index: number, random: Random): KeptLeaf {
  const { committed, ...leaf } = leafOf(index)
  if (committed === undefined) throw new Error('a new leaf is not erased')
  const made = { ...committed, payload: committed.payload.replace('anonymous', nobody(random)) }
  return { ...leaf, committed: made, commitment: commitmentTo(made) }
}

function oneOf(letters: string, random: Random): string {
  return letters.charAt(random.below(letters.length))
}

function nobody(random: Random): string {
  return `somebody-${random.below(1_000_000)}`
}

/** Other leaves, numbered in order and with proofs made anew, under the checkpoints of the log itself. */
function mixed({ log, lines }: Omit<Attack, 'random'>, leaves: readonly KeptLeaf[]): string {
  const made = exportOf({ ...log, leaves: renumbered(leaves), signedAt: [] }).lines
  return [...made, ...lines.slice(log.leaves.length + 1)].join('')
}

function rewritten(log: MadeLog, random: Random): string {
  const { index } = random.pick(log.leaves.slice(0, -1))
  const leaves = renumbered(log.leaves.with(index, forged(index, random)))
  return exportOf({ ...log, leaves }).lines.join('')
}

function renumbered(leaves: readonly KeptLeaf[]): readonly KeptLeaf[] {
  return leaves.map((leaf, index) => ({ ...leaf, index }))
}

function swapped<T>(list: readonly T[], random: Random): readonly T[] {
  const [one, other] = [random.below(list.length), random.below(list.length)]
  const [a, b] = [list[one], list[other]]
  return a === undefined || b === undefined ? list : list.with(one, b).with(other, a)
}
