import { momentWords } from '#core/moment-words.ts'
import type { PackageStory, SealedStory } from '#policies/approving/find-package.ts'
import type { CastVote } from '#policies/approving/package.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { tag } from '#web/components/display/tag.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { Names } from './at-approval.routes.ts'
import { decisionWords, packageStates } from '#policies/approving/approval-words.ts'

const words = {
  broken: 'The seal is broken. This is not what was sealed, and nobody can decide on it.',
  brokenApproved: 'The seal is broken. What is here is not what was approved.',
  warning: 'Warning',
  whole: 'The seal is whole: this is what was sealed.',
  somebody: 'somebody who is no longer here',
  sealed: 'Sealed by',
  revision: 'revision',
  votes: { for: 'for', against: 'against', abstain: 'abstained' },
} as const

/** That a seal is whole, or by what it is broken. */
export function sealNotice({ broken, one }: Pick<SealedStory, 'broken' | 'one'>): Html {
  if (broken.length === 0) return html`<p class="govuk-body">${words.whole}</p>`
  const says = one.state === 'approved' ? words.brokenApproved : words.broken
  return html`${warningText({ text: says, iconFallbackText: words.warning })}
    <ul class="govuk-list govuk-list--bullet" id="seal">
      ${broken.map((by) => html`<li>${by}</li>`)}
    </ul>`
}

/** What happened to a package: who sealed it, who voted how, what was decided and why. */
export function packageStory(
  story: PackageStory,
  { names, home }: { readonly names: Names; readonly home?: string | undefined },
): Html {
  const { one, votes, decision } = story
  const title = `Edition ${one.label}, sealed ${momentWords(one.sealedAt)}`
  return html`<h3 class="govuk-heading-s">
      ${home === undefined ? title : html`<a class="govuk-link" href="${home}">${title}</a>`}
      ${tag(packageStates[one.state])}
    </h3>
    <p class="govuk-body">
      ${words.sealed} ${nameOf(one.sealedBy, names)}, ${words.revision} ${one.revision}.
      ${decision === undefined ? closedWords(story, names) : decisionWords(decision)}
    </p>
    ${decision?.way === 'record' ? recordedBy(decision.recordedBy, names) : nothing}
    ${votes.length === 0 ? nothing : votesCast(votes, names)} ${reasonOf(story)}`
}

function recordedBy(id: string, names: Names): Html {
  return html`<p class="govuk-body">Recorded by ${nameOf(id, names)}.</p>`
}

function closedWords({ one }: PackageStory, names: Names): string {
  if (one.state === 'in-review') return ''
  const when = momentWords(one.closedAt)
  if (one.state === 'lapsed') return `Lapsed, closed ${when}.`
  return `${packageStates[one.state].text} by ${nameOf(one.closedBy, names)}, ${when}.`
}

function reasonOf({ one, decision }: PackageStory): Html {
  const why = decision?.reason ?? (one.state === 'in-review' ? '' : one.why)
  // Reasons of votes stand beside each vote.
  if (why === '' || decision?.way === 'vote') return nothing
  return insetText({ text: why })
}

function votesCast(votes: readonly CastVote[], names: Names): Html {
  return html`<ul class="govuk-list govuk-list--bullet">
    ${votes.map(
      ({ personId, vote, reason, votedAt }) =>
        html`<li>
          ${nameOf(personId, names)}: ${words.votes[vote]},
          ${momentWords(votedAt)}${reason === '' ? '' : html`<br />“${reason}”`}
        </li>`,
    )}
  </ul>`
}

/** Somebody's name; those whose names were erased are told as such. */
export function nameOf(id: string, names: Names): string {
  return names.get(id) ?? (id === 'system' ? 'the software' : words.somebody)
}
