import { Hono, type Context } from 'hono'

import { fresh, type Problem, type Sent } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { ruleWritten } from '#rulebooks/changes/rules-written.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { blockOf } from './block-of.ts'
import { changedForm, type Pressing } from './change-form.ts'
import { findRule, placeForRule, type RulePlace } from './find-rule.ts'
import { ruleSent } from './read-sent.ts'
import { emptyRule, formOf, type RuleForm } from './rule-form.ts'
import { showRule } from './show-rule.routes.ts'
import { saveRule, takeRuleOut, type RuleNotSaved } from './save-rule.ts'

/** Writing the rules of a draft: each on a page of its own, as sentences or as text. */
export function ruleRoutes(needs: DraftingNeeds): Hono {
  const { see, edit } = draftDoors(needs)
  const one = '/trusts/:slug/drafts/:draft/rules/:rule'
  const more = '/trusts/:slug/drafts/:draft/clauses/:clause/rules/new'
  return new Hono()
    .get(more, edit, (c) => withPlace(c, needs, (at, place) => begin(c, needs, { at, place })))
    .post(more, edit, (c) => withPlace(c, needs, (at, place) => take(c, needs, { at, place })))
    .get(one, see, (c) => withPlace(c, needs, (at, place) => begin(c, needs, { at, place })))
    .post(one, edit, (c) => withPlace(c, needs, (at, place) => take(c, needs, { at, place })))
}

/** Where a rule is written: the draft, and the rule or the place for one. */
export type Here = { readonly at: AtDraft; readonly place: RulePlace }

function withPlace(
  c: Context,
  needs: DraftingNeeds,
  work: (at: AtDraft, place: RulePlace) => Response | Promise<Response>,
): Promise<Response> {
  return withDraft(c, needs, (at) => {
    const place = placeAsked(c, at.draft.source)
    return place === undefined ? c.html(notFoundPage(at.frame), 404) : work(at, place)
  })
}

function placeAsked({ req }: Context, source: string): RulePlace | undefined {
  const rule = req.param('rule')
  if (rule === undefined) return placeForRule(source, req.param('clause') ?? '')
  const place = findRule(source, rule)
  if (place !== undefined || req.method === 'GET') return place
  // What was typed must not be lost because somebody took the rule out: it can be added anew.
  return placeForRule(source, /^[A-Z]{3}-[A-Z]?\d+\.\d+/.exec(rule)?.[0] ?? '')
}

function begin(c: Context, needs: DraftingNeeds, here: Here): Promise<Response> {
  const { rule } = here.place
  const form = rule === undefined ? emptyRule : formOf(rule.block)
  const block = rule?.block ?? ''
  return showRule(c, needs, { ...here, form, block, was: block, ...fresh() })
}

async function take(c: Context, needs: DraftingNeeds, here: Here): Promise<Response> {
  const sent = await sentText(c)
  const pressed = sent.get('do') ?? ''
  if (pressed === 'take-out') return takeOut(c, needs, { ...here, sent, was: wasIn(sent) })
  const step = stepOf(here, { pressed, sent, vocabulary: needs.library.vocabulary })
  if (isLost(c, here)) return refused(c, needs, { ...step, error: { type: 'no-such-rule' } })
  return pressed.startsWith('save')
    ? save(c, needs, step)
    : showRule(c, needs, { ...step, problems: [] })
}

type Sending = Pressing & { readonly pressed: string; readonly sent: URLSearchParams }

/** The rule as the form or the text that was sent has it, after the button that was pressed. */
function stepOf(here: Here, pressing: Sending): Step {
  const { pressed, sent } = pressing
  const was = wasIn(sent)
  if (pressed.endsWith('-text')) {
    const block = sent.get('block') ?? ''
    return { ...here, form: formOf(block), block, was, sent }
  }
  const form = changedForm(ruleSent(sent), pressed, pressing)
  return { ...here, form, block: written(form, was), was, sent }
}

function wasIn(sent: Sent): string {
  return sent.get('was') ?? ''
}

function isLost({ req }: Context, { place }: Here): boolean {
  return req.param('rule') !== undefined && place.rule === undefined
}

/** The block of a form; that from which it began where it says the same, so that its layout stays. */
function written(form: RuleForm, was: string): string {
  const block = blockOf(form)
  return was !== '' && ruleWritten(block) === ruleWritten(was) ? was : block
}

type Step = Here & {
  readonly form?: RuleForm | undefined
  readonly block: string
  readonly was: string
  readonly sent: URLSearchParams
}

async function save(c: Context, needs: DraftingNeeds, step: Step): Promise<Response> {
  const { at, block } = step
  const problems = reasonProblems(step.sent)
  if (problems.length > 0) return showRule(c, needs, { ...step, problems })
  const { vocabulary } = needs.library
  const saved = await saveRule({ ...needs, vocabulary }, { ...wanted(step), block })
  if (!saved.ok) return refused(c, needs, { ...step, error: saved.error })
  const { draft, ruleId } = saved.value
  const address = `${at.home}/rules/${encodeURIComponent(ruleId)}?saved=${draft.revision}`
  return c.redirect(address, 303)
}

async function takeOut(
  c: Context,
  needs: DraftingNeeds,
  asked: Omit<Step, 'block'>,
): Promise<Response> {
  const block = asked.place.rule?.block ?? asked.was
  const step = { ...asked, block, form: formOf(block) }
  const problems = reasonProblems(step.sent)
  if (problems.length > 0) return showRule(c, needs, { ...step, problems })
  const done = await takeRuleOut(needs, wanted(step))
  if (!done.ok) return refused(c, needs, { ...step, error: done.error })
  return c.redirect(`${step.at.home}/clauses/${step.place.clause}?done=saved`, 303)
}

function wanted({ at, place, was, sent }: Omit<Step, 'block'>) {
  const { rule, clause, index } = place
  const had = Number(sent.get('had') ?? index)
  return {
    ...revisingBy(at, sent),
    of: rule === undefined ? { clause, had } : { rule: rule.id },
    was,
  }
}

const refusals = {
  'no-such-draft': 'The draft is no longer there',
  'no-such-rule':
    'Somebody took this rule out of the draft meanwhile. Save what you wrote to put it in anew.',
  'not-drafting':
    'The draft is with those who decide on it, or was decided on, and cannot be changed',
  'changed-since':
    'Somebody changed this rule while you wrote. Their rule is shown under its words; save again to put yours in its place.',
  mistakes: 'The rule cannot be read. What is wrong is listed below.',
  'cannot-be-written': 'A line of three backticks would end the rule. Take it out.',
} as const

function refused(
  c: Context,
  needs: DraftingNeeds,
  { error, ...step }: Step & { readonly error: RuleNotSaved },
): Promise<Response> {
  const problems: readonly Problem[] = [{ field: 'rule', says: refusals[error.type] }]
  // Saving again is then a choice made in sight of what the other person wrote.
  const was = error.type === 'changed-since' ? error.now : step.was
  return showRule(c, needs, { ...step, was, problems, theirs: was === step.was ? undefined : was })
}
