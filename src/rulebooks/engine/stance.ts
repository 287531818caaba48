import type { Facts } from './facts.ts'
import { RANK, type Rank } from './rank.ts'
import { NO, UNSURE, YES, type Test, type Truth } from './truth.ts'

/**
 * Where one rule stands on a question, packed in one number: the rank it takes by what was said,
 * and the lowest and highest rank it can still take when the unknown facts are known.
 */
export type Stance = number

/** What a rule's stance rests on besides its own conditions. */
export type Asked = {
  readonly facts: Facts
  /** The act was done already: a gate still open has failed. */
  readonly done: boolean
  /** Whether an exception in another clause lifts this rule. */
  readonly lifted: Truth
}

/** A rule's conditions, compiled. */
export type Tests = {
  readonly speaks: Test
  readonly unless: Test | undefined
  readonly met: Test | undefined
  readonly failed: Test | undefined
}

/** A rule compiled to where it stands. */
export type TakeStance = (asked: Asked) => Stance

const SILENT: Stance = 0
const { permit, open } = RANK

function pack(said: number, least: number, most: number): Stance {
  return said | (least << 4) | (most << 8)
}

/** A refusal: permits beyond its line, gives way to an exception, else refuses with `rank`. */
export function refusal({ speaks, unless }: Tests, rank: Rank): TakeStance {
  return ({ facts, lifted }) => {
    const spoken = speaks(facts)
    if (spoken === NO) return SILENT
    const beyond = unless ? unless(facts) : NO
    const certain = spoken === YES
    if (beyond === YES) return pack(certain ? permit : 0, certain ? permit : 0, permit)
    const most = lifted === YES ? (beyond === NO ? 0 : permit) : rank
    const least = !certain || lifted !== NO ? 0 : beyond === NO ? rank : permit
    return pack(certain && lifted !== YES ? rank : 0, least, most)
  }
}

/** A gate: failed it refuses with `rank`, open it asks for its condition, met it permits. */
export function gate({ speaks, unless, met, failed }: Tests, rank: Rank): TakeStance {
  return ({ facts, lifted, done }) => {
    const spoken = speaks(facts)
    const beyond = unless ? unless(facts) : NO
    if (spoken === NO || beyond === YES || lifted === YES) return SILENT
    const stance = step({ met, failed, facts }, done ? rank : open, rank)
    const stands = spoken === YES && beyond === NO && lifted === NO
    if (stands) return stance
    const said = spoken === YES ? stance & 15 : 0
    return pack(said, 0, stance >> 8)
  }
}

type Step = Pick<Tests, 'met' | 'failed'> & { readonly facts: Facts }

function step({ met, failed, facts }: Step, waiting: Rank, rank: Rank): Stance {
  const hasFailed = failed ? failed(facts) : NO
  if (hasFailed === YES) return pack(rank, rank, rank)
  const isMet = met ? met(facts) : NO
  const most = hasFailed === UNSURE ? rank : isMet === YES ? permit : waiting
  const least = isMet === NO ? waiting : permit
  return pack(isMet === YES ? permit : waiting, least, most > least ? most : least)
}

/** Any other effect: stands with `rank`, silent beyond its line or when lifted. */
export function plain({ speaks, unless }: Tests, rank: Rank): TakeStance {
  return ({ facts, lifted }) => {
    const spoken = speaks(facts)
    const beyond = unless ? unless(facts) : NO
    if (spoken === NO || beyond === YES || lifted === YES) return SILENT
    const stands = spoken === YES && beyond === NO && lifted === NO
    return pack(spoken === YES ? rank : 0, stands ? rank : 0, rank)
  }
}

/** Whether a rule that lifts others stands: it speaks and is not beyond its own line. */
export function lifting({ speaks, unless }: Tests): Test {
  if (!unless) return speaks
  return (facts) => {
    const spoken = speaks(facts)
    const beyond = unless(facts)
    if (spoken === NO || beyond === YES) return NO
    return spoken === YES && beyond === NO ? YES : UNSURE
  }
}
