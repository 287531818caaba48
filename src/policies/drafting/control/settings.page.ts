import { choiceField, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { conflictPanel, type OtherSave } from '#policies/drafting/conflict.page.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import type { Conflict } from '#policies/drafting/saving/save-parts.ts'
import type { Setting } from '#rulebooks/language/rulebook.ts'
import { settingWords } from '#rulebooks/language/words.ts'
import { button } from '#web/components/forms/button.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import { settingField } from './front-parts.ts'
import { kindOf } from './setting-fields.ts'

const words = {
  title: 'Settings',
  lead: 'A setting stands in the words and in the rules: changing it changes both. Where a rule rests on a setting that its clause does not show, the rule must be confirmed again.',
  none: 'This policy has no settings.',
  unread: 'The settings cannot be shown while the draft holds mistakes of form.',
  readings: 'Points on which the text allows two readings',
  values: 'Values',
  unset: 'Not settled: the strict answer is given, and shown as unclear',
  strict: 'The strict reading',
  lenient: 'The lenient reading',
  own: 'The trust’s own choice, as its text does not say.',
  forever: 'A whole number, or “forever”',
  list: 'One a line',
  join: 'Who is told',
  all: 'All of them',
  any: 'Any one of them',
  save: 'Save the settings',
} as const

/** What the page of a draft's settings shows. */
export type SettingsModel = {
  /** Undefined while the draft cannot be read. */
  readonly settings: readonly Setting[] | undefined
  readonly filled: Filled
  readonly conflicts: readonly Conflict[]
  readonly other?: OtherSave | undefined
}

/** The settings of a draft as one form. */
export function settingsPage(at: AtDraft, model: SettingsModel): Html {
  const { filled, conflicts, settings } = model
  return draftPage(at, {
    title: words.title,
    tab: 'settings',
    problems: filled.problems,
    content: html`${readOnlyNote(at)}
      ${conflictPanel(conflicts, model.other, labelsOf(settings ?? []))}
      <p class="govuk-body">${words.lead}</p>
      ${settings === undefined ? note(words.unread) : content(at, filled, settings)}`,
  })
}

function labelsOf(settings: readonly Setting[]): Readonly<Record<string, string>> {
  return Object.fromEntries(settings.map(({ name, says }) => [settingField(name), says]))
}

function note(text: string): Html {
  return html`<p class="govuk-body">${text}</p>`
}

function content(at: AtDraft, filled: Filled, settings: readonly Setting[]): Html {
  if (settings.length === 0) return note(words.none)
  if (!at.mayEdit) {
    return html`<ul class="govuk-list govuk-list--bullet">
      ${settings.map((one) => html`<li>${settingWords(one)}. ${one.why}</li>`)}
    </ul>`
  }
  const [readings, values] = [
    settings.filter(({ reading }) => reading !== undefined),
    settings.filter(({ reading }) => reading === undefined),
  ]
  return postForm(at.frame, {
    action: `${at.home}/settings`,
    content: html`${baseField(at)} ${group(words.values, values, filled)}
    ${group(words.readings, readings, filled)} ${reasonField(filled)}
    ${button({ text: words.save, preventDoubleClick: true })}`,
  })
}

function group(heading: string, settings: readonly Setting[], filled: Filled): Html {
  if (settings.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${heading}</h2>
    ${settings.map((one) => fieldOf(one, filled))}`
}

function fieldOf(setting: Setting, filled: Filled): Html {
  const field = { name: settingField(setting.name), asks: asksOf(setting), hint: hintOf(setting) }
  switch (kindOf(setting)) {
    case 'reading':
      return choiceField(filled, {
        ...field,
        choices: (['unset', 'strict', 'lenient'] as const).map((value) => ({
          value,
          text: words[value],
        })),
      })
    case 'number':
    case 'years':
      return textField(filled, { ...field, classes: 'govuk-input--width-5' })
    case 'words':
      return textField(filled, field)
    case 'list':
      return lines(filled, field)
    case 'people':
      return html`${lines(filled, field)}
      ${choiceField(filled, {
        name: `${field.name}-join`,
        asks: words.join,
        choices: (['all', 'any'] as const).map((value) => ({ value, text: words[value] })),
      })}`
  }
}

function asksOf({ says, unit }: Setting): string {
  const asks = `${says.slice(0, 1).toUpperCase()}${says.slice(1)}`
  return unit === undefined ? asks : `${asks} (${unit})`
}

function hintOf(setting: Setting): string {
  const kind = kindOf(setting)
  const how =
    kind === 'years' ? words.forever : kind === 'list' || kind === 'people' ? words.list : ''
  const parts = [
    setting.why,
    setting.own ? words.own : '',
    how,
    `{${setting.name}}, ${setting.clause}`,
  ]
  return parts.filter(Boolean).join(' ')
}

type Field = { readonly name: string; readonly asks: string; readonly hint: string }

function lines(filled: Filled, { name, asks, hint }: Field): Html {
  const value = filled.sent.get(name) ?? ''
  const problem = filled.problems.find(({ field }) => field === name)
  return textarea({
    name,
    id: name,
    label: { text: asks },
    hint: { text: hint },
    value,
    rows: Math.max(2, value.split('\n').length + 1),
    spellcheck: false,
    errorMessage: problem && { text: problem.says },
  })
}
