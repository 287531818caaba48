import type { Html } from '#web/html.ts'
import { classes } from '#web/components/options.ts'
import { tag } from '#web/components/display/tag.ts'

/** What keeps a clause, as the ledger computes it. */
export type ClauseState = keyof typeof states

const states = {
  rule: { text: 'Enforced by a rule', classes: 'govuk-tag--green' },
  gate: { text: 'Held by a step', classes: 'govuk-tag--green' },
  route: { text: 'Sent to the right person', classes: 'govuk-tag--green' },
  judgement: { text: 'A person decides', classes: 'govuk-tag--purple' },
  screen: { text: 'Checked before posting', classes: 'govuk-tag--green' },
  register: { text: 'Kept in a register', classes: 'govuk-tag--blue' },
  record: { text: 'Kept as a record', classes: 'govuk-tag--blue' },
  notice: { text: 'Given as a notice', classes: 'govuk-tag--blue' },
  lesson: { text: 'Taught in a lesson', classes: 'govuk-tag--blue' },
  reminder: { text: 'Kept by a reminder', classes: 'govuk-tag--blue' },
  page: { text: 'Shown on a page', classes: 'govuk-tag--blue' },
  definition: { text: 'Definition', classes: 'govuk-tag--grey' },
  'not-yet': { text: 'Not yet', classes: 'govuk-tag--yellow' },
} as const

/** The state of a clause in the ledger, in a few words. */
export function stateTag(state: ClauseState): Html {
  const { text, classes: colour } = states[state]
  return tag({ text, classes: classes('hr-tag--wide', colour) })
}
