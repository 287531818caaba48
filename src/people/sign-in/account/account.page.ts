import { momentWords } from '#core/moment-words.ts'
import { providerWords } from '#people/sign-in/oidc/provider.ts'
import type { AppState } from '#people/sign-in/second-factor/app-to-set-up.ts'
import type { OwnSession } from '#people/sign-in/sessions/sessions.store.ts'
import { wayWords } from '#people/sign-in/sessions/ways-words.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { Methods } from './methods.store.ts'

const words = {
  title: 'Your account',
  name: 'Name',
  email: 'E-mail address',
  noEmail: 'None; you sign in without one',
  ways: 'How you sign in',
  password: 'Password',
  set: 'Set',
  notSet: 'Not set',
  change: 'Change',
  app: 'Authenticator app',
  appOn: 'Set up',
  appOff: 'Not set up',
  see: 'See',
  setUp: 'Set up',
  passkeys: 'Passkeys',
  passkeyWhat:
    'A passkey lets you in with your finger, your face or the lock of your device, without a password.',
  noPasskeys: 'You have none.',
  addPasskey: 'Add a passkey',
  added: 'Added',
  used: 'last used',
  neverUsed: 'not used yet',
  remove: 'Remove',
  sessions: 'Where you are signed in',
  sessionWhat: 'End any that you do not know, and change your password then.',
  thisOne: 'This browser',
  since: 'since',
  seen: 'last used',
  end: 'End',
  endOthers: 'End all others',
  held: 'What is held about you',
  calendar: 'Your days in your own calendar',
  done: {
    password: 'Your password has been changed. You are signed out everywhere else.',
    'session-ended': 'The session has been ended.',
    'authenticator-removed': 'The authenticator app has been removed.',
    'passkey-added': 'The passkey has been added.',
    'passkey-removed': 'The passkey has been removed.',
  },
} as const

/** What has just been done, as the address says it. */
export type Done = keyof typeof words.done

/** Whether a word of the address names something that can have been done. */
export function isDone(word: string | undefined): word is Done {
  return word !== undefined && Object.hasOwn(words.done, word)
}

/** What the page of one's own account shows. */
export type AccountModel = {
  readonly base: string
  readonly name: string
  readonly email: string | undefined
  readonly methods: Methods
  readonly app: AppState
  readonly sessions: readonly (OwnSession & { readonly isThis: boolean })[]
  readonly done?: Done | undefined
}

/** The page of one's own account. */
export function accountPage(frame: Frame, model: AccountModel): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`${model.done ? told(words.done[model.done]) : nothing}
      <h1 class="govuk-heading-l">${words.title}</h1>
      ${who(model)} ${passkeys(model)} ${sessions(frame, model)}
      <p class="govuk-body">
        <a class="govuk-link" href="${model.base}/held">${words.held}</a>
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="${model.base}/calendar">${words.calendar}</a>
      </p>`,
  })
}

function told(text: string): Html {
  return notificationBanner({ type: 'success', text })
}

function who({ base, name, email, methods, app }: AccountModel): Html {
  const organisations = methods.organisations.map((provider) => providerWords[provider])
  const link = (text: string, href: string, hidden: string) => ({
    items: [{ text, href, visuallyHiddenText: hidden }],
  })
  return summaryList({
    rows: [
      { key: { text: words.name }, value: { text: name } },
      { key: { text: words.email }, value: { text: email ?? words.noEmail } },
      ...(organisations.length > 0
        ? [{ key: { text: words.ways }, value: { text: organisations.join(', ') } }]
        : []),
      {
        key: { text: words.password },
        value: { text: methods.hasPassword ? words.set : words.notSet },
        actions: methods.hasPassword
          ? link(words.change, `${base}/password`, 'your password')
          : undefined,
      },
      {
        key: { text: words.app },
        value: { text: app.type === 'on' ? words.appOn : words.appOff },
        actions: methods.hasPassword
          ? link(
              app.type === 'on' ? words.see : words.setUp,
              `${base}/authenticator`,
              'your authenticator app',
            )
          : undefined,
      },
    ],
  })
}

function passkeys({ base, methods }: AccountModel): Html {
  const rows = methods.passkeys.map(({ passkeyId, name, madeAt, usedAt }) => ({
    key: { text: name },
    value: {
      html: html`${words.added} ${momentWords(madeAt)},
      ${usedAt ? `${words.used} ${momentWords(usedAt)}` : words.neverUsed}`,
    },
    actions: {
      items: [
        {
          text: words.remove,
          href: `${base}/passkeys/${passkeyId}/remove`,
          visuallyHiddenText: `the passkey ${name}`,
        },
      ],
    },
  }))
  return html`<h2 class="govuk-heading-m">${words.passkeys}</h2>
    <p class="govuk-body">${words.passkeyWhat}</p>
    ${rows.length > 0 ? summaryList({ rows }) : html`<p class="govuk-body">${words.noPasskeys}</p>`}
    <p class="govuk-body">
      <a class="govuk-link" href="${base}/passkeys/new">${words.addPasskey}</a>
    </p>`
}

function sessions(frame: Frame, { base, sessions: all }: AccountModel): Html {
  const rows = all.map((session) => ({
    key: { text: session.browser },
    value: {
      html: html`${wayWords[session.way]}, ${words.since} ${momentWords(session.openedAt)},
      ${words.seen} ${momentWords(session.seenAt)}
      ${
        session.isThis
          ? html`<strong class="govuk-tag">${words.thisOne}</strong>`
          : postForm(frame, {
              action: `${base}/sessions/${session.sessionId}/end`,
              content: smallButton(words.end, session.browser),
            })
      }`,
    },
  }))
  return html`<h2 class="govuk-heading-m">${words.sessions}</h2>
    <p class="govuk-body">${words.sessionWhat}</p>
    ${summaryList({ rows })}
    ${
      all.length > 1
        ? postForm(frame, {
            action: `${base}/sessions/end-others`,
            content: button({ text: words.endOthers, classes: 'govuk-button--secondary' }),
          })
        : nothing
    }`
}

function smallButton(text: string, what: string): Html {
  return button({
    html: html`${text}<span class="govuk-visually-hidden"> ${what}</span>`,
    classes: 'govuk-button--secondary govuk-!-margin-top-2 govuk-!-margin-bottom-0',
  })
}
