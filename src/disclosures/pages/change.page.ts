import { formPage, wordsField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { html, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

/** What an author does with a disclosure: says more, or withdraws it. */
export type ChangeKind = 'more' | 'withdraw'

const words = {
  more: {
    title: 'Say more',
    asks: 'What do you want to say?',
    hint: 'Those whom you sent it to read it. Leave out anything about a child that is not needed.',
    button: 'Send',
    before: undefined,
  },
  withdraw: {
    title: 'Withdraw this',
    asks: 'Why (optional)',
    hint: 'Those whom you sent it to read it.',
    button: 'Withdraw',
    before:
      'From then on it changes no answer. What was said and decided stays on record. You can disclose it again.',
  },
} as const

/** What the page shows. */
export type ChangeModel = {
  readonly base: string
  readonly disclosureId: string
  readonly kind: ChangeKind
  readonly filled: Filled
}

/** The form by which an author says more about a disclosure, or withdraws it. */
export function changePage(frame: Frame, model: ChangeModel): Html {
  const { base, disclosureId, kind, filled } = model
  const { title, asks, hint, button, before } = words[kind]
  const at = `${base}/disclosures/${disclosureId}`
  return formPage(frame, {
    title,
    back: at,
    action: `${at}/${kind}`,
    filled,
    hidden: { revision: filled.sent.get('revision') ?? '' },
    before: before === undefined ? undefined : html`<p class="govuk-body">${before}</p>`,
    button,
    warns: kind === 'withdraw',
    fields: wordsField(filled, { name: 'words', asks, hint }),
  })
}
