import { newPasswordField } from '#people/sign-in/passwords/new-password.page.ts'
import type { PasswordProblem } from '#people/sign-in/passwords/password-rules.ts'
import { problemWords } from '#people/sign-in/passwords/password-words.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame, type Link } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'
import { plainPage } from '#web/problem.page.ts'

const words = {
  title: 'Choose how you sign in',
  forWhom: 'You are invited to sign in to',
  address: 'You will sign in with this address',
  save: 'Save the password and sign in',
  passkeyTitle: 'Or sign in without a password',
  passkey:
    'A passkey lets you in with your finger, your face or the lock of your device. The next page signs you in and adds it; it needs JavaScript.',
  withPasskey: 'Go on with a passkey',
  signIn: 'Go to signing in',
  over: {
    title: 'This link counts no longer',
    sentences: [
      'It was used already, or is more than seven days old, or a newer one was sent to you.',
      'If you have chosen a password, sign in with it. Otherwise ask the system administrator of your trust for another invitation.',
    ],
  },
} as const

/** The page that a link of an invitation opens. */
export function invitationPage(
  frame: Frame,
  model: {
    readonly trustName: string
    readonly email: string
    readonly action: string
    /** Organisations whose account can be used instead. */
    readonly ways: readonly Link[]
    /** Whether passkeys can be had at this address. */
    readonly hasPasskeys: boolean
    readonly problem?: PasswordProblem | undefined
  },
): Html {
  const problem = model.problem && problemWords[model.problem]
  return layout({
    ...frame,
    title: words.title,
    errors: problem === undefined ? [] : [{ text: problem, href: '#password' }],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.forWhom} ${model.trustName}.</p>
      <p class="govuk-body">${words.address}: <strong>${model.email}</strong></p>
      ${postForm(frame, {
        action: model.action,
        content: html`<input
            type="hidden"
            name="email"
            value="${model.email}"
            autocomplete="username"
          />
          ${newPasswordField({ problem })}
          ${button({ text: words.save, name: 'with', value: 'password', preventDoubleClick: true })}`,
      })}
      ${
        model.ways.length > 0 || model.hasPasskeys
          ? html`<h2 class="govuk-heading-m">${words.passkeyTitle}</h2>`
          : nothing
      }
      <div class="govuk-button-group">
        ${model.ways.map(({ text, href }) =>
          button({ text, href, classes: 'govuk-button--secondary' }),
        )}
      </div>
      ${model.hasPasskeys ? withPasskey(frame, model.action) : nothing}`,
  })
}

function withPasskey(frame: Frame, action: string): Html {
  return html`<p class="govuk-body">${words.passkey}</p>
    ${postForm(frame, {
      action,
      content: button({
        text: words.withPasskey,
        name: 'with',
        value: 'passkey',
        classes: 'govuk-button--secondary',
      }),
    })}`
}

/** The page for a link that counts no longer. */
export function invitationOverPage(frame: Frame, base: string): Html {
  const signIn = html`<p class="govuk-body">
    <a class="govuk-link" href="${base}/sign-in">${words.signIn}</a>
  </p>`
  return plainPage(frame, words.over, signIn)
}
