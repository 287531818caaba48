import { html, nothing, type Html } from './html.ts'
import { layout, type Frame } from './layout.ts'

const words = {
  notFound: {
    title: 'Page not found',
    sentences: [
      'If you typed the web address, check it is correct.',
      'If you pasted the web address, check you copied all of it.',
    ],
  },
  broken: {
    title: 'Sorry, there is a problem with the service',
    sentences: [
      'What you entered may not have been saved. Try again in a few minutes.',
      'If it keeps happening, tell whoever runs Houserules for your trust.',
    ],
  },
} as const

/** What a page of plain sentences says. */
export type Message = { readonly title: string; readonly sentences: readonly string[] }

/** A page of a heading and some sentences that say what to do. */
export function plainPage(frame: Frame, { title, sentences }: Message, after?: Html): Html {
  return layout({
    ...frame,
    title,
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${sentences.map((sentence) => html`<p class="govuk-body">${sentence}</p>`)} ${after}`,
  })
}

/** The page for an address that leads nowhere. */
export function notFoundPage(frame: Frame): Html {
  const home = html`<p class="govuk-body">
    <a class="govuk-link" href="${frame.homeHref ?? '/'}">Go to the start page</a>
  </p>`
  return plainPage(frame, words.notFound, home)
}

/** The page for a request that went wrong; the reference finds it in the log. */
export function problemPage(frame: Frame, reference?: string): Html {
  const quoted = html`<p class="govuk-body">
    Reference: <span class="hr-reference">${reference}</span>
  </p>`
  return plainPage(frame, words.broken, reference ? quoted : nothing)
}
