import { dayWords } from '#core/day.ts'
import {
  choiceField,
  dayField,
  formPage,
  listField,
  textField,
  wordsField,
  type Choice,
} from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { causeWords } from '#policies/reviewing/cause-words.ts'
import { clauseFor } from '#policies/reviewing/open-review.ts'
import { isNamed } from '#policies/reviewing/review-words.ts'
import {
  eventCauses,
  type RecordedAs,
  type Review,
  type ReviewCause,
} from '#policies/reviewing/review.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

const words = {
  openTitle: 'Open a review',
  cause: 'Why is the policy to be reviewed?',
  asked: (clause: string) => `The text asks for a review then (${clause})`,
  reason: 'What happened?',
  reasonHint: 'In a sentence or two. Name no child, and nothing that is private or confidential.',
  due: 'By when?',
  dueHint: 'A review whose time has come round keeps the day it is due on',
  owner: 'Who sees to it? (optional)',
  noOwner: 'Whoever answers for the policy',
  ownerHint: 'Reminders go to them too',
  open: 'Open the review',
  decisionTitle: 'Nothing changes',
  decision: 'Record the decision',
  body: 'Who decided?',
  on: 'When?',
  minute: 'Where is it written down?',
  minuteHint: 'Such as: minute 7 of 18 November 2026',
  note: 'Note (optional)',
  noteNeeded: 'Why does nothing change?',
  next: 'When is the next review due? (optional)',
  nextHint: (months: number, clause: string) =>
    `${clause} allows ${months} months, which is taken where you enter nothing. The text of the policy stays as it is.`,
  bodyKnown: (by: string) =>
    `${by} approved this edition, so it is for that body to say that it stays as it is.`,
  bodyUnknown:
    'The text does not say who approves this policy. Say which body or person decided that it stays as it is.',
  noteTitle: 'Nothing changes',
  takeBackTitle: 'Take back what was recorded',
  takeBack: 'Take it back',
  takeBackWhy: 'Why is it not right?',
  takeBackBefore:
    'The review is then open again, and what was recorded counts no longer. It stays on the page of the review with your name and the reason. Then record what is right.',
  record: 'Record it',
  draftTitle: 'A draft was begun',
  draft: 'Which draft?',
  noDraft: 'Select a draft',
  noDrafts: 'There is no draft of the policy yet.',
  begin: 'Begin a draft first',
  draftBefore:
    'The review is then done. A policy that is overdue stays so until the new edition is in force, and the review opens again if the draft is withdrawn.',
} as const

/** What the form to open a review shows. */
export type OpenModel = {
  readonly base: string
  readonly rulebook: Rulebook
  readonly owners: readonly Choice[]
  readonly reviewId: string
  readonly filled: Filled
}

/** The form to open a review. */
export function openPage(frame: Frame, model: OpenModel): Html {
  const { base, rulebook, owners, reviewId, filled } = model
  return formPage(frame, {
    title: words.openTitle,
    back: `${base}/reviews`,
    action: `${base}/reviews/new`,
    filled,
    hidden: { review: reviewId },
    button: words.open,
    fields: html`${choiceField(filled, {
      name: 'cause',
      asks: words.cause,
      choices: causesOf(rulebook),
    })}
    ${longField(filled, { name: 'reason', asks: words.reason, hint: words.reasonHint })}
    ${dayField(filled, { name: 'due', asks: words.due, hint: words.dueHint })}
    ${listField(filled, {
      name: 'owner',
      asks: words.owner,
      hint: words.ownerHint,
      none: words.noOwner,
      choices: owners,
    })}`,
  })
}

/** What the text names stands first; its own cycle can be begun early. */
function causesOf(rulebook: Rulebook): readonly Choice[] {
  const causes: readonly ReviewCause[] = ['cycle', ...eventCauses]
  const choices = causes.map((cause) => {
    const clause = clauseFor(cause, rulebook)
    const { choice: text } = causeWords[cause]
    return { value: cause, text, hint: clause === undefined ? undefined : words.asked(clause) }
  })
  return [
    ...choices.filter(({ hint }) => hint !== undefined),
    ...choices.filter(({ hint }) => hint === undefined),
  ]
}

