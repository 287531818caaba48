import type { Facts } from './facts.ts'
import { RANK, type Rank } from './rank.ts'
import { least, opposite, UNSURE, YES, type Test } from './truth.ts'

/**
 * Where one rule stands on a question, packed in one number: the rank it takes by what was said,
 * and the lowest and highest rank it can still take when the unknown facts are known.
 */
export type Stance = number

/** A rule's conditions, compiled. */
export type Tests = {
  readonly speaks: Test
  readonly unless: Test | undefined
  readonly met: Test | undefined
  readonly failed: Test | undefined
  /** Whether anything was said of the step a gate waits for. */
  readonly isStepSpokenOf: (facts: Facts) => boolean
}

/**
 * A rule compiled to where it stands, once it is known whether it speaks: `base` is that truth, with
 * `LIFTED` times whether an exception lifts it, and `LATE` added where the act was done already or
 * will be done without asking, so that a gate still open has failed.
 */
export type TakeStance = (facts: Facts, base: number) => Stance

/** The weight of each condition in a table's index, a power of three each as truths are 0, 1 or 2. */
const UNLESS = 3
export const LIFTED = 9
const FAILED = 27
const MET = 81
export const LATE = 243

/** The rank by what was said, the lowest and the highest possible, in a stance or a verdict. */
export const SAID = 0xf
export const LEAST = 0xf0
export const MOST = 0xf00

/** A rule's conditions, every one known. */
type Known = {
  readonly speaks: boolean
  readonly beyond: boolean
  readonly lifted: boolean
  readonly failed: boolean
  readonly met: boolean
}

/** What a rule comes to when every one of its conditions is known. */
type Total = (known: Known) => Rank

/** A refusal: permits beyond its line, gives way to an exception, else refuses with `rank`. */
export function refusal(tests: Tests, rank: Rank): TakeStance {
  return stanceBy(tests, refusalTable(rank))
}

const refusalTable = perRank((rank) =>
  table(({ speaks, beyond, lifted }) => {
    if (!speaks || (lifted && !beyond)) return RANK.silent
    return beyond ? RANK.permit : rank
  }),
)

/** Any other effect: stands with `rank`, silent beyond its line or when lifted. */
export function plain(tests: Tests, rank: Rank): TakeStance {
  return stanceBy(tests, plainTable(rank))
}

const plainTable = perRank((rank) =>
  table(({ speaks, beyond, lifted }) => (speaks && !beyond && !lifted ? rank : RANK.silent)),
)

/** A gate: failed it refuses with `rank`, open it asks for its condition, met it permits. */
export function gate(tests: Tests, rank: Rank): TakeStance {
  const waiting = stanceBy(tests, openGateTable(rank))
  const tooLate = stanceBy(tests, lateGateTable(rank))
  const unspoken = stanceBy(tests, unspokenTable(rank))
  return (facts, base) => {
    if (base < LATE) return waiting(facts, base)
    return (tests.isStepSpokenOf(facts) ? tooLate : unspoken)(facts, base)
  }
}

const openGateTable = perRank((rank) => gateTable(rank, RANK.open))
const lateGateTable = perRank((rank) => gateTable(rank, rank))

function gateTable(rank: Rank, open: Rank): Uint16Array {
  return table(({ speaks, beyond, lifted, failed, met }) => {
    if (!speaks || beyond || lifted) return RANK.silent
    if (failed) return rank
    return met ? RANK.permit : open
  })
}

/**
 * A gate for what is done, or meant to be done, when nobody has spoken of its step: open by what was
 * said, though it can still turn out to have failed; and failed where it can turn out no other way.
 */
const unspokenTable = perRank((rank) => {
  const waiting = openGateTable(rank)
  return lateGateTable(rank).map((late, index) => {
    const said = Math.max((waiting[index] ?? 0) & SAID, (late & LEAST) >> 4)
    return (late & ~SAID) | said
  })
})

/** Rules of one kind and rank share a table, as nothing else goes into it. */
function perRank(make: (rank: Rank) => Uint16Array): (rank: Rank) => Uint16Array {
  const made = new Map<Rank, Uint16Array>()
  return (rank) => {
    const known = made.get(rank) ?? make(rank)
    made.set(rank, known)
    return known
  }
}

/** Reads the conditions and looks the stance up: deciding neither branches on kinds nor allocates. */
function stanceBy({ unless, met, failed }: Tests, stances: Uint16Array): TakeStance {
  if (!unless && !met && !failed) return (_facts, base) => stances[base % LATE] ?? 0
  return (facts, base) => {
    let index = base % LATE
    if (unless) index += UNLESS * unless(facts)
    if (failed) index += FAILED * failed(facts)
    if (met) index += MET * met(facts)
    return stances[index] ?? 0
  }
}

const CONDITIONS = 5
const MISSING = 0xffff

/**
 * The stances of a kind of rule for every way its five conditions can be known or unknown: an index
 * has a digit a condition, as a number to base three.
 */
function table(total: Total): Uint16Array {
  const stances = new Uint16Array(3 ** CONDITIONS).fill(MISSING)
  for (let index = 0; index < stances.length; index++) fill(stances, index, total)
  return stances
}

/**
 * Finds one stance from what the first unknown condition could turn out to be, so that a rule cannot
 * promise more than it does when everything is known. By what was said the unknown is not so.
 */
function fill(stances: Uint16Array, index: number, total: Total): Stance {
  const known = stances[index] ?? MISSING
  if (known !== MISSING) return known
  const unknown = PLACES.find((place) => truthAt(index, place) === UNSURE)
  const stance =
    unknown === undefined
      ? settled(total(knownAt(index)))
      : either(fill(stances, index - unknown, total), fill(stances, index + unknown, total))
  stances[index] = stance
  return stance
}

const PLACES = [1, UNLESS, LIFTED, FAILED, MET] as const

function truthAt(index: number, place: number): number {
  return Math.trunc(index / place) % 3
}

function knownAt(index: number): Known {
  const is = (place: number): boolean => truthAt(index, place) === YES
  return {
    speaks: is(1),
    beyond: is(UNLESS),
    lifted: is(LIFTED),
    failed: is(FAILED),
    met: is(MET),
  }
}

function settled(rank: Rank): Stance {
  return rank | (rank << 4) | (rank << 8)
}

function either(ifNot: Stance, ifSo: Stance): Stance {
  const least = Math.min(ifNot & LEAST, ifSo & LEAST)
  return (ifNot & SAID) | least | Math.max(ifNot & MOST, ifSo & MOST)
}

/** Whether a rule that lifts others stands: it speaks and is not beyond its own line. */
export function lifting({ speaks, unless }: Tests): Test {
  if (!unless) return speaks
  return (facts) => least(speaks(facts), opposite(unless(facts)))
}
