import type { Control, ControlSetting } from '#policies/importing/matching/catalogue.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import { fieldOf } from '#policies/importing/reviewing/setting-fields.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPolicyImport } from '#policies/importing/pages/at-policy-import.routes.ts'
import { settingName, valueWord } from '#policies/importing/pages/import-words.ts'

const words = {
  accept: 'This is what the clause means',
  what: 'By saying so you accept this control for the clause, with these settings.',
  none: 'This control has no settings.',
  read: 'Read from',
  usual: 'The words do not say; this is the usual value.',
  firm: 'It has no word of advice, such as advised or recommended.',
  joiner: 'Which of them?',
  all: 'All of them',
  any: 'Any one of them',
  urgent: 'They are told at once',
  back: 'Back to the clause',
  example: 'For example',
  comma: 'With commas between them.',
} as const

/** One setting as its field shows it. */
export type FilledSetting = {
  readonly key: string
  readonly setting: ControlSetting
  readonly text: string
  readonly ticked: readonly string[]
  readonly isAny: boolean
  /** The words it was read from. */
  readonly read?: string | undefined
  readonly problem?: string | undefined
}

/** What the page shows. */
export type SettingsModel = {
  readonly clause: ReviewClause
  readonly control: Control
  readonly instead: string
  readonly seen: number
  readonly urgent: boolean
  readonly settings: readonly FilledSetting[]
  readonly problem?: string | undefined
}

/** The id of the field of a setting. */
export function settingField(key: string): string {
  return `set-${key.replaceAll('.', '-')}`
}

/** The form in which the settings of a control are put right for a clause. */
export function settingsPage(frame: Frame, at: AtPolicyImport, model: SettingsModel): Html {
  const { clause, control, settings, instead, problem } = model
  const own = `${at.address}/clauses/${clause.place}`
  const wrong = settings.flatMap((one) =>
    one.problem === undefined
      ? []
      : [
          {
            text: `${settingName(one.setting)}: ${one.problem}`,
            href: `#${settingField(one.key)}`,
          },
        ],
  )
  const all = problem === undefined ? wrong : [{ text: problem, href: '#words' }, ...wrong]
  return layout({
    ...frame,
    title: control.title,
    errors: all,
    beforeContent: backLink({ text: words.back, href: own }),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">Clause ${clause.clause.number}</span>${control.title}
      </h1>
      ${insetText({ text: clause.clause.text, id: 'words' })}
      ${
        control.stands
          ? html`<p class="govuk-body">${words.example}: ${control.stands.says}.</p>`
          : nothing
      }
      ${postForm(frame, {
        action: `${own}/controls/${control.id}`,
        content: html`<input type="hidden" name="seen" value="${model.seen}" />
          <input type="hidden" name="instead" value="${instead}" />
          ${settings.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : nothing}
          ${settings.map(settingInput)} ${urgentBox(model)}
          <p class="govuk-body">${words.what}</p>
          ${button({ text: words.accept, preventDoubleClick: true })}`,
      })}`,
  })
}

function settingInput(one: FilledSetting): Html {
  const { setting, text } = one
  const field = fieldOf(setting)
  const name = settingField(one.key)
  const about = {
    name,
    hint: { text: hintOf(one) },
    errorMessage: one.problem === undefined ? undefined : { text: one.problem },
  }
  const label = { text: settingName(setting), classes: 'govuk-label--s' }
  if (field.type === 'number') {
    return input({ ...about, id: name, label, value: text, classes: 'govuk-input--width-10' })
  }
  if (field.type === 'words') return input({ ...about, id: name, label, value: text })
  const fieldset = { legend: { text: label.text, classes: 'govuk-fieldset__legend--s' } }
  const items = field.words.map((value) => ({ value, text: valueWord(value) }))
  if (field.type === 'one') {
    return radios({ ...about, idPrefix: name, fieldset, value: text, items })
  }
  const boxes = checkboxes({ ...about, idPrefix: name, fieldset, values: one.ticked, items })
  return field.type === 'many' ? boxes : html`${boxes} ${joiner(name, one)}`
}

function hintOf({ read, setting }: FilledSetting): string {
  const unsaid = setting.reads === 'strength' ? words.firm : words.usual
  const from = read === undefined || read === '' ? unsaid : `${words.read} “${read}”.`
  const field = fieldOf(setting)
  if (field.type === 'words') return `${from} ${words.comma}`
  return field.type === 'number' && field.or !== undefined
    ? `${from} A number, or the word ${field.or}.`
    : from
}

function joiner(name: string, { isAny }: FilledSetting): Html {
  return radios({
    name: `${name}-joiner`,
    idPrefix: `${name}-joiner`,
    classes: 'govuk-radios--inline govuk-radios--small',
    fieldset: { legend: { text: words.joiner } },
    value: isAny ? 'any' : 'all',
    items: [
      { value: 'all', text: words.all },
      { value: 'any', text: words.any },
    ],
  })
}

/** Only a control that sends somebody a report can want it done at once. */
function urgentBox({ control, urgent }: SettingsModel): Html {
  if (!control.rule.includes('{{urgency}}')) return nothing
  return checkboxes({
    name: 'urgent',
    values: urgent ? ['yes'] : [],
    items: [{ value: 'yes', text: words.urgent }],
  })
}
