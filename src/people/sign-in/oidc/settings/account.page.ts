import { providerWords } from '#people/sign-in/oidc/provider.ts'
import type { AccountRequest } from '#people/sign-in/oidc/linking/accounts.store.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

/** A person an account could stand for, with what tells them from others of the name. */
export type Candidate = { readonly personId: string; readonly name: string; readonly says: string }

/** What the page about one account shows. */
export type AccountModel = {
  readonly base: string
  readonly request: AccountRequest
  readonly searched: string
  readonly candidates: readonly Candidate[]
  readonly error?: string | undefined
}

const words = {
  title: 'Whose account is this?',
  back: 'Back to signing in',
  check:
    'Make sure in person or by telephone that the account is theirs. Whoever has it can then do all that they may do.',
  search: 'Search by name',
  searchButton: 'Search',
  none: 'Nobody of that name.',
  choose: 'Which person is it?',
  link: 'Link the account',
  dismiss: 'Take it off the list',
} as const

/** The page on which an administrator says whose an account is. */
export function accountPage(frame: Frame, model: AccountModel): Html {
  const { base, request, error } = model
  const address = `${base}/accounts/${request.requestId}`
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: base, text: words.back }),
    errors: error ? [{ text: error, href: model.candidates.length ? '#person' : '#name' }] : [],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">
        ${providerWords[request.provider]} calls its owner <strong>${request.name}</strong>.
      </p>
      <p class="govuk-body">${words.check}</p>
      ${search(address, model)} ${choice(frame, address, model)}
      ${postForm(frame, {
        action: `${address}/dismiss`,
        content: button({ text: words.dismiss, classes: 'govuk-button--secondary' }),
      })}`,
  })
}

function search(address: string, { searched }: AccountModel): Html {
  return html`<form action="${address}" method="get" novalidate>
    ${input({
      name: 'name',
      value: searched,
      autocomplete: 'off',
      label: { text: words.search },
      classes: 'govuk-input--width-20',
    })}
    ${button({ text: words.searchButton, classes: 'govuk-button--secondary' })}
  </form>`
}

function choice(
  frame: Frame,
  address: string,
  { candidates, searched, error }: AccountModel,
): Html {
  if (candidates.length === 0) {
    return searched === '' ? nothing : html`<p class="govuk-body">${words.none}</p>`
  }
  return postForm(frame, {
    action: address,
    content: html`<input type="hidden" name="name" value="${searched}" /> ${radios({
        name: 'person',
        fieldset: { legend: { text: words.choose, classes: 'govuk-fieldset__legend--m' } },
        errorMessage: error === undefined ? undefined : { text: error },
        items: candidates.map(({ personId, name, says }) => ({
          value: personId,
          text: name,
          hint: { text: says },
        })),
      })}
      ${button({ text: words.link })}`,
  })
}
