import { isoDay, nextDay } from '#core/day.ts'
import { isIsoDay, type IsoDay } from '#core/iso-day.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import { leavesOf } from '#rulebooks/engine/truth.ts'
import type { Rule, Terms } from '#rulebooks/language/rulebook.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

/**
 * The days on which answers of these editions can change for a question that names no day itself: from
 * one of them to the day before the next, such a question has one answer. `every` where each day must be
 * taken for itself.
 */
export function dayLines(editions: readonly Edition[]): readonly IsoDay[] | 'every' {
  if (editions.some(({ vocabulary }) => drawsDays(vocabulary))) return 'every'
  const lines = editions.flatMap(({ rulebook }) => [
    ...[...rulebook.clauses.values()].flatMap(({ rules }) => rules.flatMap(linesOf)),
    ...[...rulebook.people.values()].flatMap(({ later }) => later.map(({ from }) => from)),
  ])
  return [...new Set(lines)]
    .toSorted((one, other) => one - other)
    .map(isoDay)
    .filter(isIsoDay)
}

/** Whether a vocabulary takes a fixed day for granted, from which years could be counted. */
function drawsDays({ means, presumed }: Vocabulary): boolean {
  return /\d{4}-\d{2}-\d{2}/.test(JSON.stringify([means, presumed.map(({ facts }) => facts)]))
}

function linesOf(rule: Rule): readonly number[] {
  const { from, until, reading } = rule
  const lenient = reading && reading.lenient !== 'silent' ? daysIn(reading.lenient) : []
  const own = [from ?? [], until === undefined ? [] : nextDay(until)].flat()
  return [...own, ...daysIn(rule), ...lenient]
}

/** Every fixed day that a condition compares with, and the day after it. */
function daysIn({ about, unless, met, failed }: Terms): readonly number[] {
  const conditions = [about, unless, met, failed].filter((one) => one !== undefined)
  return conditions.flatMap(leavesOf).flatMap((leaf) => {
    if (leaf.kind !== 'compare' || leaf.to.type !== 'fixed' || leaf.fact.type !== 'date') return []
    return [leaf.to.value, nextDay(leaf.to.value)]
  })
}
