import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import { alikeToAllBy, type AlikeToAll, type Spoken } from './alike-to-all.ts'
import { conceptsBy, type ConceptsOf } from './concepts.ts'
import type { Sayings } from './sayings.ts'

/** A control a clause resembles: how much, from 0 to about 1, by which saying, and the words they share. */
export type Likeness = {
  readonly control: string
  readonly score: number
  readonly saying: string
  readonly words: readonly string[]
  /** How much the shared words weigh together. */
  readonly weight: number
  /** Whether the clause speaks of everything that every saying of the control speaks of. */
  readonly isWhole: boolean
  /** Which part of the clause it is: 0 is the whole. */
  readonly part: number
}

/** Gives the controls a clause resembles, the most alike first. */
export type ResembleClause = (
  clause: Pick<ImportedClause, 'text' | 'around'>,
) => readonly Likeness[]

/** What words of a clause count for: its own, those that introduce its list, those of the headings. */
const WEIGHT = { own: 1, lead: 0.6, near: 0.3 } as const
/**
 * How much the best saying counts, and how much all of a control's sayings together; a saying that says
 * nearly all that the clause says counts alone.
 */
const SAID = { best: 0.3, all: 0.9, nearly: 0.85, alone: 1.1 } as const
/** How much it counts that nothing else is spoken of, beside that all of a saying is. */
const ALIKE = { cosine: 0.8, covered: 0.2 } as const

type Saying = {
  readonly control: string
  readonly saying: string
  readonly size: number
}
type Known = {
  readonly all: readonly Saying[]
  /** The sayings that speak of a concept, by their places. */
  readonly speaking: ReadonlyMap<string, readonly number[]>
  readonly weightOf: (concept: string) => number
  /** What every saying of a control speaks of, and so must a clause. */
  readonly cores: ReadonlyMap<string, readonly string[]>
  readonly alikeToAll: AlikeToAll
}

/** Prepares the comparison of clauses with the sayings of a catalogue. */
export function resembleBy({ same, sayings }: Sayings): ResembleClause {
  const conceptsOf = conceptsBy(same)
  const known = knownOf(sayings, conceptsOf)
  return ({ text, around }) => {
    const lead = conceptsOf(around.lead)
    const near = conceptsOf(`${around.section} . ${around.part}`)
    const likenesses = partsOf(text).flatMap((words, part) =>
      heardIn({ own: conceptsOf(words), lead, near }).flatMap((heard) =>
        likenessesOf(known, heard).map((one) => ({ ...one, part })),
      ),
    )
    const best = new Map<string, Likeness>()
    for (const one of likenesses) {
      if (one.score > (best.get(one.control)?.score ?? 0)) best.set(one.control, one)
    }
    return [...best.values()].toSorted((a, b) => b.score - a.score)
  }
}

/** A clause as a whole, and what it says with “unless” or in a sentence of its own. */
function partsOf(text: string): readonly string[] {
  const parts = text
    .split(/;|\bunless\b|\bexcept\b|(?<=[.?!])\s/)
    .filter((part) => part.trim().split(/\s+/).length >= 4)
  return parts.length > 1 ? [text, ...parts] : [text]
}

function knownOf(sayings: Sayings['sayings'], conceptsOf: ConceptsOf): Known {
  const weightOf = weightsOf(sayings, conceptsOf)
  const spoken = [...sayings].flatMap(([control, all]) =>
    all.map((saying) => ({ control, saying, concepts: [...conceptsOf(saying).keys()] })),
  )
  const places = spoken.flatMap(({ concepts }, at) => concepts.map((concept) => ({ concept, at })))
  const grouped = Map.groupBy(places, ({ concept }) => concept)
  return {
    weightOf,
    cores: coresOf(spoken),
    alikeToAll: alikeToAllBy(spoken, weightOf),
    all: spoken.map(({ concepts, ...saying }) => ({
      ...saying,
      size: Math.hypot(...concepts.map(weightOf)),
    })),
    speaking: new Map([...grouped].map(([concept, at]) => [concept, at.map((one) => one.at)])),
  }
}

