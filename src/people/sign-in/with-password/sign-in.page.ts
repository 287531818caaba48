import { type PasskeyWay, passkeyWay } from '#people/sign-in/passkeys/passkey-way.page.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { passwordInput } from '#web/components/forms/password-input.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame, type Link } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Sign in',
  where: 'to',
  again: (name: string) =>
    `You are signed in as ${name}. Some pages ask you to sign in again after a while, so that nobody else uses them in your name.`,
  done: {
    password: 'Your password has been changed. Sign in with the new one.',
    'signed-out': 'You are signed out.',
  },
  email: 'E-mail address',
  password: 'Password',
  signIn: 'Sign in',
  forgotten: 'I have forgotten my password',
  or: 'Or sign in with your e-mail address and password',
  new: 'You need an invitation the first time. Ask the system administrator of your trust for one.',
  wrong: 'The e-mail address or the password is wrong. Check both and try again',
  missing: 'Enter your e-mail address and your password',
  passkey:
    'That passkey does not let you in here. Try again, or choose another way. If it still fails, ask the system administrator of your trust',
  notLetIn:
    'Your password is right, but you do not belong to the trust today, as far as its records go. Ask its system administrator',
  wait: (wait: string) =>
    `There were too many wrong tries. Wait ${wait} and try again; the right password works then`,
} as const

/** Why somebody is not signed in. */
export type SignInProblem =
  | { readonly type: 'wrong' | 'missing' | 'not-let-in' | 'passkey' }
  | { readonly type: 'wait'; readonly wait: string }

/** What has just been done, as the address says it. */
export type SignInDone = keyof typeof words.done

/** Whether a word of the address names something that can have been done. */
export function isSignInDone(word: string | undefined): word is SignInDone {
  return word !== undefined && Object.hasOwn(words.done, word)
}

/** What the page of signing in shows. */
export type SignInModel = {
  readonly trustName: string
  readonly action: string
  readonly next: string
  readonly forgottenHref: string
  /** Other ways in, such as the organisation's own. */
  readonly ways: readonly Link[]
  readonly passkey: PasskeyWay
  readonly email?: string | undefined
  readonly done?: SignInDone | undefined
  readonly problem?: SignInProblem | undefined
}

/** The page where people sign in. */
export function signInPage(frame: Frame, model: SignInModel): Html {
  const problem = model.problem && wordsFor(model.problem)
  const isOfPasskey = model.problem?.type === 'passkey'
  return layout({
    ...frame,
    title: words.title,
    errors:
      problem === undefined ? [] : [{ text: problem, href: isOfPasskey ? '#passkey' : '#email' }],
    content: html`${done(frame, model)}
      <h1 class="govuk-heading-l">${words.title} ${words.where} ${model.trustName}</h1>
      ${frame.signedIn ? insetText({ text: words.again(frame.signedIn.name) }) : nothing}
      ${otherWays(frame, model)}
      ${postForm(frame, {
        action: model.action,
        content: fields(model, isOfPasskey ? undefined : problem),
      })}
      <p class="govuk-body">
        <a class="govuk-link" href="${model.forgottenHref}">${words.forgotten}</a>
      </p>
      <p class="govuk-body">${words.new}</p>`,
  })
}

function done(frame: Frame, model: SignInModel): Html {
  if (model.done === undefined || model.problem || frame.signedIn) return nothing
  return notificationBanner({ type: 'success', text: words.done[model.done] })
}

function fields({ email, next }: SignInModel, problem: string | undefined): Html {
  return html`<input type="hidden" name="next" value="${next}" /> ${input({
      id: 'email',
      name: 'email',
      label: { text: words.email },
      type: 'email',
      // Where the browser has a passkey for this site, it offers it here.
      autocomplete: 'username webauthn',
      spellcheck: false,
      value: email,
      errorMessage: problem === undefined ? undefined : { text: problem },
    })}
    ${passwordInput({ id: 'password', name: 'password', label: { text: words.password } })}
    ${button({ text: words.signIn, preventDoubleClick: true })}`
}

function otherWays(frame: Frame, { ways, passkey }: SignInModel): Html {
  if (ways.length === 0 && passkey.type === 'nowhere') return nothing
  return html`<div class="govuk-button-group">
      ${ways.map(({ text, href }) => button({ text, href, classes: 'govuk-button--secondary' }))}
    </div>
    ${passkeyWay(frame, passkey)}
    <h2 class="govuk-heading-m">${words.or}</h2>`
}

function wordsFor(problem: SignInProblem): string {
  switch (problem.type) {
    case 'wrong':
      return words.wrong
    case 'missing':
      return words.missing
    case 'not-let-in':
      return words.notLetIn
    case 'passkey':
      return words.passkey
    case 'wait':
      return words.wait(problem.wait)
  }
}
