import { newPasswordField } from '#people/sign-in/passwords/new-password.page.ts'
import type { PasswordProblem } from '#people/sign-in/passwords/password-rules.ts'
import { problemWords } from '#people/sign-in/passwords/password-words.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'
import { plainPage } from '#web/problem.page.ts'

const words = {
  title: 'Forgotten password',
  what: 'Enter the address you sign in with. If it is one of ours, a link to choose another password is sent to it.',
  email: 'E-mail address',
  missing: 'Enter your e-mail address',
  send: 'Send the link',
  back: 'Back to signing in',
  another: 'Ask for another link',
  sent: {
    title: 'Look into your mail',
    sentences: [
      'If somebody signs in with the address, a message is on its way to it. The link in it counts once, for an hour.',
      'If nothing comes, look among unwanted mail, or ask the system administrator of your trust for an invitation.',
    ],
  },
  chooseTitle: 'Choose another password',
  signsOut: 'Saving it signs you out everywhere. Then sign in with the new password.',
  save: 'Save the password',
  over: {
    title: 'This link counts no longer',
    sentences: [
      'It was used already, or is more than an hour old, or a newer one was sent to you.',
    ],
  },
} as const

/** The page on which somebody asks for another password. */
export function forgottenPage(
  frame: Frame,
  model: { readonly base: string; readonly isMissing: boolean },
): Html {
  const problem = model.isMissing ? words.missing : undefined
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: `${model.base}/sign-in`, text: words.back }),
    errors: problem === undefined ? [] : [{ text: problem, href: '#email' }],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${postForm(frame, {
        action: `${model.base}/sign-in/forgotten`,
        content: html`${input({
          id: 'email',
          name: 'email',
          label: { text: words.email },
          type: 'email',
          autocomplete: 'username',
          spellcheck: false,
          errorMessage: problem === undefined ? undefined : { text: problem },
        })}
        ${button({ text: words.send, preventDoubleClick: true })}`,
      })}`,
  })
}

/** The page after asking, the same for every address. */
export function sentPage(frame: Frame, base: string): Html {
  return plainPage(frame, words.sent, link(`${base}/sign-in`, words.back))
}

/** The page for a link that counts no longer. */
export function forgottenOverPage(frame: Frame, base: string): Html {
  return plainPage(frame, words.over, link(`${base}/sign-in/forgotten`, words.another))
}

function link(href: string, text: string): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`
}

/** The page on which another password is chosen. */
export function choosePasswordPage(
  frame: Frame,
  model: { readonly action: string; readonly problem?: PasswordProblem | undefined },
): Html {
  const problem = model.problem && problemWords[model.problem]
  return layout({
    ...frame,
    title: words.chooseTitle,
    errors: problem === undefined ? [] : [{ text: problem, href: '#password' }],
    content: html`<h1 class="govuk-heading-l">${words.chooseTitle}</h1>
      <p class="govuk-body">${words.signsOut}</p>
      ${postForm(frame, {
        action: model.action,
        content: html`${newPasswordField({ problem })}
        ${button({ text: words.save, preventDoubleClick: true })}`,
      })}`,
  })
}
