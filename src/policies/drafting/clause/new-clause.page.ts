import { listField, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import {
  baseField,
  draftForm,
  draftPage,
  readOnlyNote,
  reasonField,
} from '#policies/drafting/draft.page.ts'
import { button } from '#web/components/forms/button.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { html, type Html } from '#web/html.ts'

import type { OfferedSpot } from './new-clause.ts'

const words = {
  title: 'Add a clause',
  lead: 'A new clause begins as a statement. Rules and examples are added on its own page.',
  place: 'Where',
  choose: 'Select where it stands',
  number: (code: string) => `Number, after ${code}-`,
  numberHint: 'A number of a clause never changes, as answers are kept under it',
  name: 'Title (optional)',
  words: 'Words',
  button: 'Add the clause',
} as const

/** What the page to add a clause shows. */
export type NewClauseModel = {
  readonly filled: Filled
  readonly code: string
  readonly places: readonly OfferedSpot[]
}

/** The page to add a clause. */
export function newClausePage(at: AtDraft, { filled, code, places }: NewClauseModel): Html {
  const problem = filled.problems.find(({ field }) => field === 'words')
  const fields = html`${baseField(at)}
  ${listField(filled, { name: 'place', asks: words.place, none: words.choose, choices: places })}
  ${textField(filled, {
    name: 'number',
    asks: words.number(code),
    hint: words.numberHint,
    classes: 'govuk-input--width-5',
  })}
  ${textField(filled, { name: 'title', asks: words.name })}
  ${textarea({
    name: 'words',
    id: 'words',
    label: { text: words.words },
    value: filled.sent.get('words') ?? '',
    rows: 8,
    errorMessage: problem && { text: problem.says },
  })}
  ${reasonField(filled)} ${button({ text: words.button, preventDoubleClick: true })}`
  return draftPage(at, {
    title: words.title,
    tab: 'clauses',
    back: at.home,
    problems: filled.problems,
    content: html`${readOnlyNote(at)}
      <p class="govuk-body">${words.lead}</p>
      ${draftForm(at, 'clauses/new', fields)}`,
  })
}
