import { dayWords } from '#core/day.ts'
import { momentWords } from '#core/moment-words.ts'
import { causeWords } from '#policies/reviewing/cause-words.ts'
import {
  recordedAs,
  type Outcome,
  type Review,
  type ReviewState,
} from '#policies/reviewing/review.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Child, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { stateTags } from './reviews.page.ts'

const words = {
  back: 'All reviews',
  clerk:
    'That this policy stays as it is, is for the body that approves it: the clerk records its decision here.',
  noChange: 'Record that nothing changes',
  draft: 'Record that a draft was begun',
  begin: 'Begin a draft',
  next: 'The next review is due on',
  takeBack: 'Take back what was recorded',
  takenBack: 'What was recorded was taken back. The review is open again.',
  recorded: 'What was recorded',
} as const

/** What the page of one review shows; the buttons are for those who may. */
export type ReviewModel = {
  readonly frame: Frame
  readonly base: string
  readonly overdue: string | undefined
  readonly review: Review
  readonly state: ReviewState
  /** Everything that was recorded of it, in that order. */
  readonly outcomes: readonly Outcome[]
  readonly isTakenBack: boolean
  readonly nameOf: (id: string) => string
  readonly may: { readonly decide: boolean; readonly edit: boolean }
}

/** One review: why, by when, who sees to it, and what came of it. */
export function reviewPage(model: ReviewModel): Html {
  const { frame, base, overdue, review, state } = model
  const isOpen = state === 'open' || state === 'overdue'
  const title = causeWords[review.cause].task
  return layout({
    ...frame,
    title,
    overdue,
    beforeContent: backLink({ text: words.back, href: `${base}/reviews` }),
    content: html`${model.isTakenBack ? notificationBanner({ type: 'success', text: words.takenBack }) : nothing}
      <h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${stateTags[state]}</p>
      ${listOf(rowsOf(model))} ${recordsOf(model)} ${isOpen ? waysOn(model) : takeBackLink(model)}`,
  })
}

type Row = readonly [string, Child]

function listOf(rows: readonly Row[]): Html {
  return summaryList({
    rows: rows.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}` } })),
  })
}

function rowsOf({ review, base, nameOf }: ReviewModel): readonly Row[] {
  const { cause, reason, clause, due, ownerId, openedAt, openedBy } = review
  return [
    [causeWords[cause].why, reason],
    ...(clause === undefined ? [] : [['Asked for by', clauseLink(base, clause)] as const]),
    ['Due', dayWords(due)],
    ...(ownerId === undefined ? [] : [['Who sees to it', nameOf(ownerId)] as const]),
    ['Opened', `${momentWords(openedAt)}, ${nameOf(openedBy)}`],
  ]
}

/** What came of it, the latest first: what was taken back stays in sight. */
function recordsOf({ outcomes, base, nameOf }: ReviewModel): Html {
  if (outcomes.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.recorded}</h2>
    ${outcomes.toReversed().map((outcome) => listOf(outcomeRows(outcome, { base, nameOf })))}`
}

function clauseLink(base: string, clause: string): Html {
  return html`<a class="govuk-link" href="${base}/policy/${clause}">${clause}</a>`
}

function outcomeRows(
  outcome: Outcome,
  { base, nameOf }: Pick<ReviewModel, 'base' | 'nameOf'>,
): readonly Row[] {
  const by = `${dayWords(outcome.on)}, recorded by ${nameOf(outcome.recordedBy)}`
  const note = outcome.note === '' ? [] : [['Note', outcome.note] as const]
  if (outcome.type === 'draft-begun') {
    const href = `${base}/drafts/${outcome.draftId}`
    const link = html`<a class="govuk-link" href="${href}">${outcome.draftTitle}</a>
      (${outcome.draftState.replaceAll('-', ' ')})`
    return [['What came of it', link], ['Recorded', by], ...note]
  }
  if (outcome.type === 'taken-back') {
    return [
      ['Taken back', `${dayWords(outcome.on)}, by ${nameOf(outcome.recordedBy)}`],
      ['Why', outcome.note],
    ]
  }
  const { body, minute, nextDue } = outcome
  return [
    ['What came of it', 'The policy stays as it is'],
    ...(body === '' ? [] : [['Decided by', minute === '' ? body : `${body}, ${minute}`] as const]),
    ['Recorded', by],
    ...note,
    ...(nextDue === undefined ? [] : [[words.next, dayWords(nextDue)] as const]),
  ]
}

function waysOn({ review, base, may }: ReviewModel): Html {
  const own = `${base}/reviews/${review.reviewId}`
  const isCycle = review.cause === 'cycle'
  const close = isCycle
    ? { may: may.decide, href: `${own}/decision` }
    : { may: may.edit, href: `${own}/note` }
  return html`${isCycle && !may.decide ? html`<p class="govuk-body">${words.clerk}</p>` : nothing}
    <div class="govuk-button-group">
      ${close.may ? button({ text: words.noChange, href: close.href }) : nothing}
      ${may.edit ? draftWays(base, own) : nothing}
    </div>`
}

function draftWays(base: string, own: string): Html {
  return html`${button({
      text: words.draft,
      href: `${own}/draft`,
      classes: 'govuk-button--secondary',
    })} <a class="govuk-link" href="${base}/drafts/new">${words.begin}</a>`
}

/** For those whose record it is: they alone take it back. */
function takeBackLink({ review, base, may }: ReviewModel): Html {
  const kind = recordedAs(review)
  const mayTake = kind === 'decision' ? may.decide : may.edit
  if (kind === undefined || !mayTake) return nothing
  const href = `${base}/reviews/${review.reviewId}/${kind}/take-back`
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${words.takeBack}</a></p>`
}
