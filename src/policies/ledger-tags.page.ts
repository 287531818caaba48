import type { LedgerLine } from '#rulebooks/ledger.ts'
import { tag } from '#web/components/display/tag.ts'
import { html, nothing, type Html } from '#web/html.ts'

const states = {
  rule: { text: 'Answered by a rule', classes: 'govuk-tag--green' },
  gate: { text: 'Answered as a gate', classes: 'govuk-tag--green' },
  route: { text: 'Answered as a route', classes: 'govuk-tag--green' },
  judged: { text: 'A person decides', classes: 'govuk-tag--purple' },
  kept: { text: 'Kept', classes: 'govuk-tag--blue' },
  definition: { text: 'Definition', classes: 'govuk-tag--grey' },
  'not yet': { text: 'Not yet', classes: 'govuk-tag--yellow' },
} as const

const steps = {
  held: { text: 'Step held', classes: 'govuk-tag--green' },
  open: { text: 'Step not yet', classes: 'govuk-tag--yellow' },
} as const

/** The states of the ledger, in words. */
export const stateWords = {
  rule: 'answered by a rule',
  gate: 'answered as a gate',
  route: 'answered as a route',
  judged: 'left to a person',
  kept: 'kept',
  definition: 'definitions',
  'not yet': 'not yet',
} as const

/** What makes a clause true, as tags: its state and, for a gate or route, whether a step holds it. */
export function ledgerTags({ state, held }: LedgerLine): Html {
  const step = held === undefined ? nothing : wide(held ? steps.held : steps.open)
  return html`${wide(states[state])} ${step}`
}

function wide({ text, classes }: { readonly text: string; readonly classes: string }): Html {
  return tag({ text, classes: `hr-tag--wide ${classes}` })
}
