import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  signIn: 'Sign in with a passkey',
  needsScript:
    'To sign in with a passkey, turn on JavaScript in this browser, or choose another way below.',
  cannot: 'This browser cannot use passkeys. Choose another way below, or update the browser.',
  cancelled: 'No passkey was used. Try again, or choose another way.',
  failed: 'The passkey could not be asked for. Load this page again, or choose another way.',
  elsewhere: 'Passkeys work in a demonstration only at the name of this computer:',
} as const

/** How the sign-in page offers passkeys: here, at another address of this computer, or not at all. */
export type PasskeyWay =
  | { readonly type: 'here'; readonly action: string; readonly next: string }
  | { readonly type: 'elsewhere'; readonly href: string }
  | { readonly type: 'nowhere' }

/** The part of the sign-in page that asks for a passkey; its script also fills in one by itself. */
export function passkeyWay(frame: Frame, way: PasskeyWay): Html {
  if (way.type === 'nowhere') return nothing
  if (way.type === 'elsewhere') {
    return html`<p class="govuk-body">
      ${words.elsewhere} <a class="govuk-link" href="${way.href}">${new URL(way.href).host}</a>
    </p>`
  }
  return passkeyForm(frame, {
    ceremony: 'sign-in',
    action: way.action,
    words,
    content: html`<input type="hidden" name="next" value="${way.next}" />
      ${button({ text: words.signIn, classes: 'govuk-button--secondary' })}`,
  })
}

/** What a part with a passkey says when it does not work; each in one sentence. */
export type PasskeyWords = {
  readonly needsScript: string
  readonly cannot: string
  readonly cancelled: string
  readonly failed: string
  /** The device holds one already. */
  readonly known?: string
}

/** A form that is sent with what a passkey answered. Without a script it says what it needs. */
export function passkeyForm(
  frame: Frame,
  form: {
    readonly ceremony: 'add' | 'sign-in'
    readonly action: string
    readonly content: Html
    readonly words: PasskeyWords
  },
): Html {
  const { cannot, cancelled, failed, known = cancelled } = form.words
  return html`<div
    id="passkey"
    data-passkey="${form.ceremony}"
    data-options="${form.action}/options"
    data-cannot="${cannot}"
    data-cancelled="${cancelled}"
    data-failed="${failed}"
    data-known="${known}"
  >
    <noscript><p class="govuk-body">${form.words.needsScript}</p></noscript>
    <div data-passkey-form hidden>
      ${postForm(frame, {
        action: form.action,
        content: html`<input type="hidden" name="ticket" value="" />
          <input type="hidden" name="response" value="" /> ${form.content}`,
      })}
    </div>
    <div role="status"></div>
  </div>`
}
