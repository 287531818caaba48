import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import { isId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Result } from '#core/result.ts'
import { findTrust } from '#people/find-trust.ts'
import type { Trust } from '#people/trust.ts'
import { FORM_TOKEN, readForm } from '#web/post-form.ts'
import { isPublished } from '#policies/is-published.ts'
import { besideAnswer, type BesideAnswer } from '#policies/related/beside-answer.ts'
import type { OfTrust } from '#policies/shelf.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { addressOf, withState } from '#decisions/asking/addresses.ts'
import { ask, type NotAnswered, type Question } from '#decisions/ask.ts'
import { factsOf, notKnownIn, readState, type AskingState } from '#decisions/asking/asking-state.ts'
import { atDesk, type AskingNeeds, type FramedDesk } from '#decisions/asking/at-desk.routes.ts'
import { decisionModel } from './decision-model.ts'
import { decisionPage } from './decision.page.ts'
import { offersThatMatter } from './offers-that-matter.ts'
import type { Asker, Decision } from '#decisions/decision.ts'
import { answerAsThing, keptDecisionOf } from '#decisions/answer-as-thing.routes.ts'
import { wordsFor } from '#decisions/asking/for-somebody-else.ts'
import { nextStep } from '#decisions/asking/next-step.ts'
import { schoolAskedFrom } from '#decisions/asking/school-asked-from.ts'
import { notUnderstoodPage } from '#decisions/asking/start.page.ts'
import type { RecordedFact } from '#decisions/live-facts.ts'
import { putToRecords } from '#decisions/put-to-records.ts'
import { wholeState } from '#decisions/asking/held/whole-state.ts'

/** What answering and keeping needs besides what asking needs. */
export type DecisionsNeeds = AskingNeeds

/** Getting the answer, and the page on which it can be found again. */
export function decisionsRoutes(needs: DecisionsNeeds): Hono {
  const { may } = needs.door
  return new Hono()
    .post('/trusts/:slug/decisions', may('ask'), (c) =>
      atDesk(c, needs, async (desk) => answer(c, { ...needs, desk })),
    )
    .get('/trusts/:slug/decisions/:id', may('read-answer', answerAsThing(needs)), (c) =>
      atDesk(c, needs, async (desk) => show(c, { ...needs, desk })),
    )
}

type AtDesk = DecisionsNeeds & { readonly desk: FramedDesk }

async function answer(c: Context, needs: AtDesk): Promise<Response> {
  const { desk } = needs
  const form = await readForm(c)
  form?.delete(FORM_TOKEN)
  const pairs = [...(form ?? [])].map(([name, value]) => [name, textOf(value)] as const)
  const state = readState(pairs, desk.edition.vocabulary)
  if (!form || !state.ok) {
    return c.html(notUnderstoodPage(desk.frame, addressOf.ask(desk.slug)), 400)
  }
  const whole = await wholeState(needs, state.value, desk)
  const step = nextStep(desk.edition, whole, desk.today)
  if (step.type === 'question') {
    return c.redirect(withState(addressOf.questions(desk.slug), whole), 303)
  }
  const given = textOf(form.get('decision'))
  const question = {
    state: whole,
    mode: step.mode,
    decisionId: isId(given) ? given : undefined,
  }
  const decision = await answered(needs, question)
  if (decision === undefined) return noSuchPage(c, needs)
  return c.redirect(addressOf.decision(desk.slug, decision.decisionId), 303)
}

/** The text of a field; a file, which no form of ours sends, is no text. */
function textOf(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value : ''
}

type Asking = Pick<Question, 'mode' | 'decisionId'> & { readonly state: AskingState }

