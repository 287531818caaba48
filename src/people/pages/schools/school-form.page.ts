import { formPage, listField, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { phases } from '#people/schools/school.ts'
import { fieldset } from '#web/components/forms/fieldset.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { html, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

import { rows } from './read-school.ts'
import { phaseNames, slotNames } from './school-words.ts'

const words = {
  add: 'Add a school',
  change: 'Change a school',
  save: 'Save the school',
  name: 'Name',
  urn: 'URN (optional)',
  urnHint: 'Its number in the register of schools in England, six digits',
  phase: 'Phase (optional)',
  noPhase: 'Not known',
  terms: 'Terms',
  termsHint: 'Both days belong to the term. Rows left empty are not kept.',
  day: 'The school day',
  dayHint: 'Lessons, breaks and lunch, by the clock. Rows left empty are not kept.',
  part: 'Part of the day',
  noPart: 'None',
  areas: 'Where phones may be used (optional)',
  areasHint: 'One area a line, such as the staff room',
} as const

/** What the form of a school shows. */
export type SchoolFormModel = {
  readonly base: string
  readonly schoolId: string
  /** The name it is known by already; undefined for a new school. */
  readonly known?: string | undefined
  readonly filled: Filled
}

/** The page to add or change a school. */
export function schoolFormPage(frame: Frame, model: SchoolFormModel): Html {
  const { base, schoolId, known, filled } = model
  const own = `${base}/schools/${schoolId}`
  return formPage(frame, {
    title: known === undefined ? words.add : words.change,
    caption: known,
    back: known === undefined ? `${base}/schools` : own,
    action: known === undefined ? `${base}/schools/new` : `${own}/change`,
    filled,
    hidden: { school: schoolId },
    button: words.save,
    fields: html`${textField(filled, { name: 'name', asks: words.name })}
    ${textField(filled, {
      name: 'urn',
      asks: words.urn,
      hint: words.urnHint,
      classes: 'govuk-input--width-10',
    })}
    ${listField(filled, {
      name: 'phase',
      asks: words.phase,
      none: words.noPhase,
      choices: phases.map((phase) => ({ value: phase, text: phaseNames[phase] })),
    })}
    ${termFields(filled)} ${dayFields(filled)} ${areasField(filled)}`,
  })
}

function termFields(filled: Filled): Html {
  const inputs = shownRows(filled, 'terms', 6).map((row) => [
    textField(filled, { name: `${row}-name`, asks: 'Term', classes: 'govuk-input--width-10' }),
    textField(filled, {
      name: `${row}-from`,
      asks: 'First day',
      type: 'date',
      classes: 'govuk-input--width-10',
    }),
    textField(filled, {
      name: `${row}-to`,
      asks: 'Last day',
      type: 'date',
      classes: 'govuk-input--width-10',
    }),
  ])
  return rowsOf(words.terms, words.termsHint, inputs)
}

function dayFields(filled: Filled): Html {
  const kinds = Object.entries(slotNames).map(([value, text]) => ({ value, text }))
  const inputs = shownRows(filled, 'day', 9).map((row) => [
    listField(filled, {
      name: `${row}-kind`,
      asks: words.part,
      none: words.noPart,
      choices: kinds,
    }),
    textField(filled, { name: `${row}-from`, asks: 'Begins', type: 'time' }),
    textField(filled, { name: `${row}-to`, asks: 'Ends', type: 'time' }),
  ])
  return rowsOf(words.day, words.dayHint, inputs)
}

/** The rows that hold something and two more, within those there is room for. */
function shownRows({ sent }: Filled, list: keyof typeof rows, least: number): readonly string[] {
  const all = Array.from({ length: rows[list] }, (_, index) => `${list}-${index}`)
  const last = all.findLastIndex((row) =>
    ['name', 'kind', 'from', 'to'].some((part) => sent.get(`${row}-${part}`)),
  )
  return all.slice(0, Math.max(least, last + 3))
}

function rowsOf(legend: string, hint: string, inputs: readonly (readonly Html[])[]): Html {
  return fieldset({
    legend: { text: legend, classes: 'govuk-fieldset__legend--m' },
    html: html`<p class="govuk-hint">${hint}</p>
      ${inputs.map(
        (fields, index) =>
          html`<div class="hr-fields" role="group" aria-label="${legend} ${index + 1}">
            ${fields}
          </div>`,
      )}`,
  })
}

function areasField({ sent }: Filled): Html {
  return textarea({
    name: 'areas',
    label: { text: words.areas, classes: 'govuk-label--m' },
    hint: { text: words.areasHint },
    value: sent.get('areas') ?? '',
    rows: 4,
  })
}
