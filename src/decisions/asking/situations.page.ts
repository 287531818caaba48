import { backLink } from '#web/components/navigation/back-link.ts'
import { accordion, type AccordionOptions } from '#web/components/display/accordion.ts'
import { searchBox } from '#web/components/own/search-box.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

/** A way to begin: a situation in words, and where its questions start. */
export type Beginning = { readonly title: string; readonly href: string; readonly group: string }

/** What the page shows. */
export type SituationsModel = {
  readonly address: string
  /** The words looked for; empty when nothing was. */
  readonly sought: string
  readonly found: readonly Beginning[]
  readonly all: readonly Beginning[]
  readonly actions: readonly Beginning[]
}

const words = {
  title: 'What would you like to ask?',
  search: 'Say it in your own words',
  hint: 'For example, “someone I taught wants to follow me”. Leave out names.',
  found: (sought: string) => `Closest to “${sought}”`,
  nothing: (sought: string) => `Nothing fits “${sought}”`,
  tryThis: [
    'Try fewer or other words, for example “photo” or “parent message”.',
    'Choose from the list below.',
    'If nothing in the list fits, choose what you would do under “Something else”.',
  ],
  list: 'Or choose what fits',
  listAfterSearch: 'All situations',
  else: 'Something else',
  back: 'All trusts',
} as const

/** Where a question begins: a search in everyday words, and everything there is to choose. */
export function situationsPage(frame: Frame, model: SituationsModel): Html {
  const { sought, found } = model
  return layout({
    ...frame,
    title: sought === '' ? words.title : `${sought} – ${words.title}`,
    beforeContent: backLink({ href: '/', text: words.back }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${searchBox({
        action: model.address,
        name: 'q',
        label: words.search,
        hint: words.hint,
        value: sought,
      })}
      ${sought === '' ? nothing : result(sought, found)}
      <h2 class="govuk-heading-m">${sought === '' ? words.list : words.listAfterSearch}</h2>
      ${accordion({ id: 'situations', rememberExpanded: false, items: sections(model) })}`,
  })
}

function result(sought: string, found: readonly Beginning[]): Html {
  if (found.length === 0) {
    return html`<h2 class="govuk-heading-m">${words.nothing(sought)}</h2>
      <ul class="govuk-list govuk-list--bullet">
        ${words.tryThis.map((line) => html`<li>${line}</li>`)}
      </ul>`
  }
  return html`<h2 class="govuk-heading-m">${words.found(sought)}</h2>
    <ul class="govuk-list hr-found">
      ${found.map(
        ({ href, title, group }) =>
          html`<li>
            <a class="govuk-link" href="${href}">${title}</a>
            <span class="hr-found__group">${group}</span>
          </li>`,
      )}
    </ul>`
}

function sections({ all, actions }: SituationsModel): AccordionOptions['items'] {
  const groups = Map.groupBy(all, ({ group }) => group)
  return [...groups, [words.else, actions] as const].map(([group, beginnings]) => ({
    heading: { text: group },
    content: { html: links(beginnings) },
  }))
}

function links(beginnings: readonly Beginning[]): Html {
  return html`<ul class="govuk-list govuk-list--spaced">
    ${beginnings.map(
      ({ href, title }) => html`<li><a class="govuk-link" href="${href}">${title}</a></li>`,
    )}
  </ul>`
}