async function answered(needs: AtDesk, asking: Asking): Promise<Decision | undefined> {
  const trust = await findTrust(needs, { slug: needs.desk.slug })
  if (trust === undefined) return undefined
  const schoolId = schoolAskedFrom(needs.desk.visitor)
  const question = { ...questionOf(trust, asking), asker: askerOf(needs, asking), schoolId }
  const first = await ask(needs, question)
  // The form was changed and sent again under its old id: that is another question, kept under its own.
  const result = isTaken(first) ? await ask(needs, { ...question, decisionId: undefined }) : first
  return result.ok ? result.value : undefined
}

function askerOf({ desk: { visitor } }: AtDesk, { state }: Asking): Asker | undefined {
  return (
    visitor && {
      personId: visitor.personId,
      for: state.forSomebodyElse ? 'somebody-else' : 'self',
    }
  )
}

function isTaken(result: Result<Decision, NotAnswered>): boolean {
  return !result.ok && result.error.type === 'id-taken'
}

function questionOf(trust: Trust, { state, mode, decisionId }: Asking): Question {
  const { action, on: asOf, record } = state
  const asked = { action, asOf, facts: factsOf(state), mode, notKnown: notKnownIn(state), record }
  return { trust, ...asked, decisionId, through: 'page' }
}

async function show(c: Context, needs: AtDesk): Promise<Response> {
  const { desk, factSources } = needs
  const decision = keptDecisionOf(c)
  const isForOther = decision.asker?.for === 'somebody-else'
  const trust = trustOf(c)
  const edition = await editionOf(needs, decision, trust)
  const vocabulary = wordsFor(edition.vocabulary, isForOther)
  const askedOn = dayOf(decision.askedAt)
  const recorded = trust ? await recordedFor(factSources, decision, { trust, edition }) : []
  const replaced = trust && (await replacedSeal(needs, decision, trust))
  const offers = offersThatMatter(edition, decision, recorded)
  const place = { slug: desk.slug, vocabulary, askedOn, replaced, ...offers }
  const beside =
    trust && (await besideOf({ ...needs, desk: { ...desk, edition } }, decision, trust))
  return c.html(decisionPage(desk.frame, { ...decisionModel(decision, place), beside }))
}

/** What the records tell now of a question that was about the record it cites. */
async function recordedFor(
  sources: AtDesk['factSources'],
  decision: Decision,
  of: { readonly trust: OfTrust; readonly edition: SealedEdition },
): Promise<readonly RecordedFact[]> {
  const record = decision.cited?.[0]?.record
  return (await putToRecords(sources, { ...decision, ...of, record })).recorded
}

/** The edition that answered, or the one in force where that cannot be read any more. */
async function editionOf(
  { shelf, desk }: AtDesk,
  { editionSeal }: Decision,
  trust: OfTrust | undefined,
): Promise<SealedEdition> {
  const edition = trust && (await shelf.bySeal(trust.trustId, editionSeal))
  return edition?.ok ? edition.value : desk.edition
}

/** The seal of the edition that answered, where it can be read and another is in force today. */
async function replacedSeal(
  { shelf, desk }: AtDesk,
  { editionSeal }: Decision,
  trust: OfTrust,
): Promise<string | undefined> {
  if (editionSeal === desk.edition.seal) return undefined
  return (await isPublished({ shelf }, trust, editionSeal)) ? editionSeal : undefined
}

/** The documents that count besides; they say nothing where the policy does not speak either. */
async function besideOf(
  needs: AtDesk,
  { answer, action }: Decision,
  { trustId }: Pick<Trust, 'trustId'>,
): Promise<BesideAnswer | undefined> {
  const { edition, visitor, today } = needs.desk
  const isReport = (edition.vocabulary.actions.get(action)?.kind ?? 'doing') !== 'doing'
  if (answer.clauses.length === 0 && !isReport) return undefined
  const clauses = answer.clauses.map(({ id }) => id)
  const { rulebook } = edition
  return besideAnswer(needs, { trustId, rulebook, clauses, isReport, visitor, today })
}

function noSuchPage(c: Context, { desk }: AtDesk): Response | Promise<Response> {
  return c.html(notFoundPage(desk.frame), 404)
}
