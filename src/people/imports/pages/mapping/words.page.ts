import { jobNames, kindNames } from '#people/kind-words.ts'
import { jobs, kinds } from '#people/person.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtRun } from '#people/imports/pages/at-imports.routes.ts'
import { backToRun } from '#people/imports/pages/run-parts.page.ts'

const words = {
  title: 'Say what the words mean',
  what: 'These words stand in the columns that say what people are and do. Rows with a word that you leave out are refused, and the preview lists them.',
  kinds: 'What people are',
  jobs: 'What staff do',
  leaveOut: 'Refuse these rows',
  next: 'Continue',
} as const

/** The words that are not understood by themselves, and the fields of the form before. */
export type WordsModel = {
  readonly kinds: readonly string[]
  readonly jobs: readonly string[]
  readonly carried: readonly (readonly [name: string, value: string])[]
}

/** The page on which somebody says what the words of a column of kinds or jobs mean. */
export function wordsPage(frame: Frame, at: AtRun, model: WordsModel): Html {
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backToRun(at),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${postForm(frame, {
        action: `${at.address}/mapping`,
        content: html`${model.carried.map(
            ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
          )}
          <input type="hidden" name="words" value="said" />
          ${part(words.kinds, 'kind-word', { said: model.kinds, choices: kindChoices })}
          ${part(words.jobs, 'job-word', { said: model.jobs, choices: jobChoices })}
          ${button({ text: words.next })}`,
      })}`,
  })
}

type Choice = { readonly value: string; readonly text: string }

const kindChoices: readonly Choice[] = kinds.map((kind) => ({ value: kind, text: kindNames[kind] }))
const jobChoices: readonly Choice[] = jobs.map((job) => ({ value: job, text: jobNames[job] }))

function part(
  title: string,
  prefix: string,
  { said, choices }: { readonly said: readonly string[]; readonly choices: readonly Choice[] },
): Html {
  if (said.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${title}</h2>
    ${said.map((word, index) =>
      select({
        name: `${prefix}-${index}`,
        id: `${prefix}-${index}`,
        label: { text: `“${word}”`, classes: 'govuk-label--s' },
        items: [{ value: '', text: words.leaveOut }, ...choices],
      }),
    )}`
}
