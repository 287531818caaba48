import { html, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { plainPage } from '#web/problem.page.ts'

import { type ProviderName, providerWords } from './provider.ts'

const pages = {
  notAccepted: {
    status: 400,
    title: 'You have not been signed in',
    sentences: [
      'What came back was not accepted. Nothing has been changed.',
      'This can happen when the page was open for too long, or when you went back in your browser. Try again.',
    ],
  },
  noAnswer: {
    status: 503,
    title: 'Your organisation’s sign-in cannot be reached',
    sentences: [
      'It did not answer us. Nothing is wrong with your account, and nothing has been changed.',
      'Try again in a few minutes, or sign in another way. You can ask the policy without signing in.',
    ],
  },
  ofNobody: {
    status: 403,
    title: 'Your account is not linked yet',
    sentences: [
      'Your organisation knows you, but this trust has not said which of its people the account belongs to.',
      'Your system administrator can see that you tried, and can link your account. Then sign in again.',
    ],
  },
  notAdmitted: {
    status: 403,
    title: 'You cannot sign in with this account',
    sentences: [
      'It is the account of a guest, of another organisation, or of somebody who may not sign in here today.',
      'If you work for the trust, use the account it gave you, or ask your system administrator.',
    ],
  },
} as const

/** What a page of refusal says, and the status it is sent with. */
export type RefusedWords = (typeof pages)[keyof typeof pages]

const notAdmitted = new Set(['guest', 'other-organisation', 'hd-missing', 'pupil', 'person-left'])

/** The words for a reason. Whatever is wrong with a token is told in the same words. */
export function wordsFor(reason: string): RefusedWords {
  if (reason === 'unreachable') return pages.noAnswer
  if (reason === 'account-of-nobody') return pages.ofNobody
  return notAdmitted.has(reason) ? pages.notAdmitted : pages.notAccepted
}

/** The page for a sign-in that was refused; the reference finds its reason in the log. */
export function refusedPage(
  frame: Frame,
  model: {
    readonly words: RefusedWords
    readonly provider: ProviderName
    readonly signIn: string
    readonly reference: string
  },
): Html {
  const { words, provider, signIn, reference } = model
  return plainPage(
    frame,
    words,
    html`<p class="govuk-body">
        <a class="govuk-link" href="${signIn}">Go to the sign-in page</a>
      </p>
      <p class="govuk-body">
        You tried with ${providerWords[provider]}. Reference:
        <span class="hr-reference">${reference}</span>
      </p>`,
  )
}
