import { examplesOf, ruleOf } from '#policies/clause.page.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { Tried } from './try-rule.ts'
import { dutyWords } from './rule-words.ts'

const words = {
  saved: 'Saved',
  unconfirmed:
    'The rule is not confirmed: somebody who answers for the policy has to say again that it reads its clause rightly.',
  stillConfirmed: 'The rule says what it said before, and stays as it was.',
  stake: 'It may now contradict:',
  now: 'In words',
  mistakes: 'What is wrong in it',
  line: 'Line',
  elsewhere: (count: number): string =>
    count === 1
      ? 'There is a mistake elsewhere in the draft. Until it is mended no example can be run.'
      : `There are ${count} mistakes elsewhere in the draft. Until they are mended no example can be run.`,
  failing: (count: number): string =>
    count === 1
      ? 'One example of this clause does not get the answer it expects.'
      : `${count} examples of this clause do not get the answer they expect.`,
  duty: 'A duty that comes round',
  theirs: 'The rule as somebody else has saved it',
  contradicts: 'Words and rule say different things',
} as const

/** What a rule does as it stands in the form: mistakes, words, examples. Nothing of it is kept. */
export function triedPart(tried: Tried, contradictions: readonly string[]): Html {
  const failing = tried.examples.filter(({ wrong }) => wrong.length > 0).length
  return html`${mistakesOf(tried)} ${inWords(tried)}
  ${
    contradictions.length === 0
      ? nothing
      : html`<h3 class="govuk-heading-s">${words.contradicts}</h3>
          ${bullets(contradictions)}`
  }
  ${failing === 0 ? nothing : html`<p class="govuk-body">${words.failing(failing)}</p>`}
  ${examplesOf(tried.examples)}`
}

function mistakesOf({ mistakes, elsewhere }: Tried): Html {
  return html`${
    mistakes.length === 0
      ? nothing
      : html`<h2 class="govuk-heading-m" id="mistakes">${words.mistakes}</h2>
          ${bullets(mistakes.map(({ line, says }) => `${words.line} ${line}: ${says}`))}`
  }
  ${elsewhere === 0 ? nothing : html`<p class="govuk-body">${words.elsewhere(elsewhere)}</p>`}`
}

function inWords({ described, duty }: Tried): Html {
  if (described !== undefined) {
    return html`<h2 class="govuk-heading-m">${words.now}</h2>
      ${ruleOf(described)}`
  }
  if (duty === undefined) return nothing
  return html`<h2 class="govuk-heading-m">${words.now}</h2>
    <p class="govuk-body">${words.duty}: ${dutyWords[duty.duty]}, ${duty.every}.</p>`
}

/** That a rule was saved, and which sentences of its clause it may now contradict. */
export function savedPart(isConfirmed: boolean, sentences: readonly string[]): Html {
  return notificationBanner({
    type: 'success',
    titleText: words.saved,
    html: html`<p class="govuk-notification-banner__heading">
        ${isConfirmed ? words.stillConfirmed : words.unconfirmed}
      </p>
      ${
        sentences.length === 0
          ? nothing
          : html`<p class="govuk-body">${words.stake}</p>
              ${sentences.map((one) => html`<blockquote class="hr-stake">${one}</blockquote>`)}`
      }`,
  })
}

function bullets(lines: readonly string[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">
    ${lines.map((one) => html`<li>${one}</li>`)}
  </ul>`
}

/** What somebody else made of the rule meanwhile. */
export function theirsPart(block: string): Html {
  return html`<h2 class="govuk-heading-m">${words.theirs}</h2>
    <pre class="hr-code" tabindex="0">${block}</pre>`
}