function coresOf(spoken: readonly Spoken[]): Known['cores'] {
  const groups = Map.groupBy(spoken, ({ control }) => control)
  return new Map(
    [...groups].map(([control, all]) => {
      const [first, ...others] = all
      const core = (first?.concepts ?? []).filter((concept) =>
        others.every(({ concepts }) => concepts.includes(concept)),
      )
      // Two ways of saying something are too few to know what it cannot do without.
      return [control, all.length < 3 ? [] : core]
    }),
  )
}

/**
 * A concept few controls speak of weighs more, and one that few of their sayings have counts as less of
 * them; one that no saying has weighs a little against all.
 */
function weightsOf(sayings: Sayings['sayings'], conceptsOf: ConceptsOf): Known['weightOf'] {
  const counts = new Map<string, number>()
  for (const all of sayings.values()) {
    const concepts = all.flatMap((saying) => [...conceptsOf(saying).keys()])
    for (const [concept, { length }] of Map.groupBy(concepts, (one) => one)) {
      counts.set(concept, (counts.get(concept) ?? 0) + Math.sqrt(length / all.length))
    }
  }
  const total = sayings.size + 1
  return (concept) => {
    const count = counts.get(concept)
    // A number no saying has says how much or how many, and not of what.
    if (count === undefined) return /^\d+$/.test(concept) ? 0 : Math.log(total) - 1.5
    return Math.min(WEIGHTIEST, Math.log(total / (count + 1.2)) + 0.2)
  }
}

/** What a concept weighs at most, as a word that one saying has may be chance. */
const WEIGHTIEST = 4.1

type Heard = {
  readonly own: ReadonlyMap<string, string>
  readonly lead: ReadonlyMap<string, string>
  readonly near: ReadonlyMap<string, string>
}

/** A clause in its list, and by itself: the words that open a list may say another thing. */
function heardIn(heard: Heard): readonly Heard[] {
  if (heard.lead.size === 0) return [heard]
  return [heard, { ...heard, lead: new Map(), near: new Map([...heard.near, ...heard.lead]) }]
}

function likenessesOf(
  { all, speaking, weightOf, cores, alikeToAll }: Known,
  { own, lead, near }: Heard,
): readonly Omit<Likeness, 'part'>[] {
  const weights = new Map<string, number>([
    ...[...near.keys()].map((concept) => [concept, WEIGHT.near] as const),
    ...[...lead.keys()].map((concept) => [concept, WEIGHT.lead] as const),
    ...[...own.keys()].map((concept) => [concept, WEIGHT.own] as const),
  ])
  // Headings say where a clause stands and not what it says, so they do not add to its size.
  const said = [...weights].filter(([, weight]) => weight > WEIGHT.near)
  const size = Math.hypot(...said.map(([concept, weight]) => weightOf(concept) * weight))
  const shared = new Map<number, { sum: number; weight: number; words: string[] }>()
  for (const [concept, weight] of weights) {
    for (const at of speaking.get(concept) ?? []) {
      const before = shared.get(at) ?? { sum: 0, weight: 0, words: [] }
      const word = own.get(concept)
      if (word !== undefined) {
        before.words.push(word)
        before.weight += weightOf(concept)
      }
      before.sum += weightOf(concept) ** 2 * weight
      shared.set(at, before)
    }
  }
  const together = alikeToAll(weights)
  return [...shared].flatMap(([at, { sum, weight, words }]) => {
    const one = all[at]
    if (!one || size === 0) return []
    const best = (ALIKE.cosine * sum) / (size * one.size) + (ALIKE.covered * sum) / one.size ** 2
    const mixed = SAID.best * best + (SAID.all * (together.get(one.control) ?? 0)) / size
    const score = best > SAID.nearly ? Math.max(mixed, best * SAID.alone) : mixed
    const core = cores.get(one.control) ?? []
    const isWhole = core.every((concept) => isSaid(weights, concept))
    return [{ control: one.control, saying: one.saying, score, words, weight, isWhole }]
  })
}

/** Whether the clause itself or what introduces it speaks of a concept, and not only a heading. */
function isSaid(weights: ReadonlyMap<string, number>, concept: string): boolean {
  return (weights.get(concept) ?? 0) > WEIGHT.near
}
