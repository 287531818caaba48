import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { recentMinutes } from './recent-sign-in.ts'

const words = {
  title: (name: string) => `Remove the passkey “${name}”`,
  back: 'Back to your account',
  what: 'It will no longer let anyone in here. Remove it from your device too: the settings of the device or of your password app list it.',
  others: 'Also sign me out everywhere else',
  othersHint: 'Choose this if the device is lost or somebody else has it',
  remove: 'Remove the passkey',
  last: 'This passkey is the only way you can sign in, so it stays. Add another passkey or set a password first.',
  add: 'Add another passkey',
  again: `To remove a passkey you need to have signed in within the last ${recentMinutes} minutes, and not by your password alone if you have a passkey or another strong way already. This protects your account if you leave a computer unlocked or somebody learns your password. If you have lost the others, ask your system administrator to invite you again.`,
  signIn: 'Sign in again',
} as const

/** A passkey to remove, or why it stays for now. */
export type Removal = { readonly name: string; readonly action: string } & (
  | { readonly type: 'ready' }
  | { readonly type: 'last-way' }
  | { readonly type: 'not-recent'; readonly signInHref: string }
)

/** The page that asks whether a passkey is to be removed; `base` is the account's address. */
export function removePasskeyPage(frame: Frame, base: string, removal: Removal): Html {
  const title = words.title(removal.name)
  return layout({
    ...frame,
    title,
    beforeContent: backLink({ href: base, text: words.back }),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${contentFor(frame, base, removal)}`,
  })
}

function contentFor(frame: Frame, base: string, removal: Removal): Html {
  switch (removal.type) {
    case 'ready':
      return html`<p class="govuk-body">${words.what}</p>
        ${postForm(frame, { action: removal.action, content: choice })}`
    case 'last-way':
      return html`${insetText({ text: words.last })}
      ${button({ text: words.add, href: `${base}/passkeys/new` })}`
    case 'not-recent':
      return html`${insetText({ text: words.again })}
      ${button({ text: words.signIn, href: removal.signInHref })}`
  }
}

const choice = html`${checkboxes({
  name: 'others',
  idPrefix: 'others',
  items: [{ value: 'yes', text: words.others, hint: { text: words.othersHint } }],
})}
${button({ text: words.remove, classes: 'govuk-button--warning', preventDoubleClick: true })}`
