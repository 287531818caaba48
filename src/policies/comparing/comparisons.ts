import type { SealedEdition } from '#rulebooks/library.ts'
import { themesOf } from '#rulebooks/compare/summary.ts'
import { mirrored, type Comparison } from '#rulebooks/compare/compare.ts'

import { openComparer, type Comparer } from './compare-apart.ts'

/** How far a comparison is. */
export type Look =
  | { readonly state: 'working'; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly comparison: Comparison }
  | { readonly state: 'unread' }
  | { readonly state: 'failed' }

/** Two editions to be compared, and the vocabulary both are read with. */
export type Pair = {
  readonly left: SealedEdition
  readonly right: SealedEdition
  readonly vocabularyText: string
}

/** Comparisons by the seals of what is compared: each is made once, in the background. */
export type Comparisons = {
  /** How far the comparison of a pair is; begins it where it was not asked for before. */
  readonly look: (pair: Pair) => Look
  /** The same after waiting a moment, so that a quick one is shown at once. */
  readonly lookSoon: (pair: Pair) => Promise<Look>
  /** Begins the comparison of a pair where it is not known and nothing else is in hand. */
  readonly beginIfIdle: (pair: Pair) => void
  /** How many pairs of clauses of two editions part ways, where that is known. */
  readonly apart: (pair: Pair) => number | undefined
}

/** So many whole comparisons are held; their numbers are held for all. */
const held = 12
/** Milliseconds a page waits for a comparison that is under way. */
const moment = 1500
/** So many comparisons wait at most; whoever asks for one more is asked to come back. */
const mostWaiting = 40

/** Opens the comparisons of this process; another process makes its own. */
export function openComparisons(compare: Comparer = openComparer()): Comparisons {
  const known = new Map<string, Entry>()
  const counts = new Map<string, number>()
  const begin = (key: string, pair: Pair): Entry => {
    const entry: Entry = { look: { state: 'working', done: 0, of: 0 }, ended: Promise.resolve() }
    const texts = {
      left: pair.left.source,
      right: pair.right.source,
      vocabularyText: pair.vocabularyText,
    }
    entry.ended = compare(texts, (done, of) => {
      entry.look = { state: 'working', done, of }
    }).then(
      (compared) => {
        entry.look = compared.ok
          ? { state: 'done', comparison: compared.value }
          : { state: 'unread' }
        if (compared.ok) counts.set(key, pairsOf(compared.value))
      },
      () => {
        entry.look = { state: 'failed' }
      },
    )
    return entry
  }
  const find = (pair: Pair): Entry => {
    const key = keyOf(pair)
    const before = known.get(key)
    if (!before && waitingIn(known) >= mostWaiting) return busy
    const entry = before && before.look.state !== 'failed' ? before : begin(key, pair)
    known.delete(key)
    known.set(key, entry)
    forget(known)
    return entry
  }
  return {
    look: (pair) => facing(find(inOrder(pair)).look, pair),
    lookSoon: async (pair) => {
      const entry = find(inOrder(pair))
      await Promise.race([entry.ended, pause(moment)])
      return facing(entry.look, pair)
    },
    beginIfIdle: (pair) => {
      if (waitingIn(known) === 0) find(inOrder(pair))
    },
    apart: (pair) => counts.get(keyOf(inOrder(pair))),
  }
}

type Entry = { look: Look; ended: Promise<void> }

const busy: Entry = { look: { state: 'working', done: 0, of: 0 }, ended: Promise.resolve() }

function waitingIn(known: ReadonlyMap<string, Entry>): number {
  return [...known.values()].filter(({ look }) => look.state === 'working').length
}

/** A comparison and its mirror image are one, and made once. */
function inOrder({ left, right, vocabularyText }: Pair): Pair {
  const isTurned = left.seal > right.seal
  return isTurned ? { left: right, right: left, vocabularyText } : { left, right, vocabularyText }
}

function facing(look: Look, pair: Pair): Look {
  const isTurned = look.state === 'done' && inOrder(pair).left !== pair.left
  return isTurned ? { state: 'done', comparison: mirrored(look.comparison) } : look
}

function keyOf({ left, right, vocabularyText }: Pair): string {
  return `${left.seal} ${right.seal} ${vocabularyText.length}`
}

/** Lets go of the comparison nobody asked for longest; one in hand stays. */
function forget(known: Map<string, Entry>): void {
  const done = [...known].filter(([, { look }]) => look.state !== 'working')
  const [oldest] = done
  if (done.length > held && oldest) known.delete(oldest[0])
}

function pairsOf(comparison: Comparison): number {
  return themesOf(comparison).reduce((sum, { entries }) => sum + entries.length, 0)
}

async function pause(milliseconds: number): Promise<void> {
  await new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref()
  })
}
