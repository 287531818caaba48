import type { Filled } from '#people/pages/forms/sent.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import type { Readiness } from '#policies/drafts/readiness.ts'
import { dutyWords } from '#policies/rule-form/rule-words.ts'
import { describeRule, type DescribedRule } from '#rulebooks/describe.ts'
import { runExample } from '#rulebooks/examples.ts'
import type { Duty } from '#rulebooks/language/duty.ts'
import type { Setting } from '#rulebooks/language/rulebook.ts'
import { settingsNamed, wordsOf } from '#rulebooks/language/words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { clauseWords } from '#rulebooks/writing/clause-words.ts'
import { outlineOf, type ClausePlace, type SectionPlace } from '#rulebooks/writing/outline.ts'

import { contradictionsIn } from '#policies/drafting/contradictions/contradictions.ts'

/** A clause where it stands in the text of a draft. */
export type ClauseHere = {
  readonly section: SectionPlace
  readonly place: ClausePlace
  /** The clauses before and after it in its section. */
  readonly before: string | undefined
  readonly after: string | undefined
}

/** Where a clause stands in a text; undefined when it does not. */
export function clauseHere(source: string, id: string): ClauseHere | undefined {
  const sections = outlineOf(source)?.sections ?? []
  for (const section of sections) {
    const at = section.clauses.findIndex((one) => one.id === id)
    const place = section.clauses[at]
    if (place === undefined) continue
    const [before, after] = [section.clauses[at - 1]?.id, section.clauses[at + 1]?.id]
    return { section, place, before, after }
  }
  return undefined
}

/** What a page about a clause is made from. */
export type ClauseSources = {
  readonly draft: Draft
  readonly reading: Readiness
  readonly here: ClauseHere
  readonly filled: Filled
  /** The edition the draft began from. */
  readonly base: SealedEdition | undefined
}

/** Everything the page of a clause shows, from the text of the draft. */
export function clauseModel({ reading, here, filled, base }: ClauseSources) {
  const { id, title, words } = here.place
  const { edition } = reading
  const typed = filled.sent.get('words') ?? words
  const settings = edition?.rulebook.settings ?? new Map<string, Setting>()
  return {
    id,
    title,
    words,
    section: here.section.title,
    filled,
    reads: wordsOf(typed, { settings }),
    savedReads: wordsOf(words, { settings }),
    settings: [...new Set(settingsNamed(typed))].map(
      (name) => settings.get(name) ?? { unknown: name },
    ),
    ...(edition ? workings(edition, id) : { rules: [], examples: [] }),
    mistakes: mistakesAt(reading, here.place),
    before: base && clauseWords(base.source, id),
    hasBase: base !== undefined,
    place: { up: here.before !== undefined, down: here.after !== undefined },
  }
}

function workings(edition: SealedEdition, id: string) {
  const { rulebook, vocabulary } = edition
  const clause = rulebook.clauses.get(id)
  if (clause === undefined) return { rules: [], examples: [] }
  const contradictions = contradictionsIn(clause, rulebook)
  const against = (id: string): readonly string[] =>
    contradictions.flatMap(({ rule, says }) => (rule === id ? [says] : []))
  const described = [
    ...clause.rules.map((rule) => ({ rule, words: describeRule(rule, rulebook, vocabulary) })),
    ...clause.duties.map((rule) => ({ rule, words: describeDuty(rule) })),
  ]
  return {
    rules: described.map(({ rule: { id: ruleId, confirmed }, words }) => ({
      id: ruleId,
      isConfirmed: confirmed,
      described: words,
      contradictions: against(ruleId),
    })),
    examples: clause.examples.map((example) => runExample(edition, example)),
  }
}

function describeDuty({ id, duty, who, every }: Duty): DescribedRule {
  const does = `A duty that comes round: ${dutyWords[duty]}`
  return { id, does, actions: [every], who, lifts: [], saves: [] }
}

function mistakesAt({ mistakes }: Readiness, { start, next }: ClausePlace): readonly string[] {
  return mistakes.filter(({ line }) => line > start && line <= next).map(({ says }) => says)
}
