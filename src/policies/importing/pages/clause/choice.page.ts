import type { Catalogue, Control, ControlSetting } from '#policies/importing/matching/catalogue.ts'
import type { Choice } from '#policies/importing/reviewing/choice.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { settingName, valueWords } from '#policies/importing/pages/import-words.ts'
import { saidLine, type Names } from '#policies/importing/pages/said.page.ts'

const words = {
  because: 'Its words speak of',
  above: 'in the words above it',
  like: 'It resembles',
  shared: 'They share',
  picked: 'Picked by hand.',
  read: 'read from',
  usual: 'the usual value, as the words do not say',
  example: 'For example',
  gone: 'This control is no longer in the catalogue',
  urgent: 'They are told at once',
  accepted: 'Accepted',
} as const

/** The control of a choice, if the catalogue still has it. */
export function controlOf(choice: Choice, { controls }: Catalogue): Control | undefined {
  return controls.find(({ id }) => id === choice.control)
}

/** A chosen control with why it was offered, what it would decide, and its settings. */
export function choiceParts(choice: Choice, catalogue: Catalogue, names: Names): Html {
  const control = controlOf(choice, catalogue)
  if (!control) return html`<p class="govuk-body">${words.gone}</p>`
  return html`<p class="govuk-body-s">${why(choice)}</p>
    ${exampleOf(control)} ${settings(choice, control)}
    ${saidLine(words.accepted, choice.accepted, names)}`
}

function exampleOf({ stands }: Control): Html {
  if (!stands) return nothing
  return html`<p class="govuk-body-s">${words.example}: ${stands.says}.</p>`
}

/** Where a value comes from. Words are binding unless one of them advises, so that needs no reason. */
function whence({ reads }: ControlSetting, read: string | undefined): string {
  if (read !== undefined && read !== '') return `(${words.read} “${read}”)`
  return reads === 'strength' ? '' : `(${words.usual})`
}

function why({ reasons, like }: Choice): Html {
  if (like !== undefined) {
    const shared = reasons.map(({ words: said }) => `“${said}”`).join(', ')
    return html`${words.like} “${like}” ${words.shared}: ${shared}.`
  }
  if (reasons.length === 0) return html`${words.picked}`
  return html`${words.because}
  ${reasons.map(
    ({ idea, words: said, around }, i) =>
      html`${i > 0 ? '; ' : ''}<b>${idea}</b> (“${said}”${around ? `, ${words.above}` : ''})`,
  )}.`
}

function settings(choice: Choice, control: Control): Html {
  const lines = choice.settings.flatMap(({ key, value, words: read }) => {
    const setting = control.settings[key]
    if (!setting) return []
    return [
      html`<li>
        <b>${settingName(setting)}:</b> ${valueWords(value)}
        <span class="hr-soft">${whence(setting, read)}</span>
      </li>`,
    ]
  })
  const urgent = choice.urgent ? [html`<li>${words.urgent}</li>`] : []
  const all = [...lines, ...urgent]
  return all.length === 0
    ? nothing
    : html`<ul class="govuk-list govuk-list--bullet hr-choice">
        ${all}
      </ul>`
}
