import { summaryList } from '#web/components/display/summary-list.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { SaidLine } from './said-words.ts'

/** Whom a question is asked for, and what is taken from the sign-in. */
export type AskerLine = {
  readonly forSomebodyElse: boolean
  /** What is held about the person who asks, in words. */
  readonly held: readonly SaidLine[]
  /** Where it is asked for somebody else, or for themselves again. */
  readonly change: string
}

const words = {
  held: 'From your sign-in',
  heldShort: 'What you are is taken from your sign-in.',
  other: 'You ask for somebody else, so nothing is taken from your sign-in.',
  toOther: 'I ask for somebody else',
  toSelf: 'I ask for myself',
} as const

/** One line under a question. */
export function askerPart(line: AskerLine | undefined): Html {
  if (line === undefined || isEmpty(line)) return nothing
  return html`<p class="govuk-body-s hr-day">
    ${line.forSomebodyElse ? words.other : words.heldShort} ${changeLink(line)}
  </p>`
}

/** All that is taken from the sign-in, where everything is checked before the answer. */
export function askerSection(line: AskerLine | undefined): Html {
  if (line === undefined || isEmpty(line)) return nothing
  if (line.forSomebodyElse) {
    return html`<p class="govuk-body">${words.other} ${changeLink(line)}</p>`
  }
  return html`<h2 class="govuk-heading-m">${words.held}</h2>
    ${summaryList({
      rows: line.held.map(({ asked, said }) => ({ key: { text: asked }, value: { text: said } })),
    })}
    <p class="govuk-body">${changeLink(line)}</p>`
}

function isEmpty({ forSomebodyElse, held }: AskerLine): boolean {
  return !forSomebodyElse && held.length === 0
}

function changeLink({ change, forSomebodyElse }: AskerLine): Html {
  const text = forSomebodyElse ? words.toSelf : words.toOther
  return html`<a class="govuk-link" href="${change}">${text}</a>`
}
