import { dayWords } from '#core/day.ts'
import { dayOf } from '#core/iso-day.ts'
import type { AccountRequest } from '#people/sign-in/oidc/linking/accounts.store.ts'
import {
  type ProviderName,
  providerNames,
  type ProviderSettings,
  providerWords,
} from '#people/sign-in/oidc/provider.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { radios } from '#web/components/forms/radios.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { SignInSettings } from './read-sign-in-settings.ts'

/** What the page of the settings shows. */
export type SettingsModel = SignInSettings & {
  readonly base: string
  /** What was just done, in words. */
  readonly done?: string | undefined
  /** What went wrong, in words. */
  readonly problem?: string | undefined
}

const words = {
  title: 'Signing in with your organisation',
  what: 'People can sign in with the account your trust gave them. An account is known by the organisation’s own id for it. An address never links anybody.',
  outbox: 'Mail that was not sent, as this is a demonstration',
  directory: 'Have Microsoft Entra keep the accounts of your staff',
  not: 'Not set up',
  organisation: { microsoft: 'Tenant id', google: 'Domain' },
  isOn: 'People can sign in with it',
  second: 'Asks everyone for a second step',
  source: 'Accounts are known from',
  byHand: 'Each is linked by hand',
  clientId: 'Client id',
  secret: 'Client secret',
  kept: 'Kept encrypted',
  yes: 'Yes',
  no: 'No',
  change: 'Change',
  setUp: 'Set up',
  tryOut: 'Test the connection',
  pupils: 'May pupils sign in?',
  pupilsHint:
    'Pupils often have accounts in the same organisation. With “No” they stay out, whichever account they have.',
  save: 'Save',
  requests: 'Accounts that are not linked yet',
  requestsWhat:
    'Their owners signed in rightly with your organisation, but nothing here says who they are. The name is what your organisation calls them.',
  noRequests: 'There are none.',
  choose: 'Choose the person',
} as const

/** The page of a trust's settings for signing in. */
export function settingsPage(frame: Frame, model: SettingsModel): Html {
  return layout({
    ...frame,
    title: words.title,
    errors: model.problem ? [{ text: model.problem }] : [],
    content: html`${model.done ? notificationBanner({ type: 'success', text: model.done }) : nothing}
      <h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${providerNames.map((name) => provider(frame, model, name))} ${pupils(frame, model)}
      ${requests(model)}
      <p class="govuk-body">
        <a class="govuk-link" href="${directoryAddress(model)}">${words.directory}</a>
      </p>
      ${frame.demo ? outbox(frame) : nothing}`,
  })
}

function outbox({ trust }: Frame): Html {
  return html`<p class="govuk-body">
    <a class="govuk-link" href="/trusts/${trust?.slug}/outbox">${words.outbox}</a>
  </p>`
}

/** The page of the directory's keys stands beside this one. */
function directoryAddress({ base }: SettingsModel): string {
  return base.replace(/\/sign-in$/, '/scim')
}

function provider(frame: Frame, { base, providers }: SettingsModel, name: ProviderName): Html {
  const settings = providers.get(name)
  const change = html`<p class="govuk-body">
    <a class="govuk-link" href="${base}/${name}"
      >${settings ? words.change : words.setUp}<span class="govuk-visually-hidden">
        ${providerWords[name]}</span
      ></a
    >
  </p>`
  const tryOut = postForm(frame, {
    action: `${base}/${name}/test`,
    content: button({ text: words.tryOut, classes: 'govuk-button--secondary' }),
  })
  return html`<h2 class="govuk-heading-m">${providerWords[name]}</h2>
    ${settings ? summary(settings) : html`<p class="govuk-body">${words.not}</p>`} ${change}
    ${settings?.isOn ? tryOut : nothing}`
}

function summary(settings: ProviderSettings): Html {
  const yesNo = (value: boolean) => (value ? words.yes : words.no)
  const rows: readonly (readonly [string, string])[] = [
    [words.isOn, yesNo(settings.isOn)],
    [words.organisation[settings.name], settings.organisation],
    [words.clientId, settings.clientId],
    [words.secret, words.kept],
    [words.second, yesNo(settings.enforcesSecondFactor)],
    [words.source, settings.linkSource ?? words.byHand],
  ]
  return summaryList({
    rows: rows.map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  })
}

function pupils(frame: Frame, { base, pupilsMay }: SettingsModel): Html {
  return postForm(frame, {
    action: `${base}/pupils`,
    content: html`${radios({
      name: 'pupils',
      value: pupilsMay ? 'yes' : 'no',
      classes: 'govuk-radios--inline',
      fieldset: { legend: { text: words.pupils, classes: 'govuk-fieldset__legend--m' } },
      hint: { text: words.pupilsHint },
      items: [
        { value: 'yes', text: words.yes },
        { value: 'no', text: words.no },
      ],
    })}
    ${button({ text: words.save })}`,
  })
}

function requests({ base, requests: waiting }: SettingsModel): Html {
  const none = html`<p class="govuk-body">${words.noRequests}</p>`
  return html`<h2 class="govuk-heading-m">${words.requests}</h2>
    <p class="govuk-body">${words.requestsWhat}</p>
    ${waiting.length === 0 ? none : waiting.map((request) => row(base, request))}`
}

function row(base: string, { requestId, name, provider: from, askedAt }: AccountRequest): Html {
  const day = dayWords(dayOf(askedAt))
  const link = html`<a class="govuk-link" href="${base}/accounts/${requestId}"
    >${words.choose}<span class="govuk-visually-hidden"> for ${name}</span></a
  >`
  return html`<p class="govuk-body">
    <strong>${name}</strong> (${providerWords[from]}, ${day}): ${link}
  </p>`
}