type CloseModel = {
  readonly base: string
  readonly review: Review
  readonly filled: Filled
}

/** The form in which the clerk records that the body left the policy as it is. */
export function decisionPage(
  frame: Frame,
  { base, review, filled, rulebook }: CloseModel & { readonly rulebook: Rulebook },
): Html {
  const { approved, review: cycle } = rulebook.control
  const own = `${base}/reviews/${review.reviewId}`
  return formPage(frame, {
    title: words.decisionTitle,
    caption: captionOf(review),
    back: own,
    action: `${own}/decision`,
    filled,
    button: words.decision,
    before: html`<p class="govuk-body">
      ${isNamed(approved.by) ? words.bodyKnown(approved.by) : words.bodyUnknown}
    </p>`,
    fields: html`${textField(filled, { name: 'body', asks: words.body })}
    ${dayField(filled, { name: 'on', asks: words.on })}
    ${textField(filled, { name: 'minute', asks: words.minute, hint: words.minuteHint })}
    ${dayField(filled, {
      name: 'next',
      asks: words.next,
      hint: words.nextHint(cycle.everyMonths, cycle.clause),
    })}
    ${longField(filled, { name: 'note', asks: words.note })}`,
  })
}

/** The form in which a review for an event ends without a change. */
export function notePage(frame: Frame, { base, review, filled }: CloseModel): Html {
  const own = `${base}/reviews/${review.reviewId}`
  return formPage(frame, {
    title: words.noteTitle,
    caption: captionOf(review),
    back: own,
    action: `${own}/note`,
    filled,
    button: words.record,
    fields: longField(filled, { name: 'note', asks: words.noteNeeded, hint: words.reasonHint }),
  })
}

/** The form in which a review ends with a draft of a new edition. */
export function draftBegunPage(
  frame: Frame,
  { base, review, filled, drafts }: CloseModel & { readonly drafts: readonly Choice[] },
): Html {
  const own = `${base}/reviews/${review.reviewId}`
  return formPage(frame, {
    title: words.draftTitle,
    caption: captionOf(review),
    back: own,
    action: `${own}/draft`,
    filled,
    button: words.record,
    before: html`<p class="govuk-body">${words.draftBefore}</p>
      ${
        drafts.length === 0
          ? html`<p class="govuk-body">
              ${words.noDrafts}
              <a class="govuk-link" href="${base}/drafts/new">${words.begin}</a>
            </p>`
          : nothing
      }`,
    fields: html`${listField(filled, {
      name: 'draft',
      asks: words.draft,
      none: words.noDraft,
      choices: drafts,
    })}
    ${longField(filled, { name: 'note', asks: words.note })}`,
  })
}

/** The form in which a record that was wrong is taken back. */
export function takeBackPage(
  frame: Frame,
  { base, review, filled, kind }: CloseModel & { readonly kind: RecordedAs },
): Html {
  const own = `${base}/reviews/${review.reviewId}`
  return formPage(frame, {
    title: words.takeBackTitle,
    caption: captionOf(review),
    back: own,
    action: `${own}/${kind}/take-back`,
    filled,
    hidden: { step: String(review.steps) },
    button: words.takeBack,
    before: html`<p class="govuk-body">${words.takeBackBefore}</p>`,
    fields: longField(filled, { name: 'note', asks: words.takeBackWhy, hint: words.reasonHint }),
  })
}

function captionOf({ cause, due }: Review): string {
  return `${causeWords[cause].task}, due on ${dayWords(due)}`
}

function longField(
  filled: Filled,
  field: { readonly name: string; readonly asks: string; readonly hint?: string },
): Html {
  return wordsField(filled, { ...field, rows: 3, classes: 'govuk-label--s' })
}
