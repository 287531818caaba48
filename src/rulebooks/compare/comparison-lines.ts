import { isoDay } from '#core/day.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { Comparing, Comparison, Difference } from './compare.ts'
import type { Opinion } from './opinion.ts'
import { personOf, personWords } from './person.ts'

/** What is compared, for software. */
export type Sealed = Comparing & { readonly left: SealedEdition; readonly right: SealedEdition }

/**
 * A comparison for software, as docs/guides/compare.md describes it: a line on what is compared, then one
 * for each difference.
 */
export function comparisonLines(comparison: Comparison, comparing: Sealed): readonly object[] {
  const { left, right, on } = comparing
  const { differences, gaveUp } = comparison
  return [
    {
      type: 'comparison',
      left: editionLine(left),
      right: editionLine(right),
      on: isoDay(on),
      differences: differences.length,
      gave_up: gaveUp,
    },
    ...differences.map((one) => differenceLine(one, comparing)),
  ]
}

function editionLine({ rulebook: { control }, seal }: SealedEdition): object {
  return { trust: control.trust, name: control.name, edition: control.edition, seal }
}

function differenceLine(one: Difference, { left }: Comparing): object {
  const { kind, actions, action, on, facts, settings, rules } = one
  return {
    type: 'difference',
    kind,
    person: personWords(personOf(one, left.vocabulary)),
    action,
    on,
    facts,
    left: opinionLine(one.left, rules.left),
    right: opinionLine(one.right, rules.right),
    settings,
    actions,
  }
}

function opinionLine(opinion: Opinion, rule: string | undefined): object {
  const { answer, lenient, clauses, routes, conditions, decides } = opinion
  return {
    answer,
    ...(lenient === answer ? {} : { other_reading: lenient }),
    ...(rule === undefined ? {} : { rule }),
    clauses: clauses.map(({ id, part, does, words }) => ({ id, part, does, words })),
    routes,
    conditions,
    ...(decides === undefined ? {} : { decides }),
  }
}
