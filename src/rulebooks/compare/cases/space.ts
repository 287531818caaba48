import { noFacts } from '#rulebooks/engine/facts.ts'
import type { Question } from '#rulebooks/engine/question.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { daysWorthAsking } from './days.ts'
import type { Sides } from './side.ts'
import { leavesOfRule, type Leaf } from './tree.ts'
import { valuesOf, type Value } from './values.ts'
import { hearsay, type Hearsay } from './hearsay.ts'

/** A fact the rules read, and the least values by which they can be told apart; the first is unsaid. */
export type Place = {
  readonly fact: Fact
  readonly values: readonly (Value | undefined)[]
  /** A person may say several of its words. */
  readonly holdsSeveral: boolean
  /** The values that can be chosen, a bit each: what is presumed of an action is never unsaid. */
  readonly open: number
}

/** Everything the rules of two sides can ask about one action. */
export type Space = {
  readonly action: string
  readonly vocabulary: Vocabulary
  readonly places: readonly Place[]
  /** The place of a fact, by its slot. */
  readonly at: ReadonlyMap<number, number>
  readonly heard: Hearsay
  /** Facts of which nothing was said. */
  readonly blank: Int32Array
  /** Whether a fact has more values than can be told apart here, so that some are left out. */
  readonly isCut: boolean
}

/** The values chosen, a bit each, place by place: a case. */
export type Chosen = readonly number[]

/** The bit of a fact left unsaid. */
export const UNSAID = 1

/** One bit a value, and one for unsaid. */
const MOST_VALUES = 31

/** Collects the facts the rules of both sides read, and all values either tells apart. */
export function spaceOf(action: string, sides: Sides): Space {
  const { vocabulary } = sides.left.edition
  const rules = [sides.left, sides.right].flatMap(({ rules: own, lenient }) => [...own, ...lenient])
  const leaves = rules.flatMap(leavesOfRule)
  const heard = hearsay(sides.left.edition)
  const days = daysWorthAsking(leaves, sides.on)
  const facts = [...new Set([AS_OF, ...leaves.flatMap((leaf) => leaf.facts)])]
  const presumed = presumedOf(vocabulary, action)
  let isCut = false
  const places = facts.map((fact): Place => {
    const all = valuesOf(fact, { leaves, days, vocabulary, heard, rules })
    if (all.length > MOST_VALUES) isCut = true
    const values = all.slice(0, MOST_VALUES)
    const said = values.reduce((bits, _value, i) => bits | (2 << i), 0)
    const sayable = fact === AS_OF || presumed.has(fact.name) ? said : said | UNSAID
    return { fact, values: [undefined, ...values], holdsSeveral: fact.many, open: sayable }
  })
  const at = new Map(places.map(({ fact }, i) => [fact.slot, i]))
  const blank = noFacts(vocabulary, 0).slots
  return { action, vocabulary, places, at, heard, blank, isCut }
}

function presumedOf({ presumed }: Vocabulary, action: string): ReadonlySet<string> {
  const speaking = presumed.filter(
    ({ actions, except }) => (actions === 'all' || actions.has(action)) && !except.has(action),
  )
  return new Set(speaking.flatMap(({ facts }) => Object.keys(facts)))
}

/** The places of the facts a leaf reads. */
export function placesOf({ facts }: Leaf, { at }: Space): readonly number[] {
  return facts.map((fact) => {
    const place = at.get(fact.slot)
    if (place === undefined) throw new Error(`no place for ${fact.name}`)
    return place
  })
}

/** The place of the lowest bit. */
function lowestOf(bits: number): number {
  return 31 - Math.clz32(bits & -bits)
}

/** A case as a question. */
export function questionOf(chosen: Chosen, { action, places }: Space): Question {
  const facts: Record<string, unknown> = {}
  let asOf = 0
  places.forEach(({ fact, values }, place) => {
    const bits = chosen[place] ?? UNSAID
    if (bits === UNSAID) return
    const first = values[lowestOf(bits)]
    if (!first) return
    if (fact === AS_OF) asOf = first.slot
    else if ((bits & (bits - 1)) === 0) facts[fact.name] = first.said
    else facts[fact.name] = values.flatMap((one, i) => ((bits & (1 << i)) === 0 ? [] : one?.said))
  })
  return { action, asOf, facts }
}
