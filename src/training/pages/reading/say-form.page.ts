import { dayWords } from '#core/day.ts'
import { choiceWords, questionWords } from '#training/scenarios/choice-words.ts'
import { offered } from '#training/scenarios/scenario.ts'
import { saying } from '#training/pages/item-words.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { ItemModel, Sent } from './item.page.ts'
import { quote } from './what-to-read.page.ts'

const words = {
  question: 'A question about it',
  onDay: 'Think of it as on',
  again: 'That is not what the policy says. Read this and answer once more:',
  sign: 'Your full name, as you sign',
  button: { sign: 'Sign', other: 'Say so' },
  kept: 'What is kept: the edition, these clauses, the day, and the question with your answer.',
} as const

/** The question about what was read, and the words by which somebody says that they read it. */
export function sayForm(frame: Frame, model: ItemModel): Html {
  const { base, item, edition, acknowledgementId, version } = model
  const hidden = { what: item.key, id: acknowledgementId, seal: edition.seal, version }
  return postForm(frame, {
    action: `${base}/reading/item`,
    content: html`${Object.entries(hidden).map(
        ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
      )}
      ${questionPart(model)} ${saysPart(model)}
      <p class="govuk-body-s">${words.kept}</p>
      ${button({
        text: item.asks === 'sign' ? words.button.sign : words.button.other,
        preventDoubleClick: true,
      })}`,
  })
}

function questionPart({ question, sent, base }: ItemModel): Html {
  if (question === undefined) return nothing
  const toRead = sent?.toRead ?? []
  return html`<h2 class="govuk-heading-m">${words.question}</h2>
    ${
      toRead.length === 0
        ? nothing
        : html`<p class="govuk-body">${words.again}</p>
            ${toRead.map(({ id, words: text }) => quote(id, text, base))}`
    }
    ${radios({
      name: 'choice',
      value: sent?.choice ?? '',
      fieldset: {
        legend: { text: questionWords(question), classes: 'govuk-fieldset__legend--s' },
      },
      hint: { text: `${words.onDay} ${dayWords(question.on)}.` },
      errorMessage: errorAt(sent, 'choice'),
      items: offered(question).map((value) => ({ value, text: choiceWords[value] })),
    })}`
}

function errorAt(sent: Sent | undefined, field: string) {
  const problem = sent?.problems.find((one) => one.field === field)
  return problem && { text: problem.says }
}

function saysPart({ item, sent }: ItemModel): Html {
  return html`${
    item.asks === 'sign'
      ? input({
          name: 'signed',
          label: { text: words.sign },
          value: sent?.signedAs ?? '',
          autocomplete: 'name',
          errorMessage: errorAt(sent, 'signed'),
        })
      : nothing
  }
  ${checkboxes({
    name: 'says',
    values: sent?.says === true ? ['yes'] : [],
    errorMessage: errorAt(sent, 'says'),
    items: [{ value: 'yes', text: saying[item.asks] }],
  })}`
}
