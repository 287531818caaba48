import { isoDay } from '#core/day.ts'
import type { Fact, Word } from '#rulebooks/language/vocabulary.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { dateInput } from '#web/components/forms/date-input.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { askerPart, type AskerLine } from './asker-line.page.ts'
import { NOT_KNOWN, type BadAnswer } from './read-answer.ts'
import { NONE_OF_THESE } from './words-that-matter.ts'

/** One question as its page shows it. */
export type QuestionModel = {
  readonly fact: Fact
  /** Those of its words that are worth choosing from. */
  readonly words: readonly Word[]
  /** What the questions are about, above each of them. */
  readonly about: string
  /** Where the form goes, and the hidden fields that carry what was said before. */
  readonly address: string
  readonly hidden: readonly (readonly [string, string])[]
  readonly back: string
  /** What is filled in: the words chosen, or what was typed under the name of each field. */
  readonly chosen: readonly string[]
  readonly typed: Readonly<Record<string, string>>
  readonly problem?: BadAnswer | undefined
  /** Whether “I do not know” is a choice; the day of the question has none. */
  readonly mayBeUnknown: boolean
  /** Another way to answer, such as a birth date for an age. */
  readonly otherWay?: { readonly text: string; readonly href: string } | undefined
  /** Where the answer is given without further questions, once the role is known. */
  readonly enough?: string | undefined
  /** The day the question is about, in words, and where it is changed. */
  readonly day?: { readonly words: string; readonly href: string } | undefined
  readonly asker?: AskerLine | undefined
}

const words = {
  or: 'or',
  notKnown: 'I do not know',
  continue: 'Continue',
  many: 'Select all that apply.',
  day: 'This is about',
  changeDay: 'Change the day',
  enough: 'Answer with what I have said so far',
} as const

/** The page of one question. */
export function questionPage(frame: Frame, model: QuestionModel): Html {
  const { fact, problem } = model
  const byButton = model.mayBeUnknown && fact.words.size === 0
  return layout({
    ...frame,
    title: fact.ask,
    beforeContent: backLink({ href: model.back }),
    errors: problem ? [{ text: problem.says, href: `#${problem.field}` }] : [],
    content: html`<form action="${model.address}" method="get" novalidate>
        ${model.hidden.map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        <span class="govuk-caption-l">${model.about}</span>
        ${fieldFor(model)} ${model.otherWay ? link(model.otherWay) : nothing}
        <div class="govuk-button-group">
          ${button({ text: words.continue })} ${byButton ? notKnownButton : nothing}
        </div>
      </form>
      ${model.enough ? link({ text: words.enough, href: model.enough }) : nothing}
      ${model.day ? dayLine(model.day) : nothing} ${askerPart(model.asker)}`,
  })
}

const notKnownButton = button({
  text: words.notKnown,
  name: 'answer',
  value: NOT_KNOWN,
  classes: 'govuk-button--secondary',
})

function fieldFor(model: QuestionModel): Html {
  switch (model.fact.type) {
    case 'date':
      return dateField(model)
    case 'number':
    case 'version':
    case 'text':
      return textField(model)
    default:
      return model.fact.many ? manyField(model) : oneField(model)
  }
}

function common({ fact, problem }: QuestionModel): {
  readonly legend: object
  readonly errorMessage: { readonly text: string } | undefined
  readonly hint: { readonly text: string } | undefined
} {
  const help = fact.help ?? (fact.many ? words.many : undefined)
  return {
    legend: { text: fact.ask, classes: 'govuk-fieldset__legend--l', isPageHeading: true },
    errorMessage: problem && { text: problem.says },
    hint: help === undefined ? undefined : { text: help },
  }
}

function oneField(model: QuestionModel): Html {
  const { legend, errorMessage, hint } = common(model)
  const items = model.words.map(({ name, says }) => ({
    value: name,
    text: says,
  }))
  return radios({
    name: 'answer',
    fieldset: { legend },
    errorMessage,
    hint,
    value: model.chosen[0],
    items: model.mayBeUnknown ? [...inOrder(items), ...notKnownItem] : items,
  })
}

const notKnownItem = [{ divider: words.or }, { value: NOT_KNOWN, text: words.notKnown }]

// “Yes” comes first for people, whatever the order in the vocabulary.
function inOrder<T extends { readonly value: string }>(items: readonly T[]): readonly T[] {
  return items.length === 2 && items[0]?.value === 'no' ? items.toReversed() : items
}

function manyField(model: QuestionModel): Html {
  const { legend, errorMessage, hint } = common(model)
  const items = model.words.map(({ name, says }) => ({
    value: name,
    text: says,
    behaviour: NONE_OF_THESE.has(name) ? 'exclusive' : undefined,
  }))
  const notKnown = { value: NOT_KNOWN, text: words.notKnown, behaviour: 'exclusive' }
  return checkboxes({
    name: 'answer',
    fieldset: { legend },
    errorMessage,
    hint,
    values: model.chosen,
    items: [...items, { divider: words.or }, notKnown],
  })
}

function dateField(model: QuestionModel): Html {
  const { legend, errorMessage, hint } = common(model)
  return dateInput({
    id: 'answer',
    namePrefix: 'answer',
    fieldset: { legend },
    errorMessage,
    hint: hint ?? { text: `For example, ${example}` },
    values: model.typed,
  })
}

const example = isoDay(20220722).split('-').toReversed().map(Number).join(' ')

function textField(model: QuestionModel): Html {
  const { errorMessage, hint } = common(model)
  const { fact } = model
  return input({
    name: 'answer',
    label: { text: fact.ask, classes: 'govuk-label--l', isPageHeading: true },
    errorMessage,
    hint,
    value: model.typed['answer'],
    ...(fact.type === 'number' ? { inputmode: 'numeric', classes: 'govuk-input--width-3' } : {}),
    ...(fact.type === 'version' ? { classes: 'govuk-input--width-5' } : {}),
    suffix: fact.unit === undefined ? undefined : { text: fact.unit },
    autocomplete: 'off',
  })
}

function link({ text, href }: { readonly text: string; readonly href: string }): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`
}

function dayLine(day: { readonly words: string; readonly href: string }): Html {
  return html`<p class="govuk-body-s hr-day">
    ${words.day} ${day.words}. <a class="govuk-link" href="${day.href}">${words.changeDay}</a>
  </p>`
}
