import { choiceField, dayField, textField, wordsField } from '#people/pages/forms/fields.page.ts'
import { fresh, type Filled } from '#people/pages/forms/sent.ts'
import { seatsOf } from '#policies/approving/deciding/who-decides.ts'
import { countOf, neededOf, openOn } from '#policies/approving/package.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPackage } from './at-approval.routes.ts'
import { countWords } from '#policies/approving/approval-words.ts'
import type { PackageForms } from './package.page.ts'

const words = {
  read: 'Read what changes, the replay and the defects above before you decide.',
  heading: 'Decide',
  vote: 'How do you vote?',
  votes: {
    for: 'For: the policy is approved as it is here',
    against: 'Against',
    abstain: 'I abstain',
  },
  reason: 'Why (needed when you are against it)',
  reasonHint: 'It goes to those who write the policy. Name no child and nobody’s private matters.',
  cast: 'Cast the vote',
  castHint: 'A vote stands: it cannot be changed.',
  voted: 'You have voted.',
  own: 'You wrote some of this, so others decide on it.',
  ownRecord:
    'You wrote some of this, so another clerk, or a trustee who wrote none of it, has to record the decision.',
  record: 'Record the decision of a meeting',
  outcome: 'What was decided?',
  approved: 'It was approved as it is here',
  declined: 'It was declined',
  met: 'Day of the meeting',
  minute: 'Minute',
  minuteHint: 'Where the minutes say so, such as 26/114',
  yes: 'How many were for it',
  no: 'How many were against it',
  abstained: 'How many abstained',
  declinedWhy: 'Why (needed when it was declined)',
  recordButton: 'Record the decision',
  withdraw: 'Withdraw it',
  withdrawLead: 'The draft can then be written on again, and needs a new package.',
  withdrawWhy: 'Why is it withdrawn?',
  withdrawButton: 'Withdraw the package',
  lapsed: 'Nobody decided by its last day, so it has lapsed. Nothing is approved by waiting.',
} as const

/** What whoever looks may do about a package now. */
export function decidePart(at: AtPackage, forms: PackageForms): Html {
  const { read, today, may } = at
  if (read.one.state !== 'in-review') return nothing
  if (!openOn(read.one, today).ok) return insetText({ text: words.lapsed })
  const part = read.one.terms.way === 'vote' ? votePart(at, forms) : recordPart(at, forms)
  return html`${read.broken.length > 0 ? nothing : part}
  ${may.withdraw ? withdrawForm(at, forms.withdrawing ?? fresh()) : nothing}`
}

function votePart(at: AtPackage, { voting = fresh() }: PackageForms): Html {
  const { visitor, who, read, may } = at
  const isVoted = read.votes.some(({ personId }) => personId === visitor.personId)
  const form = isVoted ? html`<p class="govuk-body">${words.voted}</p>` : voteForm(at, voting)
  const own = who.authors.has(visitor.personId)
  return html`<h2 class="govuk-heading-m hr-section" id="decide">${words.heading}</h2>
    <p class="govuk-body">${standWords(at)}</p>
    ${may.decide ? (own ? insetText({ text: words.own }) : form) : nothing}`
}

function standWords({ read: { votes, one }, who }: AtPackage): string {
  const entitled = seatsOf(who, votes, one.terms)
  const needed = neededOf(entitled, one.terms.share)
  return `So far ${countWords(countOf(votes))}. ${entitled} may vote, ${needed} must be for it, and at least ${one.terms.quorum} must vote.`
}

function voteForm({ frame, home }: AtPackage, voting: Filled): Html {
  return html`<p class="govuk-body">${words.read} ${words.castHint}</p>
    ${postForm(frame, {
      action: `${home}/vote`,
      content: html`${choiceField(voting, {
        name: 'vote',
        asks: words.vote,
        choices: (['for', 'against', 'abstain'] as const).map((value) => ({
          value,
          text: words.votes[value],
        })),
      })}
      ${wordsField(voting, { name: 'reason', asks: words.reason, hint: words.reasonHint, rows: 3 })}
      ${button({ text: words.cast, preventDoubleClick: true })}`,
    })}`
}

function recordPart(at: AtPackage, { recording }: PackageForms): Html {
  const { visitor, who, may } = at
  if (!may.record && !may.decide) return nothing
  if (who.authors.has(visitor.personId)) return insetText({ text: words.ownRecord })
  return recordForm(at, recording ?? fresh())
}

function recordForm({ frame, home, may }: AtPackage, recording: Filled): Html {
  return html`<h2 class="govuk-heading-m hr-section" id="decide">${words.record}</h2>
    <p class="govuk-body">${words.read}</p>
    ${postForm(frame, {
      action: may.record ? `${home}/record` : `${home}/record-as-trustee`,
      content: html`${choiceField(recording, {
        name: 'outcome',
        asks: words.outcome,
        choices: [
          { value: 'approved', text: words.approved },
          { value: 'declined', text: words.declined },
        ],
      })}
      ${dayField(recording, { name: 'met', asks: words.met })}
      ${textField(recording, {
        name: 'minute',
        asks: words.minute,
        hint: words.minuteHint,
        classes: 'govuk-input--width-10',
      })}
      ${countField(recording, 'votes-for', words.yes)}
      ${countField(recording, 'votes-against', words.no)}
      ${countField(recording, 'votes-abstained', words.abstained)}
      ${wordsField(recording, { name: 'reason', asks: words.declinedWhy, hint: words.reasonHint, rows: 3 })}
      ${button({ text: words.recordButton, preventDoubleClick: true })}`,
    })}`
}

function countField(filled: Filled, name: string, asks: string): Html {
  return textField(filled, { name, asks, classes: 'govuk-input--width-3' })
}

function withdrawForm({ frame, home }: AtPackage, withdrawing: Filled): Html {
  return html`<h2 class="govuk-heading-m hr-section">${words.withdraw}</h2>
    <p class="govuk-body">${words.withdrawLead}</p>
    ${postForm(frame, {
      action: `${home}/withdraw`,
      content: html`${wordsField(withdrawing, { name: 'why', asks: words.withdrawWhy, rows: 3 })}
      ${button({
        text: words.withdrawButton,
        classes: 'govuk-button--warning',
        preventDoubleClick: true,
      })}`,
    })}`
}
