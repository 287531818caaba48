import { button } from '#web/components/forms/button.ts'
import { passwordInput } from '#web/components/forms/password-input.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { passwordHint, problemWords } from './password-words.ts'
import type { NotChanged } from './change-password.ts'

const words = {
  title: 'Change your password',
  back: 'Back to your account',
  current: 'Your password now',
  new: 'New password',
  save: 'Change the password',
  others: 'Changing it signs you out everywhere else.',
  currentWrong: 'Your password now is not this one',
  wait: 'There were too many wrong tries. Wait some minutes and try again',
} as const

/** The page on which somebody who has signed in changes their password. */
export function changePasswordPage(
  frame: Frame,
  { base, problem }: { readonly base: string; readonly problem?: NotChanged | undefined },
): Html {
  const found = problem && wordsFor(problem)
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: base, text: words.back }),
    errors: found ? [{ text: found.text, href: `#${found.field}` }] : [],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.others}</p>
      ${postForm(frame, {
        action: `${base}/password`,
        content: html`${passwordInput({
          id: 'current',
          name: 'current',
          label: { text: words.current },
          errorMessage: found?.field === 'current' ? found : undefined,
        })}
        ${newPasswordField({ problem: found?.field === 'password' ? found.text : undefined })}
        ${button({ text: words.save, preventDoubleClick: true })}`,
      })}`,
  })
}

/** The field of a password that is being chosen. */
export function newPasswordField({ problem }: { readonly problem: string | undefined }): Html {
  return passwordInput({
    id: 'password',
    name: 'password',
    label: { text: words.new },
    hint: { text: passwordHint },
    autocomplete: 'new-password',
    errorMessage: problem === undefined ? undefined : { text: problem },
  })
}

function wordsFor(problem: NotChanged): { readonly text: string; readonly field: string } {
  switch (problem.type) {
    case 'current-wrong':
      return { text: words.currentWrong, field: 'current' }
    case 'wait':
      return { text: words.wait, field: 'current' }
    case 'new-unfit':
      return { text: problemWords[problem.problem], field: 'password' }
  }
}
