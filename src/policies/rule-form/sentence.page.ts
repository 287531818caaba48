import { EFFECTS } from '#rulebooks/language/blocks.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { select } from '#web/components/forms/select.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { small } from './condition.page.ts'
import type { KnownNames } from './known-names.ts'
import { actionOffers, partFields, type PartAt } from './parts.page.ts'
import type { ReadingForm, RuleForm } from './rule-form.ts'
import { partsBeside, partsOfReading, type PartKey } from './rule-parts.ts'
import { dutyWords, effectWords, partWords } from './rule-words.ts'

const words = {
  effect: 'Those it binds',
  duty: 'Which duty',
  actions: 'What they do',
  everything: 'Anything at all',
  use: 'Show the parts that go with this',
  addPart: 'Say more',
  choosePart: 'Select what to say',
  addPartButton: 'Add this part',
  reading: 'A second reading of the words',
  readingHint:
    'Where the text allows two readings, the rule is the strict one. This is the other, and the setting that settles it.',
  addReading: 'Add a second reading',
  removeReading: 'Take the second reading out',
  setting: 'The setting that settles it',
  why: 'Why the text allows two readings',
  silent: 'In the other reading the clause',
  isSilent: 'says nothing here',
  isOther: 'says something else, in the parts below',
  otherEffect: 'What it does in the other reading',
  same: 'The same',
  noAction: 'Nothing selected',
} as const

/** The fields of a rule: what it does, its parts, and its other reading. */
export function sentenceFields(form: RuleForm, at: PartAt): Html {
  return html`${effectFields(form, at)} ${form.parts.map((one) => partFields(one, at))}
  ${partAdder(partsBeside(form.effect), form, '')} ${readingFields(form, at)}`
}

function effectFields({ effect, actions }: RuleForm, { known }: PartAt): Html {
  return html`<fieldset class="govuk-fieldset hr-part hr-part--outer" id="rule">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${words.effect}</legend>
    ${select({
      id: 'effect',
      name: 'effect',
      label: { text: words.effect, classes: 'govuk-visually-hidden' },
      value: effect,
      items: EFFECTS.map((one) => ({ value: one, text: effectWords[one] })),
    })}
    ${small({ value: 'use-effect', text: words.use })}
    ${
      effect === 'duty'
        ? select({
            id: 'duty',
            name: 'duty',
            label: { text: words.duty },
            value: actions[0] ?? '',
            items: Object.entries(dutyWords).map(([value, text]) => ({ value, text })),
          })
        : actionFields(actions, known)
    }
  </fieldset>`
}

function actionFields(actions: readonly string[], known: KnownNames): Html {
  const offers = [{ value: 'all', text: words.everything }, ...actionOffers(known)]
  const listed = new Set(offers.map(({ value }) => value))
  const rest = actions.filter((one) => !listed.has(one)).map((one) => ({ value: one, text: one }))
  return checkboxes({
    name: 'action',
    idPrefix: 'action',
    classes: 'govuk-checkboxes--small hr-columns',
    fieldset: { legend: { text: words.actions, classes: 'govuk-fieldset__legend--s' } },
    values: actions,
    items: [...offers, ...rest],
  })
}

function partAdder(
  offered: readonly PartKey[],
  { parts }: Pick<RuleForm, 'parts'>,
  prefix: string,
): Html {
  const left = offered.filter((part) => !parts.some((one) => one.part === part))
  if (left.length === 0) return nothing
  const place = prefix === '' ? 'part' : `${prefix}part`
  return html`<div class="hr-adder">
    ${select({
      id: `add.${place}`,
      name: `add.${place}`,
      label: { text: words.addPart },
      items: [
        { value: '', text: words.choosePart },
        ...left.map((part) => ({ value: part, text: partWords[part].asks })),
      ],
    })}
    ${small({ value: `add-part:${place}`, text: words.addPartButton })}
  </div>`
}

function readingFields(form: RuleForm, at: PartAt): Html {
  const { reading, effect } = form
  if (effect === 'duty') return nothing
  if (reading === undefined) return small({ value: 'add-reading', text: words.addReading })
  return html`<fieldset class="govuk-fieldset hr-part hr-part--outer">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${words.reading}</legend>
    <div class="govuk-hint">${words.readingHint}</div>
    <input type="hidden" name="reading" value="yes" />
    ${settlingFields(reading, at.known)} ${otherFields(reading, effect)}
    ${
      reading.isSilent
        ? nothing
        : html`${reading.parts.map((one) => partFields(one, { ...at, prefix: 'reading.' }))}
          ${partAdder(partsOfReading(reading.effect ?? effect), reading, 'reading.')}`
    }
    ${small({ value: 'remove-reading', text: words.removeReading })}
  </fieldset>`
}

function settlingFields({ setting, why }: ReadingForm, { settings }: KnownNames): Html {
  const open = Object.entries(settings).filter(([, one]) => one.reading !== undefined)
  const offers = open.map(([value, { says }]) => ({ value, text: says }))
  const rest = setting === '' || open.some(([name]) => name === setting) ? [] : [setting]
  return html`${select({
    id: 'reading.setting',
    name: 'reading.setting',
    label: { text: words.setting },
    value: setting,
    items: [
      { value: '', text: words.noAction },
      ...offers,
      ...rest.map((one) => ({ value: one, text: one })),
    ],
  })}
  ${input({
    id: 'reading.why',
    name: 'reading.why',
    label: { text: words.why },
    value: why,
    autocomplete: 'off',
  })}`
}

function otherFields({ isSilent, effect }: ReadingForm, own: RuleForm['effect']): Html {
  const others = EFFECTS.filter((one) => one !== 'duty' && one !== own)
  return html`${radios({
    name: 'reading.silent',
    idPrefix: 'reading.silent',
    fieldset: { legend: { text: words.silent, classes: 'govuk-fieldset__legend--s' } },
    value: isSilent ? 'yes' : 'no',
    items: [
      { value: 'yes', text: words.isSilent },
      { value: 'no', text: words.isOther },
    ],
  })}
  ${select({
    id: 'reading.effect',
    name: 'reading.effect',
    label: { text: words.otherEffect },
    value: effect ?? '',
    items: [
      { value: '', text: words.same },
      ...others.map((one) => ({ value: one, text: effectWords[one] })),
    ],
  })}`
}
