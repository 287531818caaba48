import type { Context } from 'hono'

import type { Problem, Sent } from '#people/pages/forms/sent.ts'
import { ruleLines } from '#policies/approving/sealing/rule-lines.ts'
import type { AtDraft, DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'
import { contradictionsIn } from '#policies/drafting/contradictions/contradictions.ts'
import { findSave } from '#policies/drafting/saving/revise-draft.ts'
import { sentencesAtStake } from '#rulebooks/changes/sentences-at-stake.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { findRule, ruleAt, type RulePlace } from './find-rule.ts'
import { knownNames } from './known-names.ts'
import type { RuleForm } from './rule-form.ts'
import { rulePage } from './rule.page.ts'
import { savedPart, theirsPart, triedPart } from './tried.page.ts'
import { tryRule, type Tried } from './try-rule.ts'

/** A rule to show: where it stands, as it is now in the form, and what is wrong with that. */
export type RuleShown = {
  readonly at: AtDraft
  readonly place: RulePlace
  readonly form?: RuleForm | undefined
  readonly block: string
  /** The block from which the form began. */
  readonly was: string
  readonly sent: Sent
  readonly problems: readonly Problem[]
  /** What somebody else made of the rule meanwhile. */
  readonly theirs?: string | undefined
}

/** Answers with the page of a rule, tried out as it stands there. */
export async function showRule(
  c: Context,
  needs: DraftingNeeds,
  shown: RuleShown,
): Promise<Response> {
  const { at, place, form, block, was, problems, sent, theirs } = shown
  const { vocabulary } = needs.library
  const tried = block === '' ? undefined : triedOf(shown, vocabulary)
  const news = html`${await savedNews(c, needs, { at, place, tried })}
  ${theirs === undefined ? nothing : theirsPart(theirs)}
  ${tried === undefined ? nothing : triedPart(tried, contradictionsOf(tried, place))}`
  const page = rulePage(at, {
    action: addressOf(at, place),
    clause: { id: place.clause, title: place.title, text: filledIn(at, place) },
    isNew: place.rule === undefined,
    form,
    block,
    known: knownNames(at.draft.source, vocabulary),
    hidden: { was, had: String(place.index) },
    filled: { sent, problems },
    problems,
    news,
  })
  return c.html(page, problems.length > 0 ? 422 : 200)
}

function addressOf({ home }: AtDraft, { clause, rule }: RulePlace): string {
  return rule === undefined
    ? `${home}/clauses/${clause}/rules/new`
    : `${home}/rules/${encodeURIComponent(rule.id)}`
}

function triedOf({ at, place, block }: RuleShown, vocabulary: Vocabulary): Tried | undefined {
  const tried = tryRule(at.draft.source, { place, block }, vocabulary)
  return tried.ok ? tried.value : undefined
}

/** The words of the clause as people read them, where the draft can be read. */
function filledIn({ reading }: AtDraft, { words }: RulePlace): string {
  return reading.edition === undefined ? words : wordsOf(words, reading.edition.rulebook)
}

function contradictionsOf(
  { edition, ruleId }: Tried,
  { clause: id }: RulePlace,
): readonly string[] {
  const clause = edition?.rulebook.clauses.get(id)
  if (!edition || !clause) return []
  const own = contradictionsIn(clause, edition.rulebook).filter(({ rule }) => rule === ruleId)
  return own.map(({ says }) => says)
}

type SavedAt = {
  readonly at: AtDraft
  readonly place: RulePlace
  readonly tried: Tried | undefined
}

/** What is said after a save: that nobody confirmed the rule since, and what it may now contradict. */
async function savedNews(c: Context, needs: DraftingNeeds, saved: SavedAt): Promise<Html> {
  const { at, place, tried } = saved
  const revision = savedIn(c)
  if (revision === undefined || tried?.described === undefined) return nothing
  const asked = { trustId: at.trust.trustId, draftId: at.draft.draftId, revision: revision - 1 }
  const before = await findSave(needs, asked)
  const old = before ? oldLines(before.source, place, needs.library.vocabulary) : []
  const sentences = sentencesAtStake(filledIn(at, place), old, ruleLines(tried.described))
  return savedPart(isConfirmed(at, place, tried.ruleId), sentences)
}

/** The revision that a save just made, when the address says so. */
function savedIn(c: Context): number | undefined {
  const revision = Number(c.req.query('saved'))
  return Number.isSafeInteger(revision) && revision > 1 ? revision : undefined
}

function isConfirmed({ reading }: AtDraft, { clause }: RulePlace, ruleId: string): boolean {
  const rules = reading.edition?.rulebook.clauses.get(clause)?.rules ?? []
  return rules.some(({ id, confirmed }) => id === ruleId && confirmed)
}

/** The rule as it was in an earlier text, in words; nothing where it was not there. */
function oldLines(
  source: string,
  { rule, clause, index }: RulePlace,
  vocabulary: Vocabulary,
): readonly string[] {
  const place = findRule(source, rule?.id ?? '') ?? ruleAt(source, clause, index)
  if (place?.rule === undefined) return []
  const tried = tryRule(source, { place, block: place.rule.block }, vocabulary)
  const described = tried.ok ? tried.value.described : undefined
  return described === undefined ? [] : ruleLines(described)
}
