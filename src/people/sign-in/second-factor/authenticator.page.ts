import { insetText } from '#web/components/display/inset-text.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { button } from '#web/components/forms/button.ts'
import { passwordInput } from '#web/components/forms/password-input.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { codeInput } from '#people/sign-in/with-password/second-step.page.ts'

import type { AppState, AppToSetUp } from './app-to-set-up.ts'

const words = {
  title: 'Authenticator app',
  back: 'Back to your account',
  what: 'An app on your telephone gives a code that changes every half a minute. With one set up, your password alone does not let anyone in. Any such app will do; ask your IT support if you have none.',
  needsPassword:
    'It is a second step after a password, and you sign in without one. There is nothing to set up.',
  isNew:
    'Your password is saved, and you are signed in. With an app as well, nobody gets in who only learns the password; what a role gives opens only then.',
  notNow: 'Not now: go to the start page',
  password: 'Your password',
  begin: 'Set up an app',
  confirmTitle: 'Show the code to your app',
  scan: 'Point the camera of your app at this picture, or type the key into it.',
  picture: 'A QR code that holds the key below',
  key: 'Key',
  code: 'The code that the app shows now',
  confirm: 'Confirm',
  on: 'An app is set up. You are asked for its code after your password.',
  remove: 'Remove the app',
  removeWhy: 'Your password alone will let you in after that, to less than now.',
  codesTitle: 'Keep these codes',
  codes:
    'Each lets you in once if you do not have your app with you. Print them or write them down now: they are not shown again.',
  done: 'I have kept them',
  newCodes: 'New codes for when the app is lost',
  newCodesWhy: 'The codes you have been given before stop working.',
  getCodes: 'Get new codes',
  problems: {
    password: 'Your password is wrong',
    code: 'The code is wrong, or was used before. Wait for the next one and enter that',
    weak: 'You signed in by your password alone. Sign in again with your passkey or with your organisation, then come back. If you have lost them, ask your system administrator to invite you again',
    wait: 'There were too many wrong tries. Wait some minutes and try again',
  },
} as const

/** What went wrong on this page. */
export type AuthenticatorProblem = keyof typeof words.problems

/** The page of the authenticator app. */
export function authenticatorPage(
  frame: Frame,
  model: {
    readonly base: string
    readonly state: AppState
    readonly hasPassword: boolean
    /** Straight after somebody accepted an invitation. */
    readonly isNew?: boolean
    readonly problem?: AuthenticatorProblem | undefined
  },
): Html {
  const problem = model.problem && words.problems[model.problem]
  const field = model.state.type === 'to-confirm' ? '#code' : '#password'
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: model.base, text: words.back }),
    errors: problem === undefined ? [] : [{ text: problem, href: field }],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${model.isNew ? insetText({ text: words.isNew }) : nothing}
      <p class="govuk-body">${words.what}</p>
      ${contentFor(frame, { ...model, problem })} ${model.isNew ? notNow(frame) : nothing}`,
  })
}

function notNow({ homeHref = '/' }: Frame): Html {
  return html`<p class="govuk-body">
    <a class="govuk-link" href="${homeHref}">${words.notNow}</a>
  </p>`
}

type Model = {
  readonly base: string
  readonly state: AppState
  readonly hasPassword: boolean
  readonly problem: string | undefined
}

function contentFor(frame: Frame, model: Model): Html {
  const { state, base } = model
  if (state.type === 'to-confirm') return confirming(frame, { ...model, app: state.app })
  if (!model.hasPassword) return html`<p class="govuk-body">${words.needsPassword}</p>`
  if (state.type === 'none') {
    return withPassword(frame, { ...model, action: `${base}/authenticator`, text: words.begin })
  }
  return html`<p class="govuk-body">${words.on}</p>
    <h2 class="govuk-heading-m">${words.newCodes}</h2>
    <p class="govuk-body">${words.newCodesWhy}</p>
    ${withPassword(frame, {
      ...model,
      action: `${base}/authenticator/codes`,
      text: words.getCodes,
    })}
    <h2 class="govuk-heading-m">${words.remove}</h2>
    <p class="govuk-body">${words.removeWhy}</p>
    ${withPassword(frame, {
      action: `${base}/authenticator/remove`,
      text: words.remove,
      problem: undefined,
      id: 'password-to-remove',
    })}`
}

function withPassword(
  frame: Frame,
  {
    action,
    text,
    problem,
    id = 'password',
  }: {
    readonly action: string
    readonly text: string
    readonly problem: string | undefined
    readonly id?: string
  },
): Html {
  return postForm(frame, {
    action,
    content: html`${passwordInput({
      id,
      name: 'password',
      label: { text: words.password },
      errorMessage: problem === undefined ? undefined : { text: problem },
    })}
    ${button({ text, preventDoubleClick: true })}`,
  })
}

function confirming(frame: Frame, { base, app, problem }: Model & { app: AppToSetUp }): Html {
  return html`<h2 class="govuk-heading-m">${words.confirmTitle}</h2>
    <p class="govuk-body">${words.scan}</p>
    <p class="govuk-body">
      <img src="${app.picture}" alt="${words.picture}" width="232" height="232" />
    </p>
    <p class="govuk-body"><strong>${words.key}:</strong> <code>${app.key}</code></p>
    ${postForm(frame, {
      action: `${base}/authenticator/confirm`,
      content: html`${codeInput(words.code, { problem })} ${button({ text: words.confirm })}`,
    })}`
}

/** The codes for when the app is lost, shown once. */
export function backupCodesPage(
  frame: Frame,
  { base, codes }: { readonly base: string; readonly codes: readonly string[] },
): Html {
  return layout({
    ...frame,
    title: words.codesTitle,
    content: html`<h1 class="govuk-heading-l">${words.codesTitle}</h1>
      ${warningText({ text: words.codes })}
      <ul class="govuk-list">
        ${codes.map((code) => html`<li><code>${code}</code></li>`)}
      </ul>
      ${codes.length > 0 ? button({ text: words.done, href: base }) : nothing}`,
  })
}
