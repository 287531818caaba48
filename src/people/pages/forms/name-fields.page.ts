import { html, type Html } from '#web/html.ts'

import { textField } from './fields.page.ts'
import type { Filled } from './sent.ts'

const words = {
  given: 'Given name',
  family: 'Family name',
  email: 'E-mail (optional)',
  emailHint: 'Their address at work, for the invitation to sign in',
} as const

/** The fields of a name. */
export function nameFields(filled: Filled): Html {
  return html`${textField(filled, { name: 'given-name', asks: words.given })}
  ${textField(filled, { name: 'family-name', asks: words.family })}`
}

/** The field of an e-mail address. */
export function emailField(filled: Filled): Html {
  return textField(filled, {
    name: 'email',
    asks: words.email,
    hint: words.emailHint,
    type: 'email',
  })
}
