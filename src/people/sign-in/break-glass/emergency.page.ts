import { warningText } from '#web/components/display/warning-text.ts'
import { button } from '#web/components/forms/button.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'
import { plainPage } from '#web/problem.page.ts'

const words = {
  title: 'Come in for an emergency',
  warning:
    'Every system administrator, the data protection officer and the headteachers get mail the moment you come in, and all you do is recorded.',
  what: 'You will be system administrator for an hour at most. Invite those who should sign in, then sign out.',
  go: 'Come in',
  over: {
    title: 'This way in is shut',
    sentences: [
      'It is open for fifteen minutes and can be used once.',
      'Whoever runs the server can open it again: npm run break-glass.',
    ],
  },
} as const

/** The page that a link for emergencies opens. */
export function emergencyPage(frame: Frame, { action }: { readonly action: string }): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${warningText({ text: words.warning })}
      <p class="govuk-body">${words.what}</p>
      ${postForm(frame, {
        action,
        content: button({ text: words.go, classes: 'govuk-button--warning' }),
      })}`,
  })
}

/** The page for a link that lets nobody in any more. */
export function emergencyOverPage(frame: Frame): Html {
  return plainPage(frame, words.over)
}
