import { columnMeanings } from '#people/imports/reading/guess-columns.ts'
import type { CsvMapping } from '#people/imports/reading/mapping.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { meaningNames } from './meaning-words.ts'

const words = {
  title: 'How your spreadsheets are read',
  what: 'What was said once of the columns of a spreadsheet, to be used again when an import is started.',
  none: 'Nothing has been kept yet. You are asked when you import a spreadsheet.',
  back: 'Back to imports',
  remove: 'Remove',
} as const

/** The mappings a trust has kept. */
export function mappingsPage(
  frame: Frame,
  { base, mappings }: { readonly base: string; readonly mappings: ReadonlyMap<string, CsvMapping> },
): Html {
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ text: words.back, href: base }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${
        mappings.size === 0
          ? html`<p class="govuk-body">${words.none}</p>`
          : [...mappings].map(([name, mapping]) => one(frame, base, { name, mapping }))
      }`,
  })
}

function one(
  frame: Frame,
  base: string,
  { name, mapping }: { readonly name: string; readonly mapping: CsvMapping },
): Html {
  return html`<h2 class="govuk-heading-m">${name}</h2>
    ${summaryList({
      rows: columnMeanings.flatMap((meaning) => {
        const column = mapping.columns[meaning]
        if (column === undefined) return []
        return [{ key: { text: meaningNames[meaning] }, value: { text: column } }]
      }),
    })}
    ${postForm(frame, {
      action: `${base}/mappings/remove`,
      content: html`<input type="hidden" name="name" value="${name}" /> ${button({
          html: html`${words.remove}<span class="govuk-visually-hidden"> ${name}</span>`,
          classes: 'govuk-button--secondary',
        })}`,
    })}`
}
