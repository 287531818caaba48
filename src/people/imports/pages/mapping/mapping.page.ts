import { columnMeanings, isNeverKept } from '#people/imports/reading/guess-columns.ts'
import type { ColumnMeaning } from '#people/imports/reading/mapping.ts'
import type { Sample } from '#people/imports/reading/sample.ts'
import { kindNames } from '#people/kind-words.ts'
import { kinds } from '#people/person.ts'
import type { School } from '#people/schools/school.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { select } from '#web/components/forms/select.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtRun } from '#people/imports/pages/at-imports.routes.ts'
import { backToRun } from '#people/imports/pages/run-parts.page.ts'

import { fieldOf, type MappingProblems, type MappingTyped } from './mapping-form.ts'
import { meaningNames } from './meaning-words.ts'

const words = {
  title: 'Say what the columns mean',
  what: 'Only what you choose here is read. Everything else in the file is never looked at, and nothing of it is kept.',
  dropped:
    'Ethnicity, special needs, free meals, addresses, telephones, health and the like are never kept here, so there is nothing to choose for them.',
  notRead: 'Not read',
  neverKept: 'Never kept here',
  empty: 'No values in the first rows',
  kind: 'What are the people in the file?',
  kindColumn: 'A column says so',
  school: 'Which school are they at?',
  schoolColumn: 'A column says so, or the whole trust',
  days: 'How are days written?',
  idLength: 'How many digits does an id have?',
  idLengthHint: 'Leave empty unless a spreadsheet took zeros off the beginning; they are put back.',
  whole: 'The file is whole',
  wholeHint:
    'Who is missing from it, of the kinds and schools in it, has left. Otherwise nobody leaves but by a leaving date.',
  name: 'Keep this for the next time, as',
  nameHint: 'A name such as Pupils from the census. Leave empty not to keep it.',
  next: 'Continue',
} as const

/** What the page shows. */
export type MappingModel = {
  readonly sample: Sample
  readonly schools: readonly School[]
  readonly typed: MappingTyped
  readonly problems: MappingProblems
}

/** The page on which somebody says what the columns of their spreadsheet mean. */
export function mappingPage(frame: Frame, at: AtRun, model: MappingModel): Html {
  return layout({
    ...frame,
    title: words.title,
    errors: model.problems.map(({ field, text }) => ({ text, href: `#${field}` })),
    beforeContent: backToRun(at),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      <p class="govuk-body">${words.dropped}</p>
      ${postForm(frame, {
        action: `${at.address}/mapping`,
        content: html`${model.sample.columns.map((column, index) => columnField(model, column, index))}
        ${kindField(model)} ${schoolField(model)} ${daysField(model)} ${idField(model)}
        ${wholeField(model)} ${nameField(model)} ${button({ text: words.next })}`,
      })}`,
  })
}

function columnField(
  model: MappingModel,
  { name, values }: Sample['columns'][number],
  index: number,
): Html {
  const shown = values.length > 0 ? values.map((value) => `“${value}”`).join(', ') : words.empty
  if (isNeverKept(name)) {
    return html`<div class="govuk-form-group">
      <p class="govuk-label govuk-label--s">${name}</p>
      <p class="govuk-hint">${words.neverKept}</p>
    </div>`
  }
  const field = fieldOf(index)
  return select({
    name: field,
    id: field,
    value: model.typed.meanings.get(name) ?? '',
    label: { text: name, classes: 'govuk-label--s' },
    hint: { text: shown, classes: 'hr-import-columns' },
    errorMessage: problem(model, field),
    items: [{ value: '', text: words.notRead }, ...columnMeanings.map(meaningItem)],
  })
}

function meaningItem(meaning: ColumnMeaning) {
  return { value: meaning, text: meaningNames[meaning] }
}

function kindField(model: MappingModel): Html {
  return select({
    name: 'kind',
    id: 'kind',
    value: model.typed.kind,
    label: { text: words.kind, classes: 'govuk-label--m' },
    errorMessage: problem(model, 'kind'),
    items: [
      { value: '', text: words.kindColumn },
      ...kinds.map((kind) => ({ value: kind, text: kindNames[kind] })),
    ],
  })
}

function schoolField({ schools, typed }: MappingModel): Html {
  if (schools.length === 0) return nothing
  return select({
    name: 'school',
    id: 'school',
    value: typed.school,
    label: { text: words.school, classes: 'govuk-label--m' },
    items: [
      { value: '', text: words.schoolColumn },
      ...schools.map(({ name, urn }) => ({ value: urn ?? name, text: name })),
    ],
  })
}

function daysField({ typed }: MappingModel): Html {
  return radios({
    name: 'days',
    idPrefix: 'days',
    value: typed.isMonthFirst ? 'month-first' : 'day-first',
    fieldset: { legend: { text: words.days, classes: 'govuk-fieldset__legend--m' } },
    items: [
      { value: 'day-first', text: 'Day first, such as 31/12/2026, or 2026-12-31' },
      { value: 'month-first', text: 'Month first, such as 12/31/2026' },
    ],
  })
}

function idField(model: MappingModel): Html {
  return input({
    name: 'id-length',
    id: 'id-length',
    value: model.typed.idLength,
    classes: 'govuk-input--width-2',
    inputmode: 'numeric',
    label: { text: words.idLength, classes: 'govuk-label--m' },
    hint: { text: words.idLengthHint },
    errorMessage: problem(model, 'id-length'),
  })
}

function wholeField({ typed }: MappingModel): Html {
  const item = { value: 'yes', text: words.whole, hint: { text: words.wholeHint } }
  return checkboxes({
    name: 'whole',
    idPrefix: 'whole',
    items: [{ ...item, checked: typed.isWhole }],
  })
}

function nameField(model: MappingModel): Html {
  return input({
    name: 'name',
    id: 'name',
    value: model.typed.name,
    classes: 'govuk-input--width-20',
    label: { text: words.name, classes: 'govuk-label--m' },
    hint: { text: words.nameHint },
    errorMessage: problem(model, 'name'),
  })
}

function problem({ problems }: MappingModel, field: string) {
  const found = problems.find((one) => one.field === field)
  return found && { text: found.text }
}
