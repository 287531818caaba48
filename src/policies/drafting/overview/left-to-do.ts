import { answerTitle } from '#policies/comparing/sides.page.ts'
import { contradictionsIn } from '#policies/drafting/contradictions/contradictions.ts'
import type { Readiness } from '#policies/drafts/readiness.ts'
import { outcomeWords } from '#rulebooks/engine/rank.ts'
import type { ExampleResult } from '#rulebooks/examples.ts'
import type { Mistake } from '#rulebooks/language/mistakes.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { clausesOf, outlineOf, type ClausePlace } from '#rulebooks/writing/outline.ts'

import { staleControl } from './stale-control.ts'

/** One thing to be done: where, and what. `path` comes after the address of the draft. */
export type ToDo = { readonly text: string; readonly path: string; readonly says: string }

/** Kinds of things that stop a draft, in the order in which they are best mended. */
export type ToDoKind = 'form' | 'references' | 'examples' | 'rules' | 'other'

/** What stops a draft, by kind, and what is only worth a look. */
export type LeftToDo = {
  readonly groups: readonly { readonly kind: ToDoKind; readonly items: readonly ToDo[] }[]
  readonly hints: readonly ToDo[]
}

/** Everything that is left to do about a draft, each with the page on which it is mended. */
export function leftToDo(
  reading: Readiness,
  source: string,
  base: SealedEdition | undefined,
): LeftToDo {
  const outline = outlineOf(source)
  const places = outline === undefined ? [] : clausesOf(outline)
  const found: readonly (readonly [ToDoKind, readonly ToDo[]])[] = [
    ['form', reading.edition ? [] : reading.mistakes.map((one) => atLine(one, places))],
    ['references', mistakesOf(reading, 'references').map((one) => atLine(one, places))],
    ['examples', failing(reading)],
    ['rules', unconfirmed(reading)],
    ['other', mistakesOf(reading, 'other').map((one) => atLine(one, places))],
  ]
  return {
    groups: found.flatMap(([kind, items]) => (items.length > 0 ? [{ kind, items }] : [])),
    hints: reading.edition ? hintsOf(reading.edition, base) : [],
  }
}

/** A mistake where it can be mended: in the clause of its line, or in the front of the document. */
function atLine({ line, says }: Mistake, places: readonly ClausePlace[]): ToDo {
  const place = places.find(({ start, next }) => line > start && line <= next)
  if (place) return { text: place.id, path: `/clauses/${place.id}#mistakes`, says }
  const isSetting = /\bsettings?\b/.test(says)
  return isSetting
    ? { text: 'Settings', path: '/settings', says }
    : { text: 'Document control', path: '/control', says }
}

function mistakesOf(
  { mistakes, failing: examples, edition }: Readiness,
  kind: 'references' | 'other',
): readonly Mistake[] {
  if (edition === undefined) return []
  const told = new Set(examples.map(({ example }) => example.line))
  return mistakes
    .filter(({ line, says }) => !(told.has(line) && says.startsWith('example')))
    .filter(({ says }) => (kind === 'references') === /\bcites clause\b/.test(says))
}

function failing(reading: Readiness): readonly ToDo[] {
  return reading.failing.map((result) => ({
    text: `${result.example.clause}: ${result.example.title}`,
    path: `/clauses/${result.example.clause}/examples`,
    says: otherwise(result),
  }))
}

/** What an example says and what the rules answer, in the words of the answer pages; else what it lacks. */
function otherwise({ example, answer, wrong }: ExampleResult): string {
  const now = outcomeWords(answer.outcome)
  const leniently = answer.lenient && outcomeWords(answer.lenient)
  if (now !== example.answer) {
    const from = answer.clauses.map(({ id }) => id).join(', ') || 'no clause'
    return `The example expects ${quoted(example.answer)}. The rules answer ${quoted(now)}, from ${from}.`
  }
  if (leniently === example.lenient) return wrong.join('; ')
  return `By the lenient reading the example expects ${quoted(example.lenient)}. The rules answer ${quoted(leniently)}.`
}

function quoted(answer: string | undefined): string {
  return answer === undefined ? 'the same' : `“${answerTitle(answer)}”`
}

function unconfirmed({ unconfirmed: rules, edition }: Readiness): readonly ToDo[] {
  return rules.map(({ id, clause }) => {
    const found = edition?.rulebook.clauses.get(clause)
    const against = found && edition ? contradictionsIn(found, edition.rulebook) : []
    const own = against.filter(({ rule }) => rule === id).map(({ says }) => says)
    return {
      text: `Rule ${id}`,
      path: `/clauses/${clause}#rules`,
      says: own.join(' ') || 'Somebody who may confirms that it says what the words say.',
    }
  })
}

function hintsOf(draft: SealedEdition, base: SealedEdition | undefined): readonly ToDo[] {
  const { rulebook } = draft
  const { edition } = rulebook.control
  const isOld = base?.rulebook.control.edition === edition
  const label = {
    text: 'Document control',
    path: '/control',
    says: `The edition is still called ${edition}, like the one in force.`,
  }
  const confirmed = [...rulebook.clauses.values()].filter(({ rules, duties }) =>
    [...rules, ...duties].every((rule) => rule.confirmed),
  )
  const contradictions = confirmed.flatMap((clause) =>
    contradictionsIn(clause, rulebook).map(({ says }) => ({
      text: clause.id,
      path: `/clauses/${clause.id}#rules`,
      says,
    })),
  )
  const stale = staleControl(draft, base).map(({ clause, says }) => ({
    text: clause,
    path: `/clauses/${clause}`,
    says,
  }))
  return [...(isOld ? [label] : []), ...stale, ...contradictions]
}
