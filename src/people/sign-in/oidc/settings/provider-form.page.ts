import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { select } from '#web/components/forms/select.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'
import type { ProviderName } from '#people/sign-in/oidc/provider.ts'

import type { FormError, Typed } from './provider-form.ts'

/** What the page about one organisation shows. */
export type ProviderForm = {
  readonly base: string
  readonly name: ProviderName
  readonly typed: Typed
  readonly errors: readonly FormError[]
  /** A secret is kept already, so that it may be left out. */
  readonly hasSecret: boolean
  readonly sources: readonly string[]
  /** The address to register with the organisation. */
  readonly callback: string
}

const words = {
  title: { microsoft: 'Signing in with Microsoft', google: 'Signing in with Google' },
  back: 'Back to signing in',
  register:
    'Register an application with your organisation first. As its redirect address (type “Web”) give exactly this:',
  organisation: {
    microsoft: ['Tenant id', 'Only accounts of this tenant can sign in. Guests cannot.'],
    google: ['Domain', 'Only accounts that this Google Workspace domain hosts can sign in.'],
  },
  clientId: 'Application (client) id',
  secret: 'Client secret',
  secretHint: 'Kept encrypted, and never shown again.',
  secretKept: 'One is kept, encrypted. Leave this empty to go on with it.',
  isOn: ['People can sign in with it', 'Yes', 'No'],
  second: 'Does it ask everyone for a second step, such as a phone?',
  secondHint:
    'Confidential pages open only after a second step. Say yes only where your organisation’s own rules demand one of everyone, every time.',
  secondYes: 'Yes, everyone every time',
  secondNo: 'No, or not sure',
  source: 'Where do we know its accounts from?',
  sourceHint: {
    microsoft:
      'A list of people whose ids are Microsoft’s object ids links accounts by itself. Without one you link each account when it first signs in. Addresses never link anybody.',
    google:
      'A list of people whose ids are Google’s own user ids links accounts by itself. Without one you link each account when it first signs in. Addresses never link anybody.',
  },
  noSource: 'Link each account by hand',
  save: 'Save',
} as const

/** The form about one organisation. */
export function providerFormPage(frame: Frame, model: ProviderForm): Html {
  const { base, name, errors } = model
  return layout({
    ...frame,
    title: words.title[name],
    beforeContent: backLink({ href: base, text: words.back }),
    errors: errors.map(({ field, says }) => ({ text: says, href: `#${field}` })),
    content: html`<h1 class="govuk-heading-l">${words.title[name]}</h1>
      <p class="govuk-body">${words.register}</p>
      <p class="govuk-body hr-reference">${model.callback}</p>
      ${postForm(frame, { action: `${base}/${name}`, content: fields(model) })}`,
  })
}

function fields(model: ProviderForm): Html {
  const { name } = model
  const [label, hint] = words.organisation[name]
  return html`${yesNo(model, 'isOn', words.isOn)}
  ${input({ ...field(model, 'organisation'), ...text(label, hint) })}
  ${input({ ...field(model, 'clientId'), ...text(words.clientId) })}
  ${input({
    ...field(model, 'clientSecret'),
    ...text(words.secret, model.hasSecret ? words.secretKept : words.secretHint),
    type: 'password',
    value: undefined,
  })}
  ${yesNo(model, 'enforcesSecondFactor', [words.second, words.secondYes, words.secondNo], words.secondHint)}
  ${select({
    ...field(model, 'linkSource'),
    ...text(words.source, words.sourceHint[name]),
    items: [
      { value: '', text: words.noSource },
      ...model.sources.map((source) => ({ value: source, text: source })),
    ],
  })}
  ${button({ text: words.save })}`
}

function text(label: string, hint?: string) {
  return { label: { text: label }, hint: hint === undefined ? undefined : { text: hint } }
}

function field({ typed, errors }: ProviderForm, name: string) {
  const error = errors.find((one) => one.field === name)
  return {
    id: name,
    name,
    value: typed[name] ?? '',
    autocomplete: 'off',
    spellcheck: false,
    errorMessage: error && { text: error.says },
  }
}

function yesNo(
  { typed, errors }: ProviderForm,
  name: string,
  [legend, yes, no]: readonly [string, string, string],
  ...[hint]: readonly string[]
): Html {
  const error = errors.find((one) => one.field === name)
  return radios({
    name,
    value: typed[name] ?? '',
    classes: 'govuk-radios--inline',
    fieldset: { legend: { text: legend, classes: 'govuk-fieldset__legend--s' } },
    hint: hint === undefined ? undefined : { text: hint },
    errorMessage: error && { text: error.says },
    items: [
      { value: 'yes', text: yes },
      { value: 'no', text: no },
    ],
  })
}
