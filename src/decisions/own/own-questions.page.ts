import { pagination } from '#web/components/navigation/pagination.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { addressOf } from '#decisions/asking/addresses.ts'

import type { OwnQuestions } from './own-questions.ts'
import { questionLines, type LinesPlace } from './question-lines.page.ts'

const words = {
  title: 'Your questions',
  what: 'What you asked after signing in, the newest first. Only you can open these answers.',
  none: 'You have not asked anything yet.',
  noMore: 'There is nothing older.',
  ask: 'Ask a question',
  older: 'Older questions',
  newest: 'Newest questions',
} as const

/** The page of a person's own questions. */
export function ownQuestionsPage(
  frame: Frame,
  model: OwnQuestions & LinesPlace & { readonly isFirstPage: boolean },
): Html {
  const { slug } = model
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${model.decisions.length === 0 ? empty(model.isFirstPage) : list(model)} ${further(model)}
      <p class="govuk-body">
        <a class="govuk-link" href="${addressOf.ask(slug)}">${words.ask}</a>
      </p>`,
  })
}

function list(model: OwnQuestions & LinesPlace): Html {
  return html`<p class="govuk-body">${words.what}</p>
    ${questionLines(model.decisions, model)}`
}

function empty(isFirstPage: boolean): Html {
  return html`<p class="govuk-body">${isFirstPage ? words.none : words.noMore}</p>`
}

function further({
  slug,
  next,
  isFirstPage,
}: OwnQuestions & LinesPlace & { readonly isFirstPage: boolean }): Html {
  if (next === undefined && isFirstPage) return nothing
  const home = addressOf.own(slug)
  return pagination({
    ...(isFirstPage ? {} : { previous: { text: words.newest, href: home } }),
    ...(next ? { next: { text: words.older, href: `${home}?before=${next}` } } : {}),
  })
}
