import type { Question } from '#rulebooks/engine/question.ts'
import { unknownIn } from '#rulebooks/engine/truth.ts'
import type { Side, Standing, Standings } from '#rulebooks/compare/cases/side.ts'

import type { Hunt } from './hunt.ts'
import type { StillShows } from './least.ts'

/**
 * Whether each side's answer is that of a rule of which it is known on what side of its line the case is.
 * Where it is not, the answer is only what holds until more is said, and may be nobody's in particular.
 */
export function areLinesKnown(standings: Standings, { sides }: Hunt): boolean {
  return unsaid(standings, sides).length === 0
}

/**
 * The same question with the facts said on which that hangs, as far as the rules wanted then still give the
 * same answers: a former pupil of nineteen is also given a day on which to have left where the other side's
 * line is years.
 */
export function withLinesKnown(
  question: Question,
  hunt: Hunt,
  {
    standOn,
    shows,
  }: { readonly standOn: (one: Question) => Standings; readonly shows: StillShows },
): Question {
  const unsaidIn = (one: Question): readonly string[] => unsaid(standOn(one), hunt.sides)
  return unsaidIn(question).reduce((before, name) => {
    const place = hunt.space.places.find(({ fact }) => fact.name === name)
    const others = (place?.values ?? []).flatMap((value) => value?.said ?? [])
    const said = others
      .map((value) => ({ ...before, facts: { ...before.facts, [name]: value } }))
      .find((one) => !unsaidIn(one).includes(name) && shows(one))
    return said ?? before
  }, question)
}

function unsaid({ left, right }: Standings, sides: Hunt['sides']): readonly string[] {
  return [...new Set([...unsaidOf(sides.left, left), ...unsaidOf(sides.right, right)])]
}

/** None where the line of one rule that decides is known: the others make no difference. */
function unsaidOf({ list }: Side, { best, ranks, facts }: Standing): readonly string[] {
  if (best === 0) return []
  const unknown: string[] = []
  for (const [i, { terms }] of list.rules.entries()) {
    if (ranks[i] !== best) continue
    const names = terms.unless ? unknownIn(terms.unless, facts) : []
    if (names.length === 0) return []
    unknown.push(...names)
  }
  return unknown
}
