import type { Rule, Terms } from '#rulebooks/language/rulebook.ts'

import type { Making } from './compile.ts'
import { guardsOf, type Guard } from './guards.ts'
import { least, NO, testOf, YES, type Test } from './truth.ts'
import { whoGuards, whoTest } from './who.ts'

/** When a rule speaks: the whole test, and the same cut into guards and the rest, for speed. */
export type Speaking = {
  readonly test: Test
  readonly guards: readonly Guard[]
  /** What guards cannot tell; undefined where they tell all. */
  readonly rest: Test | undefined
}

/** Compiles when a rule speaks: on its days, to those it binds, about what its clause is about. */
export function speakingOf(rule: Rule, terms: Terms, making: Making): Speaking {
  const days = onItsDays(rule)
  const who = terms.who.length === 0 ? undefined : whoTest(terms, making)
  const asker = whoGuards(terms, making)
  const about = guardsOf(terms.about)
  const beside = asker.tellAll ? [] : [who]
  return {
    test: both(days, both(who, testOf(terms.about))),
    guards: [...asker.guards, ...about.guards],
    rest: all([days, ...beside, about.rest && testOf(about.rest)]),
  }
}

function onItsDays({ from, until }: Rule): Test | undefined {
  if (from === undefined && until === undefined) return undefined
  return ({ slots }) => {
    const today = slots[0] ?? 0
    return today < (from ?? today) || today > (until ?? today) ? NO : YES
  }
}

/** All of the tests there are hold; undefined where there is none. */
function all(tests: readonly (Test | undefined)[]): Test | undefined {
  return tests
    .filter((test) => test !== undefined)
    .reduce<Test | undefined>((before, test) => both(before, test), undefined)
}

function both(first: Test | undefined, second: Test): Test {
  return first ? (facts) => least(first(facts), second(facts)) : second
}
