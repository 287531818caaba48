import { insetText } from '#web/components/display/inset-text.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { Chosen } from './choose-edition.ts'
import type { Look } from './comparisons.ts'

const words = {
  title: 'What two policies say differently',
  back: 'Compare others',
  working: 'The two are being compared. That takes a second or two.',
  unread: 'These two cannot be compared: one of them is written in words the other does not have.',
  failed: 'The comparison went wrong. Try again.',
} as const

/** What is compared, and where. */
export type TwoPolicies = {
  readonly address: string
  readonly left: Chosen
  readonly right: Chosen
}

/** The page while there is nothing to show: being compared, or not to be compared. */
export function waitingPage(
  frame: Frame,
  model: TwoPolicies,
  look: Exclude<Look, { state: 'done' }>,
): Html {
  if (look.state !== 'working') {
    const text = look.state === 'unread' ? words.unread : words.failed
    return twoPoliciesPage(frame, model, { content: insetText({ text }) })
  }
  const value = look.of > 0 ? html`value="${look.done}" max="${look.of}"` : nothing
  const query = new URLSearchParams({ left: model.left.name, right: model.right.name }).toString()
  return twoPoliciesPage(frame, model, {
    refreshSeconds: 2,
    content: html`<div data-progress="${model.address}/progress.json?${query}" data-state="working">
      <p class="govuk-body" id="progress-words" role="status">${words.working}</p>
      <progress class="hr-progress" aria-labelledby="progress-words" ${value}></progress>
    </div>`,
  })
}

/** How far a comparison is, for the script on its page. */
export function comparingProgress(look: Look) {
  const { done, of } = look.state === 'working' ? look : { done: 0, of: 0 }
  return { state: look.state, text: words.working, done, total: of }
}

/** A page of two policies: which they are, and the way to compare others. */
export function twoPoliciesPage(
  frame: Frame,
  { address, left, right }: TwoPolicies,
  { content, refreshSeconds }: { readonly content: Html; readonly refreshSeconds?: number },
): Html {
  return layout({
    ...frame,
    title: words.title,
    width: 'full',
    refreshSeconds,
    beforeContent: backLink({ href: address, text: words.back }),
    content: html`<span class="govuk-caption-l">${left.title} · ${right.title}</span>
      <h1 class="govuk-heading-l">${words.title}</h1>
      ${content}`,
  })
}
