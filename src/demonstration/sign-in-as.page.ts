import { button } from '#web/components/forms/button.ts'
import { radios } from '#web/components/forms/radios.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { Offered } from './offered-people.ts'

/** The people to choose from, where the choice goes, and whether it went there empty. */
export type SignInAsModel = {
  readonly address: string
  readonly next: string | undefined
  readonly people: readonly Offered[]
  readonly isMissing: boolean
}

const words = {
  title: 'Sign in as somebody invented',
  lead: 'Everybody in this demonstration is invented. Choose who you want to be; you need no password. Come back to this page to be somebody else.',
  question: 'Who do you want to sign in as?',
  missing: 'Choose who you want to sign in as',
  go: 'Sign in',
  nobody: {
    title: 'Nobody invented is here',
    sentence:
      'This trust held people before the demonstration could bring any. Start with an empty data folder to see them.',
  },
} as const

/** The page that lists the invented people of a trust to sign in as. */
export function signInAsPage(frame: Frame, model: SignInAsModel): Html {
  if (model.people.length === 0) return nobodyPage(frame)
  return layout({
    ...frame,
    title: words.title,
    errors: model.isMissing ? [{ text: words.missing, href: '#person' }] : undefined,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.lead}</p>
      ${postForm(frame, { action: model.address, content: choices(model) })}`,
  })
}

function choices({ people, next, isMissing }: SignInAsModel): Html {
  return html`${
    next === undefined ? nothing : html`<input type="hidden" name="next" value="${next}" />`
  }
  ${radios({
    name: 'person',
    fieldset: { legend: { text: words.question, classes: 'govuk-fieldset__legend--m' } },
    errorMessage: isMissing ? { text: words.missing } : undefined,
    items: people.map(({ key, name, who, tries }) => ({
      value: key,
      text: `${name}, ${who}`,
      hint: { text: tries },
    })),
  })}
  ${button({ text: words.go, preventDoubleClick: true })}`
}

function nobodyPage(frame: Frame): Html {
  const { title, sentence } = words.nobody
  return layout({
    ...frame,
    title,
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${sentence}</p>`,
  })
}
