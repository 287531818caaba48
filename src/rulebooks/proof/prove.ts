import { isoDay } from '#core/day.ts'
import { randomFrom, type Random } from '#core/random.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import type { Question } from '#rulebooks/engine/question.ts'

import { boutFor, compare, type Bout } from './compare.ts'
import { questionMaker, type QuestionMaker } from './random-question.ts'

/** How many questions to ask, and from which seed. */
export type Proving = { readonly cases: number; readonly seed: number }

/** A question on which the two sides differ, made as small as it can be. */
export type Disagreement = {
  readonly on: string
  readonly question: Readonly<Record<string, unknown>>
  readonly differences: readonly string[]
}

/** What a comparison came to. */
export type Proof = {
  readonly cases: number
  readonly seed: number
  readonly trusts: Readonly<Record<string, number>>
  /** Distinct rules compared, and how many of them were seen speaking, silent and unsure. */
  readonly rules: { readonly all: number } & Readonly<
    Record<'speaking' | 'silent' | 'unsure', number>
  >
  readonly disagreements: number
  readonly smallest?: Disagreement
}

type Ring = { readonly bout: Bout; readonly make: QuestionMaker }

/** Compares our evaluator with Cedar on random questions over editions, until the first disagreement. */
export function prove(editions: readonly Edition[], { cases, seed }: Proving): Proof {
  const random = randomFrom(seed)
  const rings = editions.map((edition) => ({
    trust: edition.rulebook.control.trust,
    rings: ringsOf(edition),
  }))
  const trusts: Record<string, number> = {}
  const tally = new Tally(rings.flatMap((one) => one.rings.map(({ bout }) => bout)))
  for (let done = 0; done < cases; done++) {
    const { trust, rings: own } = random.pick(rings)
    const ring = random.pick(own)
    trusts[trust] = (trusts[trust] ?? 0) + 1
    const smallest = askOnce(ring, random, tally)
    if (smallest) {
      return { cases: done + 1, seed, trusts, rules: tally.counts(), disagreements: 1, smallest }
    }
  }
  return { cases, seed, trusts, rules: tally.counts(), disagreements: 0 }
}

function ringsOf(edition: Edition): readonly Ring[] {
  const { trust } = edition.rulebook.control
  const rings = [...edition.actions.keys()].flatMap((action) => {
    const make = questionMaker(edition, action)
    const lenient = edition.actions.get(action)?.lenient ? [true] : []
    return [false, ...lenient].flatMap((one) => {
      const bout = boutFor(edition, action, one)
      return bout ? [{ bout, make }] : []
    })
  })
  if (rings.length === 0) throw new Error(`${trust} has no rule to compare`)
  return rings
}

/** Much, little or nothing left unsaid, so that rules are seen sure as well as unsure. */
const UNKNOWN = [0, 0.1, 0.4, 0.4, 0.8]

function askOnce({ bout, make }: Ring, random: Random, tally: Tally): Disagreement | undefined {
  const question = make(random, random.pick(UNKNOWN))
  const { seen, differences } = compare(bout, question)
  for (const { rule, truth } of seen)
    tally.see(`${bout.edition.rulebook.control.trust} ${rule}`, truth)
  return differences.length === 0 ? undefined : smallestOf(bout, question)
}

/** Leaves out every fact without which the two sides still differ. */
function smallestOf(bout: Bout, question: Question): Disagreement {
  let smallest = question
  for (const name of Object.keys(question.facts)) {
    const { [name]: _, ...facts } = smallest.facts
    if (compare(bout, { ...smallest, facts }).differences.length > 0)
      smallest = { ...smallest, facts }
  }
  const { action, asOf, facts } = smallest
  return {
    on: bout.name,
    question: { action, as_of: isoDay(asOf), ...facts },
    differences: compare(bout, smallest).differences,
  }
}

class Tally {
  readonly #seen = [new Set<string>(), new Set<string>(), new Set<string>()] as const
  readonly #all: ReadonlySet<string>

  constructor(bouts: readonly Bout[]) {
    this.#all = new Set(
      bouts.flatMap(({ edition, list }) =>
        list.rules.map(({ rule }) => `${edition.rulebook.control.trust} ${rule.id}`),
      ),
    )
  }

  see(rule: string, truth: 0 | 1 | 2): void {
    this.#seen[truth].add(rule)
  }

  counts(): Proof['rules'] {
    const [silent, unsure, speaking] = this.#seen.map(({ size }) => size)
    return {
      all: this.#all.size,
      speaking: speaking ?? 0,
      silent: silent ?? 0,
      unsure: unsure ?? 0,
    }
  }
}
