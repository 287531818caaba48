import { momentWords } from '#core/moment-words.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { table } from '#web/components/display/table.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { ScimKey } from './scim-key.ts'

const words = {
  title: 'Accounts from your directory',
  what: 'Microsoft Entra can create, change and shut the accounts of your staff here by itself (SCIM 2.0). An account that is shut loses its roles and sessions at once. Pupils are never taken.',
  addressTitle: 'Tenant URL',
  keyTitle: 'The new key',
  once: 'Copy it into your directory now, as the secret token. It is shown this once; what is kept here cannot be turned back into it.',
  keys: 'Keys',
  none: 'There is no key yet, so no directory has a way in.',
  make: 'Make a key',
  label: 'What is it for?',
  labelHint: 'Such as Entra, spring 2027. Make a new one before you end the old one.',
  end: 'End',
  ended: 'Ended',
  never: 'Never used',
  head: ['For', 'Made', 'Last used', ''],
} as const

/** What the page shows; the key only right after it was made. */
export type KeysModel = {
  readonly address: string
  readonly action: string
  readonly keys: readonly ScimKey[]
  readonly key?: string | undefined
  readonly problem?: string | undefined
}

/** The keys of a trust's directory: what there are, making and ending one. */
export function keysPage(frame: Frame, model: KeysModel): Html {
  const { address, key, problem, keys } = model
  return layout({
    ...frame,
    title: words.title,
    errors: problem === undefined ? [] : [{ text: problem, href: '#label' }],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${key === undefined ? nothing : newKey(key)}
      <p class="govuk-body">${words.what}</p>
      <h2 class="govuk-heading-m">${words.addressTitle}</h2>
      <p class="govuk-body hr-import-columns"><code>${address}</code></p>
      <h2 class="govuk-heading-m">${words.keys}</h2>
      ${keys.length > 0 ? list(frame, model) : html`<p class="govuk-body">${words.none}</p>`}
      ${form(frame, model)}`,
  })
}

function newKey(key: string): Html {
  return insetText({
    html: html`<h2 class="govuk-heading-m">${words.keyTitle}</h2>
      <p class="govuk-body hr-import-columns"><code>${key}</code></p>
      <p class="govuk-body">${words.once}</p>`,
  })
}

function list(frame: Frame, { keys, action }: KeysModel): Html {
  return wideTable(
    words.keys,
    table({
      caption: words.keys,
      captionClasses: 'govuk-visually-hidden',
      head: words.head.map((text) => ({
        html: text === '' ? html`<span class="govuk-visually-hidden">${words.end}</span>` : nothing,
        text,
      })),
      rows: keys.map((key) => [
        { text: key.label },
        { text: `${momentWords(key.madeAt)}, ${key.madeByName}` },
        { text: key.usedAt === undefined ? words.never : momentWords(key.usedAt) },
        { html: ending(frame, action, key) },
      ]),
    }),
  )
}

function ending(frame: Frame, action: string, { keyId, endedAt, label }: ScimKey): Html {
  if (endedAt !== undefined) return html`${words.ended} ${momentWords(endedAt)}`
  return postForm(frame, {
    action: `${action}/${keyId}/end`,
    content: button({
      html: html`${words.end}<span class="govuk-visually-hidden"> ${label}</span>`,
      classes: 'govuk-button--secondary',
    }),
  })
}

function form(frame: Frame, { action, problem }: KeysModel): Html {
  return postForm(frame, {
    action,
    content: html`${input({
      name: 'label',
      id: 'label',
      label: { text: words.label, classes: 'govuk-label--m' },
      hint: { text: words.labelHint },
      errorMessage: problem === undefined ? undefined : { text: problem },
    })}
    ${button({ text: words.make })}`,
  })
}
