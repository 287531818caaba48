import { warningText } from '#web/components/display/warning-text.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { ApprovalShown } from './approval-shown.ts'

const words = {
  approval: 'How it was approved',
  broken: 'The seal of this policy is broken. What is here is not what was approved.',
  warning: 'Warning',
} as const

/** The record of the decision on a policy, and where its package is. */
export function approvedHere({ says, href }: ApprovalShown): Html {
  return html`${says} <a class="govuk-link" href="${href}">${words.approval}</a>`
}

/** What nobody may overlook: this is not what was approved. */
export function sealBroken(approval: ApprovalShown | undefined): Html {
  if (approval === undefined || approval.broken.length === 0) return nothing
  return html`${warningText({ text: words.broken, iconFallbackText: words.warning })}
    <ul class="govuk-list govuk-list--bullet">
      ${approval.broken.map((by) => html`<li>${by}</li>`)}
    </ul>`
}
