import { textField } from '#people/pages/forms/fields.page.ts'
import type { Filled, Problem } from '#people/pages/forms/sent.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtDraft } from './at-draft.routes.ts'
import { readOnlyWords } from './draft-state.page.ts'
import type { DraftTab } from './draft-tabs.page.ts'

const words = {
  draft: 'Draft',
  reason: 'Why',
  reasonHint: 'One line for those who review and approve. It stands in the table of changes.',
} as const

/** What was done, by the word in the address that says so. */
const doneWords: Readonly<Record<string, string>> = {
  begun: 'The draft was begun',
  saved: 'The change was saved',
  beside: 'The change was saved. What others saved meanwhile in other places is kept too.',
  together:
    'The change was saved together with what somebody else changed in the same place meanwhile. Read it once more.',
  confirmed: 'The rule was confirmed',
  'changed-since':
    'Somebody changed this clause since you looked at it. Read it again before you confirm its rule.',
  added: 'The clause was added',
  moved: 'The clause was moved',
  removed: 'The clause was taken out',
  withdrawn: 'The draft was withdrawn',
  'word-added': 'The word was added',
  'word-renamed': 'The word was renamed',
  'word-removed': 'The word was taken out',
  renamed: 'The title of the draft was changed',
  'section-added': 'The section was added',
  'section-removed': 'The section was taken out',
}

/** One of the pages of a draft. */
export type DraftPage = {
  readonly title: string
  readonly tab: DraftTab
  readonly content: Html
  readonly caption?: string | undefined
  readonly problems?: readonly Problem[]
  /** Where the way back leads; left out on the main pages, which the tabs join. */
  readonly back?: string
  readonly width?: 'full'
  /** Looked at again after so many seconds, while work is in hand. */
  readonly refreshSeconds?: number | undefined
}

/** A page of a draft: its title, the ways to the other pages, what was done just now. */
export function draftPage(at: AtDraft, page: DraftPage): Html {
  const { title, tab, problems = [] } = page
  return layout({
    ...at.frame,
    title: title === at.draft.title ? title : `${title} – ${at.draft.title}`,
    width: page.width,
    refreshSeconds: page.refreshSeconds,
    errors: problems.map(({ says, field }) => ({ text: says, href: `#${field}` })),
    beforeContent: backLink(
      page.back === undefined
        ? { href: `${at.base}/drafts`, text: 'All drafts' }
        : { href: page.back },
    ),
    content: html`${doneBanner(at.done)}
      <span class="govuk-caption-l">${page.caption ?? `${words.draft}: ${at.draft.title}`}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${at.tabs(tab)} ${page.content}`,
  })
}

function doneBanner(done: string | undefined): Html {
  const said = done === undefined ? undefined : doneWords[done]
  if (said === undefined) return nothing
  return notificationBanner({
    text: said,
    ...(done === 'changed-since' ? {} : { type: 'success' }),
  })
}

/** Why a draft is only to be read, where it is. */
export function readOnlyNote({ mayEdit, draft, stands }: AtDraft): Html {
  return mayEdit ? nothing : readOnlyWords({ state: draft.state, stands })
}

/** A form of a draft, for whoever may change it; nothing for the others. */
export function draftForm(at: AtDraft, path: string, content: Html): Html {
  if (!at.mayEdit) return nothing
  return postForm(at.frame, { action: `${at.home}/${path}`, content })
}

/** The field of the reason that every save gives. */
export function reasonField(filled: Filled): Html {
  return textField(filled, { name: 'reason', asks: words.reason, hint: words.reasonHint })
}

/** The revision a form begins from, which it brings back. */
export function baseField({ draft }: AtDraft): Html {
  return html`<input type="hidden" name="base" value="${draft.revision}" />`
}
