import { dayField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { fits } from '#policies/additions/addition.ts'
import { reasonField } from '#policies/drafting/draft.page.ts'
import { details } from '#web/components/display/details.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtAddition } from './at-additions.routes.ts'
import { whyNot } from './why-not.page.ts'

const words = {
  back: 'What schools add',
  how: 'Clauses as in the policy: a heading with an id that begins like the trust’s and is new, the words, and rules with examples. It is read as if it stood at the end of the trust’s policy.',
  text: 'Clauses',
  save: 'Save and look at it',
  stale: 'What somebody else saved meanwhile',
  staleWhy:
    'Yours is below and not saved yet. Take over what you want to keep of theirs, then save.',
  force: 'Put it into force',
  from: 'From which day',
  fromHint: 'Today or later, for example 1 9 2027',
  forceWhat:
    'Those who ask from this school are answered by it as well from that day. Saving it anew later makes another addition, which takes its place.',
  notMine: 'The headteacher of the school puts it into force.',
  published: 'This was put into force, so it cannot be changed. To change it, write another.',
  saved: 'It was saved',
  busy: 'Whether this weakens the policy of the trust is not known yet: many additions are being looked at just now. Open this page again in a minute.',
  replay: 'Who would be answered differently',
} as const

/** A form as it is shown again: what was typed, and what somebody else saved meanwhile. */
export type Editing = {
  readonly filled: Filled
  readonly stale: string | undefined
  readonly forcing: Filled
  readonly termId: string
  readonly isSaved: boolean
}

/** The page on which a school writes what it adds. */
export function editPage(at: AtAddition, editing: Editing): Html {
  const { draft, school, mayEdit } = at
  const problems = [...editing.filled.problems, ...editing.forcing.problems]
  return layout({
    ...at.frame,
    title: `${draft.title}: ${school.name}`,
    width: 'full',
    errors: problems.map(({ says, field }) => ({ text: says, href: `#${field}` })),
    beforeContent: backLink({ href: at.home, text: words.back }),
    content: html`${
        editing.isSaved ? notificationBanner({ text: words.saved, type: 'success' }) : nothing
      }
      <span class="govuk-caption-l">${school.name}</span>
      <h1 class="govuk-heading-l">${draft.title}</h1>
      <p class="govuk-body">
        <a class="govuk-link" href="${at.home}/${draft.draftId}/replay">${words.replay}</a>
      </p>
      ${draft.state === 'published' ? insetText({ text: words.published }) : nothing}
      ${found(at, editing)}
      ${mayEdit ? form(at, editing) : html`<pre class="hr-code">${draft.source}</pre>`}`,
  })
}

function found(at: AtAddition, editing: Editing): Html {
  const { checked } = at
  if (checked === undefined) return html``
  if (checked === 'busy') return insetText({ text: words.busy })
  return html`${editing.stale ? nothing : whyNot(checked, addressesOf(at))}
  ${fits(checked) ? force(at, editing) : nothing}`
}

function addressesOf(at: AtAddition) {
  return { trust: (id: string) => `${at.base}/policy/${id}`, added: () => '#text' }
}

function form(at: AtAddition, { filled, stale }: Editing): Html {
  const { draft } = at
  return html`${
    stale === undefined
      ? nothing
      : html`${insetText({ text: words.staleWhy })}
        ${details({
          summaryText: words.stale,
          open: true,
          html: html`<pre class="hr-code">${stale}</pre>`,
        })}`
  }
  ${postForm(at.frame, {
    action: `${at.home}/${draft.draftId}`,
    content: html`<input type="hidden" name="base" value="${draft.revision}" /> ${textarea({
        id: 'text',
        name: 'text',
        rows: 26,
        classes: 'hr-code',
        spellcheck: false,
        label: { text: words.text, classes: 'govuk-label--m' },
        hint: { text: words.how },
        value: filled.sent.get('text') ?? '',
        errorMessage: errorOf(filled, 'text'),
      })}
      ${reasonField(filled)} ${button({ text: words.save, preventDoubleClick: true })}`,
  })}`
}

function errorOf({ problems }: Filled, name: string) {
  const problem = problems.find(({ field }) => field === name)
  return problem && { text: problem.says }
}

function force(at: AtAddition, { forcing, termId }: Editing): Html {
  if (!at.mayPutInForce) return html`<p class="govuk-body">${words.notMine}</p>`
  return html`<h2 class="govuk-heading-m">${words.force}</h2>
    <p class="govuk-body">${words.forceWhat}</p>
    ${postForm(at.frame, {
      action: `${at.home}/${at.draft.draftId}/in-force`,
      content: html`<input type="hidden" name="term" value="${termId}" />
        <input type="hidden" name="base" value="${at.draft.revision}" />
        ${dayField(forcing, { name: 'from', asks: words.from, hint: words.fromHint })}
        ${button({ text: words.force, preventDoubleClick: true })}`,
    })}`
}

/** The page on which an addition is begun, by its title. */
export function beginPage(
  at: Pick<AtAddition, 'frame' | 'home' | 'school'>,
  { filled, draftId }: { readonly filled: Filled; readonly draftId: string },
): Html {
  const { school } = at
  return layout({
    ...at.frame,
    title: beginWords.title,
    errors: filled.problems.map(({ says, field }) => ({ text: says, href: `#${field}` })),
    beforeContent: backLink({ href: at.home, text: words.back }),
    content: html`<span class="govuk-caption-l">${school.name}</span>
      <h1 class="govuk-heading-l">${beginWords.title}</h1>
      <p class="govuk-body">${beginWords.what}</p>
      ${postForm(at.frame, {
        action: `${at.home}/schools/${school.schoolId}/new`,
        content: html`<input type="hidden" name="draft" value="${draftId}" /> ${input({
            id: 'title',
            name: 'title',
            label: { text: beginWords.name },
            hint: { text: beginWords.nameHint },
            value: filled.sent.get('title') ?? '',
            errorMessage: errorOf(filled, 'title'),
          })}
          ${button({ text: beginWords.begin, preventDoubleClick: true })}`,
      })}`,
  })
}

const beginWords = {
  title: 'Write what the school adds',
  what: 'It begins with what the school adds today, or with an example to change.',
  name: 'What it is called',
  nameHint: 'For example: Parents on personal accounts',
  begin: 'Begin',
} as const
