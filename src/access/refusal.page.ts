import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { plainPage } from '#web/problem.page.ts'

import { roleName } from './access-words.ts'
import type { Decision } from './door.ts'

type Refused = Exclude<Decision, { readonly allowed: true }>

const titles: Readonly<Record<Refused['because'], string>> = {
  'not-signed-in': 'Sign in first',
  'away-too-long': 'Sign in again',
  'password-alone': 'A password alone does not open this',
  'not-working-here': 'This is for people who work for the trust',
  'about-oneself': 'You cannot do this for yourself',
  role: 'Your roles do not include this',
}

const sentences: Readonly<Record<Refused['because'], string>> = {
  'not-signed-in': 'This is only for people who have signed in.',
  'away-too-long': 'You have not used this for 30 minutes, so it was closed for safety.',
  'password-alone':
    'Set up an authenticator app or a passkey in your account, then sign out and sign in with it.',
  'not-working-here': 'Nothing was shown or changed. That you tried is kept in the record.',
  'about-oneself': 'Somebody else has to do it, so that nobody gives power to themselves.',
  role: 'Nothing was shown or changed. That you tried is kept in the record.',
}

const words = {
  who: 'Who can',
  nobody: 'Nobody but the person it belongs to can.',
  signIn: 'Sign in',
  account: 'Your account',
  back: 'Go to your start page',
  form: {
    title: 'This could not be accepted',
    sentences: [
      'The page it came from was open for too long, or you have signed out since. Go back, reload the page and try again. Nothing was changed.',
    ],
  },
} as const

/** What a refusal says in one line. */
export function refusalTitle({ because }: Refused): string {
  return titles[because]
}

/** The page of a refusal: why, and which role could. */
export function refusalPage(
  frame: Frame,
  { decision, signIn }: { readonly decision: Refused; readonly signIn?: string | undefined },
): Html {
  const title = refusalTitle(decision)
  return layout({
    ...frame,
    title,
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${sentences[decision.because]}</p>
      ${'roles' in decision ? whoCould(decision.roles) : nothing} ${way(frame, decision, signIn)}`,
  })
}

/** The page for a form that was not ours or was too old. */
export function formRefusedPage(frame: Frame): Html {
  return plainPage(frame, words.form)
}

function whoCould(roles: readonly string[]): Html {
  if (roles.length === 0) return html`<p class="govuk-body">${words.nobody}</p>`
  return html`<h2 class="govuk-heading-m">${words.who}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${roles.map((role) => html`<li>${roleName(role)}</li>`)}
    </ul>`
}

function way({ signedIn, homeHref }: Frame, decision: Refused, signIn: string | undefined): Html {
  if (signIn !== undefined) return link(signIn, words.signIn)
  if (decision.because === 'password-alone' && signedIn) {
    return link(signedIn.accountHref, words.account)
  }
  return link(homeHref ?? '/', words.back)
}

function link(href: string, text: string): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`
}
