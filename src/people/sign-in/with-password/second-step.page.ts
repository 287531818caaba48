import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Enter the code from your authenticator app',
  code: 'Code',
  hint: 'Six digits, which change every half a minute. Each can be used once. If you do not have your app with you, enter one of the codes you kept for that.',
  continue: 'Continue',
  lost: 'If you have lost both, ask the system administrator of your trust to invite you again.',
  again: 'Start again',
  problems: {
    missing: 'Enter the code',
    wrong: 'The code is wrong, or was used before. Wait for the next one and enter that',
    locked: 'There were too many wrong codes. Wait 15 minutes, then sign in again',
  },
} as const

/** Why a code does not count. */
export type CodeProblem = keyof typeof words.problems

/** The second step of signing in. */
export function secondStepPage(
  frame: Frame,
  model: {
    readonly action: string
    readonly next: string
    readonly againHref: string
    readonly problem?: CodeProblem | undefined
  },
): Html {
  const problem = model.problem && words.problems[model.problem]
  return layout({
    ...frame,
    title: words.title,
    errors: problem === undefined ? [] : [{ text: problem, href: '#code' }],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${postForm(frame, {
        action: model.action,
        content: html`<input type="hidden" name="next" value="${model.next}" />
          ${codeInput(words.code, { hint: words.hint, problem })}
          ${button({ text: words.continue, preventDoubleClick: true })}`,
      })}
      <p class="govuk-body">${words.lost}</p>
      <p class="govuk-body"><a class="govuk-link" href="${model.againHref}">${words.again}</a></p>`,
  })
}

/** The field of a code. */
export function codeInput(
  label: string,
  { hint, problem }: { readonly hint?: string; readonly problem?: string | undefined },
): Html {
  return input({
    id: 'code',
    name: 'code',
    label: { text: label },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: problem === undefined ? undefined : { text: problem },
    autocomplete: 'one-time-code',
    spellcheck: false,
    classes: 'govuk-input--width-10',
  })
}
