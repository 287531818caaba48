import { addDays, type IsoDay } from '#core/iso-day.ts'
import { stringify } from 'yaml'

import type { ControlFacts } from '#policies/importing/control/control-facts.ts'
import type { ImportDefect } from '#policies/importing/control/defects.ts'
import { numberingOf } from '#policies/importing/control/numbering-scheme.ts'
import { relatedIn, type RelatedDocument } from '#policies/importing/control/related.ts'
import type { OfferedClause, OfferedSection } from '#policies/importing/import-document.ts'
import type { Offer } from '#policies/importing/matching/offers.ts'

import { asWords } from './as-words.ts'
import { documentsOf, listedAs } from './fill-template.ts'
import { daysOf, frontMatterOf } from './front-matter.ts'
import { startSettings, type DraftSettings } from './rule-settings.ts'
import { staffBound } from './scope-people.ts'
import {
  draftRule,
  fenced,
  writeClause,
  wordsWithSettings,
  type DraftRule,
} from './write-clause.ts'

/** An imported policy, ready to be written as a draft. */
export type DraftParts = {
  readonly trust: string
  readonly slug: string
  readonly name: string
  readonly sections: readonly OfferedSection[]
  readonly control: ControlFacts
  readonly defects: readonly ImportDefect[]
  /** The documents it leans on; left out: those its clauses name. */
  readonly related?: readonly RelatedDocument[]
  readonly today: IsoDay
}

/** The answers of a draft's examples, by clause and example, as the draft itself gives them. */
export type Answers = ReadonlyMap<string, Readonly<Record<string, unknown>>>

/** A draft rulebook as text. */
export type Draft = { readonly text: string; readonly ruleCount: number }

/** Rules left out of a draft, as `clause control`. */
export type LeftOut = ReadonlySet<string>

const ETHOS = /\b(?:vision|values|mission|ethos)\b/i

/**
 * Writes the draft rulebook. Offered controls stand as rules nobody has confirmed; `answers` are what
 * its examples were found to answer; `leftOut` are offers that would not stand in this document.
 */
export function writeDraft(parts: DraftParts, answers: Answers, leftOut: LeftOut): Draft {
  const { sections, trust, control } = parts
  const clauses = sections.flatMap((section) => section.clauses)
  const settings = startSettings()
  const on = addDays(daysOf(control, parts.today).from, 90)
  const lifted = liftedBy(clauses, leftOut, trust)
  const ids = new Set(clauses.map(({ number }) => `${trust}-${number}`))
  const isClause = (id: string): boolean => ids.has(id)
  const related = relatedWithDuties(parts.related ?? relatedIn(clauses), clauses)
  const titles = related.map(({ title }) => title)
  const written = sections.map((section) => ({
    title: section.title,
    clauses: section.clauses.map((clause) =>
      clauseText(clause, {
        trust,
        isClause,
        settings,
        on,
        lifted,
        answers,
        leftOut,
        related: titles,
      }),
    ),
  }))
  const bodies = written.flatMap((section) => section.clauses)
  const front = frontMatterOf({
    ...parts,
    numbering: control.numbering ?? numberingOf(clauses),
    staff: staffBound(clauses),
    usesStaff: bodies.some(({ text }) => /^who: .*\bstaff\b/m.test(text)),
    related,
    ethos: ethosOf(sections),
    settings: settings.all(),
    head: clauses[0]?.number ?? '0.01',
  })
  const text = [
    `---\n${stringify(front, { lineWidth: 0 })}---`,
    ...written.flatMap((one) => [`# ${one.title}`, ...one.clauses.map((clause) => clause.text)]),
  ].join('\n\n')
  return { text: `${text}\n`, ruleCount: bodies.reduce((sum, { rules }) => sum + rules, 0) }
}

/** The documents a policy leans on, and those its duties are about where no list has them. */
function relatedWithDuties(
  listed: readonly RelatedDocument[],
  clauses: readonly OfferedClause[],
): readonly RelatedDocument[] {
  const related = [...listed]
  for (const { number, offers } of clauses) {
    for (const title of offers.flatMap(documentsOf)) {
      const titles = related.map((one) => one.title)
      if (titles.includes(listedAs(title, titles))) continue
      related.push({ title, kind: 'policy', status: 'named', clause: number })
    }
  }
  return related
}

function ethosOf(sections: readonly OfferedSection[]): readonly string[] {
  return sections
    .filter(({ title }) => ETHOS.test(title))
    .flatMap(({ clauses }) => clauses.filter(({ kind }) => kind === 'statement'))
    .map(({ number }) => number)
}

/**
 * The clauses whose rules give way to an exception: those that stand on the controls it lifts, but
 * not where they carry the same exception, as two that lift each other would both fall silent.
 */
function liftedBy(
  clauses: readonly OfferedClause[],
  leftOut: LeftOut,
  trust: string,
): (offer: Offer, own: string) => readonly string[] {
  const has = ({ number, offers }: OfferedClause, id: string) =>
    offers.some(({ control }) => control.id === id && !leftOut.has(`${trust}-${number} ${id}`))
  return ({ control }, own) =>
    clauses
      .filter((clause) => control.lifts.some((id) => has(clause, id)))
      .filter((clause) => clause.number === own || !has(clause, control.id))
      .map(({ number }) => `${trust}-${number}`)
}

type Writing = {
  readonly trust: string
  readonly isClause: (id: string) => boolean
  readonly settings: DraftSettings
  readonly on: IsoDay
  readonly lifted: (offer: Offer, own: string) => readonly string[]
  readonly answers: Answers
  readonly leftOut: LeftOut
  readonly related: readonly string[]
}

function clauseText(
  clause: OfferedClause,
  { trust, isClause, settings, on, lifted, answers, leftOut, related }: Writing,
): { readonly text: string; readonly rules: number } {
  const id = `${trust}-${clause.number}`
  const offers = clause.offers.filter(({ control }) => !leftOut.has(`${id} ${control.id}`))
  const nameOf = (setting: Offer['settings'][number]) => settings.keep(setting, clause.number)
  const rules = offers.map((offer) =>
    draftRule(offer, { clause: id, lifts: lifted(offer, clause.number), nameOf, on, related }),
  )
  const examples = examplesOf(id, rules, { answers, on })
  const words = wordsWithSettings(asWords(clause.text, { trust, isClause }), offers, nameOf)
  const title = clause.offers[0]?.control.title ?? ''
  return {
    text: writeClause(clause, {
      id,
      title: offers.length > 0 ? title : '',
      words,
      rules,
      examples,
    }),
    rules: rules.length,
  }
}

/** The key under which the answer of an example is kept. */
export function exampleKey(clause: string, index: number): string {
  return `${clause} ${index}`
}

function examplesOf(
  id: string,
  rules: readonly DraftRule[],
  { answers, on }: Pick<Writing, 'answers' | 'on'>,
): readonly string[] {
  return rules
    .flatMap(({ examples }) => examples)
    .map(({ says, facts }, i) => {
      const answer = answers.get(exampleKey(id, i)) ?? { answer: 'not-covered' }
      return fenced('example', `${says}\n${stringify({ facts, on, ...answer }).trim()}`)
    })
}
