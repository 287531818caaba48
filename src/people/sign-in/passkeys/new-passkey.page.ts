import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { passkeyForm } from './passkey-way.page.ts'
import { recentMinutes } from './recent-sign-in.ts'

const words = {
  title: 'Add a passkey',
  back: 'Back to your account',
  what: 'A passkey is kept by this device, by a security key, or by the app that keeps your passwords. To use it you show your finger or your face, or you unlock the device; none of that leaves it.',
  shared: 'Add one only on a device that is yours alone, or on which you have a login of your own.',
  name: 'Name for this passkey',
  hint: 'So that you know it again, such as “My work laptop”',
  add: 'Add a passkey',
  needsScript:
    'Adding a passkey needs JavaScript, which is off in this browser. You can still sign in with your other ways.',
  cannot: 'This browser cannot use passkeys. Update it, or use another browser or device.',
  cancelled: 'No passkey was added. Try again when you are ready.',
  failed: 'The passkey could not be made. Load this page again and try once more.',
  known: 'This device already holds a passkey for your account.',
  again: `To add a passkey you need to have signed in within the last ${recentMinutes} minutes, and not by your password alone if you have a passkey or another strong way already. This protects your account if you leave a computer unlocked or somebody learns your password. If you have lost the others, ask your system administrator to invite you again.`,
  signIn: 'Sign in again',
  elsewhere: 'Passkeys work in a demonstration only at the name of this computer:',
  nowhere: 'Passkeys need an address with a name, and this one is made of numbers.',
} as const

/** What was wrong with the form, at the name or with the passkey itself. */
export type PasskeyProblem = 'name-missing' | 'name-long' | 'refused' | 'too-many'

const problemWords: Readonly<Record<PasskeyProblem, string>> = {
  'name-missing': 'Enter a name for this passkey',
  'name-long': 'The name must be 60 characters or less',
  refused: 'The passkey was not added. Try again, and finish within 5 minutes',
  'too-many': 'You have 20 passkeys, which is the most there can be. Remove one you no longer use',
}

/** Whether a passkey can be made now and here, and if not, what helps. */
export type NewPasskey =
  | {
      readonly type: 'ready'
      readonly name: string
      readonly problem?: PasskeyProblem | undefined
    }
  | { readonly type: 'not-recent'; readonly signInHref: string }
  | { readonly type: 'elsewhere'; readonly href: string }
  | { readonly type: 'nowhere' }

/** The page to add a passkey to one's account; `base` is the account's address. */
export function newPasskeyPage(frame: Frame, base: string, model: NewPasskey): Html {
  const problem = model.type === 'ready' ? model.problem : undefined
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: base, text: words.back }),
    errors: problem ? [{ text: problemWords[problem], href: anchorOf(problem) }] : [],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${contentFor(frame, base, model)}`,
  })
}

function anchorOf(problem: PasskeyProblem): string {
  return isOfName(problem) ? '#name' : '#passkey'
}

function isOfName(problem: PasskeyProblem | undefined): boolean {
  return problem === 'name-missing' || problem === 'name-long'
}

function contentFor(frame: Frame, base: string, model: NewPasskey): Html {
  switch (model.type) {
    case 'ready':
      return ready(frame, base, model)
    case 'not-recent':
      return html`${insetText({ text: words.again })}
      ${button({ text: words.signIn, href: model.signInHref })}`
    case 'elsewhere':
      return html`<p class="govuk-body">
        ${words.elsewhere}
        <a class="govuk-link" href="${model.href}">${new URL(model.href).host}</a>
      </p>`
    case 'nowhere':
      return html`<p class="govuk-body">${words.nowhere}</p>`
  }
}

function ready(
  frame: Frame,
  base: string,
  { name, problem }: Extract<NewPasskey, { readonly type: 'ready' }>,
): Html {
  const error = problem && isOfName(problem) ? { text: problemWords[problem] } : undefined
  return html`<p class="govuk-body">${words.shared}</p>
    ${passkeyForm(frame, {
      ceremony: 'add',
      action: `${base}/passkeys/new`,
      words,
      content: html`${input({
        id: 'name',
        name: 'name',
        label: { text: words.name },
        hint: { text: words.hint },
        value: name,
        autocomplete: 'off',
        errorMessage: error,
      })}
      ${button({ text: words.add })}`,
    })}`
}
