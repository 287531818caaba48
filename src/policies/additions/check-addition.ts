import { isIsoDay, type IsoDay } from '#core/iso-day.ts'
import { isoDay, readDay } from '#core/day.ts'
import { textWithAddition } from '#rulebooks/addition.ts'
import { checkRulebook } from '#rulebooks/check.ts'
import type { Opinion } from '#rulebooks/compare/opinion.ts'
import { personOf, personWords } from '#rulebooks/compare/person.ts'
import { weakenings, type Weakening } from '#rulebooks/compare/weakenings.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import type { Rule } from '#rulebooks/language/rulebook.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

import type { AdditionMistake, CheckedAddition, Weakened } from './addition.ts'

/** The texts an addition is looked at with. */
export type AdditionTexts = {
  readonly base: string
  readonly added: string
  readonly vocabularyText: string
  readonly on: string
}

/**
 * Looks at what a school would add to its trust's policy: what is wrong with its text, and every clause of
 * the trust that it would weaken. Pure; takes up to a few seconds.
 */
export function checkAddition(texts: AdditionTexts): CheckedAddition {
  const { base, added, vocabularyText, on } = texts
  const trust = reopenEdition({ text: base, file: 'policy.md' }, vocabularyText)
  if (!trust.ok) throw new Error('the edition an addition stands on cannot be read')
  if (!/^\s*# \S/.test(added)) return wrong([noHeading])
  const text = textWithAddition(base, added)
  const joined = reopenEdition({ text, file: 'policy.md' }, vocabularyText)
  const lines = base.split('\n').length
  if (!joined.ok) return wrong(inAddition(joined.error, lines))
  const mistakes = mistakesIn(joined.value, trust.value, lines)
  if (mistakes.length > 0) return wrong(mistakes)
  // One vocabulary for both, as what is compared must be.
  const withAddition = { ...joined.value, vocabulary: trust.value.vocabulary }
  const day = isIsoDay(on) ? readDay(on) : 0
  const { found, gaveUp } = weakenings({ trust: trust.value, withAddition, on: day })
  const { vocabulary } = trust.value
  return { mistakes: [], weakened: found.map((one) => told(one, vocabulary)), gaveUp }
}

/** Whatever stood above a heading would become part of the last clause of the trust. */
const noHeading = {
  line: 1,
  says: 'begin with the heading of a section, such as `# What the school adds`',
}

function wrong(mistakes: readonly AdditionMistake[]): CheckedAddition {
  return { mistakes, weakened: [], gaveUp: 0 }
}

/** Mistakes by the lines of the addition; one that shows itself in the trust's text stands at its first line. */
function inAddition(mistakes: readonly Mistake[], lines: number): readonly AdditionMistake[] {
  return mistakes.map(({ line, says }) => ({ line: Math.max(1, line - lines), says }))
}

function mistakesIn(
  joined: SealedEdition,
  trust: SealedEdition,
  lines: number,
): readonly AdditionMistake[] {
  // Examples of the trust may be answered more strictly with the addition: that is what it is for.
  const fresh = checkRulebook(joined).filter(({ line }) => line > lines)
  const own = [...joined.rulebook.clauses.values()].filter(
    ({ id }) => !trust.rulebook.clauses.has(id),
  )
  const rules = own.flatMap((clause) => clause.rules)
  const wrongRules = rules.flatMap((rule) =>
    wrongOf(rule).map((says) => ({ line: rule.line - lines, says })),
  )
  const none = own.length === 0 ? [{ line: 1, says: 'write at least one clause' }] : []
  return [...inAddition(fresh, lines), ...wrongRules, ...none]
}

/** Two readings are compared by the strict one alone, so that the other could hide a weaker rule. */
function wrongOf({ id, confirmed, reading }: Rule): readonly string[] {
  return [
    ...(confirmed ? [] : [`rule \`${id}\` is not confirmed`]),
    ...(reading ? [`rule \`${id}\` has two readings; what a school adds is read in one way`] : []),
  ]
}

function told(one: Weakening, vocabulary: Vocabulary): Weakened {
  const { action, clause, added, trust, withAddition } = one
  return {
    action,
    person: personWords(personOf(one, vocabulary)),
    clause,
    added: [...added],
    trust: sideOf(trust),
    withAddition: sideOf(withAddition),
  }
}

function sideOf({ answer, clauses, routes, conditions }: Opinion): Weakened['trust'] {
  return {
    answer,
    clauses: clauses.map(({ id, words, part }) => ({ id, words, part })),
    routes: [...routes],
    conditions: [...conditions],
  }
}

/** The day on which both are asked: a day on which the edition is in force. */
export function dayToAskOn(today: IsoDay, { rulebook }: SealedEdition): string {
  const first = isoDay(rulebook.control.inForce.from)
  return today < first ? first : today
}
