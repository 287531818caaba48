import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { addressOf } from './addresses.ts'

/** A trust one can ask about. */
export type AskableTrust = { readonly slug: string; readonly name: string }

const words = {
  title: 'Ask your trust’s social media policy',
  what: 'Say what you would like to do online, or what has happened. You get a straight answer from your own trust’s policy, with the clause it rests on and what to do next.',
  not: 'It answers what the policy says. It is not legal advice, and it does not replace your designated safeguarding lead.',
  choose: 'Choose your trust',
  policy: 'Read the policy',
  none: 'No policy has been loaded yet. Put one into the folder “rulebooks” and start again.',
} as const

/** The first page: what this is, and the trusts. */
export function startPage(frame: Frame, trusts: readonly AskableTrust[]): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-xl">${words.title}</h1>
      <p class="govuk-body-l">${words.what}</p>
      <p class="govuk-body">${words.not}</p>
      <h2 class="govuk-heading-l">${words.choose}</h2>
      ${trusts.length > 0 ? list(trusts) : html`<p class="govuk-body">${words.none}</p>`}`,
  })
}

function list(trusts: readonly AskableTrust[]): Html {
  return html`<ul class="govuk-list hr-trusts">
    ${trusts.map(
      ({ slug, name }) =>
        html`<li class="hr-trusts__trust">
          <a class="govuk-link hr-trusts__name" href="${addressOf.ask(slug)}">${name}</a>
          <a class="govuk-link hr-trusts__policy" href="${addressOf.policy(slug)}"
            >${words.policy}<span class="govuk-visually-hidden"> of ${name}</span></a
          >
        </li>`,
    )}
  </ul>`
}

/** What a page says when there is nothing behind an address it was given. */
export function notUnderstoodPage(frame: Frame, startAgain: string): Html {
  return layout({
    ...frame,
    title: notUnderstood.title,
    content: html`<h1 class="govuk-heading-l">${notUnderstood.title}</h1>
      <p class="govuk-body">${notUnderstood.says}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="${startAgain}">${notUnderstood.again}</a>
      </p>
      ${nothing}`,
  })
}

const notUnderstood = {
  title: 'This link is not understood',
  says: 'A part of it is missing or has changed since it was made.',
  again: 'Start again',
} as const
