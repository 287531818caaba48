import { mostMonths } from '#disclosures/keeping/keeping.ts'
import { formPage, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

const words = {
  title: 'How long what was disclosed is kept',
  lead: 'Once a disclosure or an approval is over or was withdrawn, it changes no answer any more. What was said of it can then be erased: whom it is about, how they are known, and every note. That there was one, and who decided what and when, stays on record.',
  none: 'The policy names no period, and neither does Houserules: without one, nothing is erased. Take it from the trust’s own rules on keeping records.',
  waits:
    'What waits for a decision or was not allowed may still change an answer, and is not erased.',
  months: 'Erase it how many months after the end?',
  hint: 'For example 12, or 0 for the day after. Leave it empty to keep it without an end. What is already over for longer is erased on the next morning, and cannot be brought back.',
  save: 'Save',
  saved: 'How long it is kept was saved.',
} as const

/** What is wrong with the months of the form. */
export const monthsProblem = `Enter a whole number from 0 to ${mostMonths}, or nothing`

/** The page on which a trust says how long the words of disclosures are kept. */
export function keepingPage(
  frame: Frame,
  {
    base,
    filled,
    isSaved,
  }: { readonly base: string; readonly filled: Filled; readonly isSaved: boolean },
): Html {
  return formPage(frame, {
    title: words.title,
    back: `${base}/disclosures`,
    action: `${base}/settings/disclosures`,
    filled,
    button: words.save,
    before: html`${isSaved ? html`<p class="govuk-inset-text" role="status">${words.saved}</p>` : nothing}
      <p class="govuk-body">${words.lead}</p>
      <p class="govuk-body">${words.none}</p>
      <p class="govuk-body">${words.waits}</p>`,
    fields: textField(filled, {
      name: 'months',
      asks: words.months,
      hint: words.hint,
      classes: 'govuk-input--width-3',
    }),
  })
}
