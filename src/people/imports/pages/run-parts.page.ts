import { canBeCancelled } from '#people/imports/runs/ask-for-work.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtRun } from './at-imports.routes.ts'

const words = {
  back: 'Back to imports',
  toRun: 'Back to this import',
  cancel: 'Cancel this import',
} as const

/** The way back to the list. */
export function runBackLink({ base }: AtRun): Html {
  return backLink({ text: words.back, href: base })
}

/** The way back to the run. */
export function backToRun({ address }: AtRun): Html {
  return backLink({ text: words.toRun, href: address })
}

/** The button that gives a run up, while that is possible. */
export function cancelForm(frame: Frame, { run, address }: AtRun): Html {
  if (!canBeCancelled(run)) return nothing
  return postForm(frame, {
    action: `${address}/cancel`,
    content: html`${button({ text: words.cancel, classes: 'govuk-button--secondary' })}`,
  })
}
