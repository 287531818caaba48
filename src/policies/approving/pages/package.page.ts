import { dayWords } from '#core/day.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout } from '#web/layout.ts'

import type { AtPackage } from './at-approval.routes.ts'
import { termsWords } from '#policies/approving/approval-words.ts'
import { decidePart } from './decide.page.ts'
import { lifeSteps } from './life.page.ts'
import { partsOf } from './parts.page.ts'
import { packageStory, sealNotice } from './story.page.ts'

const words = {
  title: (label: string) => `Edition ${label}: the package`,
  caption: 'Sealed for decision',
  back: 'The draft’s way to approval',
  download: 'Download the package',
  downloadHint: 'to check it offline',
  public: 'What is public of it',
  unreadable: 'What is in the package cannot be read any more.',
  story: 'What happened',
} as const

/** What was done, by the word in the address that says so. */
const doneWords: Readonly<Record<string, string>> = {
  sent: 'The draft was sealed and is with those who decide',
  voted: 'Your vote was counted',
  approved: 'The policy was approved',
  declined: 'The policy was declined and goes back to those who write it',
  withdrawn: 'The package was withdrawn. The draft can be written on again',
}

/** The forms of a package's page as they were sent, where one was. */
export type PackageForms = {
  readonly voting?: Filled
  readonly recording?: Filled
  readonly withdrawing?: Filled
}

/** A package for those who review and decide: everything that is decided on, and deciding. */
export function packagePage(at: AtPackage, forms: PackageForms = {}): Html {
  const { frame, read, life, base, done = '' } = at
  const { one, parts } = read
  const problems = Object.values(forms).flatMap((form) => form.problems)
  const said = doneWords[done]
  return layout({
    ...frame,
    title: words.title(one.label),
    errors: problems.map(({ says, field }) => ({ text: says, href: `#${field}` })),
    beforeContent: backLink({
      text: words.back,
      href: `${base}/drafts/${one.draftId}/approval`,
    }),
    content: html`${
        said === undefined ? nothing : notificationBanner({ text: said, type: 'success' })
      }
      <span class="govuk-caption-l">${words.caption}</span>
      <h1 class="govuk-heading-l">${words.title(one.label)}</h1>
      ${lifeSteps(life)} ${sealNotice(read)} ${factsOf(at)}
      ${
        parts === undefined
          ? html`<p class="govuk-body">${words.unreadable}</p>`
          : partsOf(parts, at)
      }
      ${decidePart(at, forms)}
      <h2 class="govuk-heading-m hr-section">${words.story}</h2>
      ${packageStory(read, at)}`,
  })
}

function factsOf({ read: { one }, home }: AtPackage): Html {
  const rows = [
    ['Edition', one.label],
    ['In force from', dayWords(one.inForceFrom)],
    ['How it is decided', termsWords(one.terms)],
    ['Seal', html`<span class="hr-reference">${one.sha256}</span>`],
    [
      'File',
      html`<a class="govuk-link" href="${home}/package.json">${words.download}</a>
        ${words.downloadHint}${
          one.state === 'approved'
            ? html`<br /><a class="govuk-link" href="${home}/public">${words.public}</a>`
            : nothing
        }`,
    ],
  ] as const
  return summaryList({
    rows: rows.map(([key, value]) => ({
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    })),
  })
}
