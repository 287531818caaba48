import { spaced } from '#core/spaced.ts'
import { ASKS, ROUTES } from '#rulebooks/language/blocks.ts'
import { roleWords } from '#rulebooks/role-words.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { input } from '#web/components/forms/input.ts'
import { select } from '#web/components/forms/select.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { html, type Html } from '#web/html.ts'

import { conditionFields, small } from './condition.page.ts'
import type { KnownNames } from './known-names.ts'
import type { PartForm, RecipientsForm } from './rule-form.ts'
import type { PartKey } from './rule-parts.ts'
import { partWords } from './rule-words.ts'

const words = {
  remove: 'Take this part out',
  choose: 'Select one',
  all: 'All of those ticked',
  any: 'Any one of those ticked',
  unstated: 'Somebody; the text names nobody',
  setting: 'Those of a setting',
  how: 'Who of them',
  whichSetting: 'The setting, where it is one',
  noSetting: 'No setting',
  roles: 'They',
} as const

/** What a part stands in: the names it may use, and the beginning of its fields' names. */
export type PartAt = { readonly known: KnownNames; readonly prefix: string }

/** The fields of a part of a rule, and the button that takes it out. */
export function partFields(one: PartForm, at: PartAt): Html {
  const { part } = one
  const { asks, hint } = partWords[part]
  return html`<fieldset class="govuk-fieldset hr-part hr-part--outer" id="${at.prefix}${part}-part">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">${asks}</legend>
    ${hint === undefined ? '' : html`<div class="govuk-hint">${hint}</div>`}
    <input type="hidden" name="${at.prefix}part" value="${part}" />
    ${fieldsOf(one, at)}
    ${small({
      value: `remove-part:${at.prefix}${part}`,
      html: html`${words.remove}<span class="govuk-visually-hidden">: ${asks}</span>`,
    })}
  </fieldset>`
}

function fieldsOf(one: PartForm, { known, prefix }: PartAt): Html {
  const name = `${prefix}${one.part}`
  if ('lines' in one) return conditionFields(one.lines, { name, known })
  if ('to' in one) return recipientFields(one.to, name, known)
  if ('names' in one) return nameFields(one, name, known)
  return lineField(one, name, known)
}

type Offer = { readonly value: string; readonly text: string }

function nameFields(
  { part, names }: Extract<PartForm, { readonly names: readonly string[] }>,
  name: string,
  known: KnownNames,
): Html {
  const offers = offersFor(part, known)
  if (offers === undefined) {
    return textarea({
      id: name,
      name,
      label: { text: partWords[part].asks, classes: 'govuk-visually-hidden' },
      rows: Math.max(3, names.length + 1),
      value: names.join('\n'),
      spellcheck: false,
    })
  }
  const listed = new Set(offers.map(({ value }) => value))
  const rest = names.filter((one) => !listed.has(one)).map((one) => ({ value: one, text: one }))
  return checkboxes({
    name,
    idPrefix: name,
    classes: 'govuk-checkboxes--small hr-columns',
    fieldset: { legend: { text: partWords[part].asks, classes: 'govuk-visually-hidden' } },
    values: names,
    items: [...offers, ...rest],
  })
}

/** What can be ticked in a part of names; undefined for a part whose names are typed. */
function offersFor(
  part: PartKey,
  { vocabulary, people }: KnownNames,
): readonly Offer[] | undefined {
  if (part === 'before') return actionOffers({ vocabulary })
  if (part !== 'who') return undefined
  const roles = vocabulary.facts.get('actor.role')?.words.values() ?? []
  return [
    ...people.map((one) => ({ value: one, text: `“${spaced(one)}”, as this policy means it` })),
    ...[...vocabulary.groups.keys()].map((one) => ({ value: one, text: `All ${spaced(one)}` })),
    ...[...roles].map((one) => ({ value: one.name, text: one.says })),
  ]
}

/** Everything one can do, to be ticked. */
export function actionOffers({ vocabulary }: Pick<KnownNames, 'vocabulary'>): readonly Offer[] {
  return [...vocabulary.actions.values()].map(({ name, says }) => ({ value: name, text: says }))
}

function lineField(
  { part, text }: Extract<PartForm, { readonly text: string }>,
  name: string,
  known: KnownNames,
): Html {
  const choices = choicesFor(part, known)
  const label = { text: partWords[part].asks, classes: 'govuk-visually-hidden' }
  if (choices === undefined) {
    const classes = part === 'from' || part === 'until' ? 'govuk-input--width-10' : undefined
    return input({ id: name, name, label, value: text, autocomplete: 'off', classes })
  }
  const rest = choices.some(({ value }) => value === text) ? [] : [{ value: text, text }]
  const items = [{ value: '', text: words.choose }, ...choices, ...(text === '' ? [] : rest)]
  return select({ id: name, name, label, value: text, items })
}

/** What can be chosen in a part of one word; undefined for a part that is typed. */
function choicesFor(part: PartKey, { vocabulary }: KnownNames): readonly Offer[] | undefined {
  switch (part) {
    case 'step':
      return [...vocabulary.facts.values()]
        .filter(({ type }) => type === 'step')
        .map(({ name, ask }) => ({ value: name, text: ask }))
    case 'strength':
      return [
        { value: 'binding', text: 'The text requires it' },
        { value: 'advisory', text: 'The text advises it' },
      ]
    case 'asks':
      return ASKS.map((one) => ({ value: one, text: one }))
    case 'own':
      return [{ value: 'yes', text: 'The trust asks for it of its own accord' }]
    case 'decides':
    case 'who_to_ask':
      return roleOffers(vocabulary)
    default:
      return undefined
  }
}

function roleOffers(vocabulary: KnownNames['vocabulary']): readonly Offer[] {
  const roles = vocabulary.facts.get('actor.role')?.words.keys() ?? []
  return [...new Set([...ROUTES, ...roles])].map((one) => ({ value: one, text: roleWords(one) }))
}

function recipientFields(to: RecipientsForm, name: string, { settings }: KnownNames): Html {
  const ways = ['all', 'any', 'unstated', 'setting'] as const
  const offers = Object.entries(settings).map(([value, { says }]) => ({ value, text: says }))
  const rest = to.setting === '' || to.setting in settings ? [] : [to.setting]
  return html`${select({
    id: `${name}.how`,
    name: `${name}.how`,
    label: { text: words.how },
    value: to.how,
    items: ways.map((way) => ({ value: way, text: words[way] })),
  })}
  ${checkboxes({
    name: `${name}.role`,
    idPrefix: `${name}.role`,
    classes: 'govuk-checkboxes--small hr-columns',
    fieldset: { legend: { text: words.roles, classes: 'govuk-visually-hidden' } },
    values: to.roles,
    items: ROUTES.map((route) => ({ value: route, text: roleWords(route) })),
  })}
  ${select({
    id: `${name}.setting`,
    name: `${name}.setting`,
    label: { text: words.whichSetting },
    value: to.setting,
    items: [
      { value: '', text: words.noSetting },
      ...offers,
      ...rest.map((one) => ({ value: one, text: one })),
    ],
  })}`
}
