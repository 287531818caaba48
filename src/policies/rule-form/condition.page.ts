import { AS_OF } from '#rulebooks/language/condition.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { input } from '#web/components/forms/input.ts'
import { select } from '#web/components/forms/select.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { factOf, waysOf } from './change-form.ts'
import { JOINS, type ConditionForm, type GroupForm, type TestForm } from './condition-form.ts'
import type { KnownNames } from './known-names.ts'
import { comparedWith, settingsOfWords } from './offers.ts'
import { joinWords, wayWords } from './rule-words.ts'

const words = {
  nothing: 'Nothing is asked here yet: it always holds.',
  each: 'All of this must be so:',
  add: 'Add a line about',
  choose: 'Select what it is about',
  addButton: 'Add the line',
  remove: 'Remove',
  group: 'Several groups',
  oneGroup: 'Group',
  addGroup: 'Add another group',
  way: 'How',
  value: 'Value',
  other: 'or the same as',
  none: 'Nothing else',
  today: 'The day of the question',
} as const

/** The deepest a group of lines may stand in another; deeper is for the text form. */
const deepest = 3

/** The lines of a condition, with what adds, changes and removes them; `name` begins their fields. */
export function conditionFields(
  lines: ConditionForm,
  {
    name,
    known,
    depth = 1,
  }: { readonly name: string; readonly known: KnownNames; readonly depth?: number },
): Html {
  const inside = { known, depth }
  return html`<div class="hr-condition">
    ${
      lines.length === 0
        ? html`<p class="govuk-hint">${words.nothing}</p>`
        : html`<p class="govuk-body-s">${words.each}</p>`
    }
    ${lines.map((line, i) =>
      'join' in line
        ? groupFields(line, { ...inside, name: `${name}.${i}` })
        : testFields(line, { ...inside, name: `${name}.${i}` }),
    )}
    ${adder(name, inside)}
  </div>`
}

type Inside = { readonly known: KnownNames; readonly depth: number }
type At = Inside & { readonly name: string }

function adder(name: string, { known, depth }: Inside): Html {
  const facts = [...known.vocabulary.facts.values()].map((fact) => ({
    value: fact.name,
    text: `${fact.ask} (${fact.name})`,
  }))
  const groups = JOINS.map((join) => ({ value: join, text: `${words.group}: ${joinWords[join]}` }))
  return html`<div class="hr-adder">
    ${select({
      id: `add.${name}`,
      name: `add.${name}`,
      label: { text: words.add },
      items: [
        { value: '', text: words.choose },
        ...(depth < deepest ? groups : []),
        ...facts,
        { value: AS_OF.name, text: words.today },
      ],
    })}
    ${small({ value: `add-line:${name}`, text: words.addButton })}
  </div>`
}

function groupFields(line: GroupForm, at: At): Html {
  const { name, known, depth } = at
  return html`<fieldset class="govuk-fieldset hr-part hr-part--group">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${words.group}</legend>
    ${select({
      id: `${name}.join`,
      name: `${name}.join`,
      label: { text: words.way },
      value: line.join,
      items: JOINS.map((join) => ({ value: join, text: joinWords[join] })),
    })}
    ${line.of.map(
      (lines, i) =>
        html`<fieldset class="govuk-fieldset hr-part">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
            ${words.oneGroup} ${i + 1}
          </legend>
          <input type="hidden" name="${name}.${i}.map" value="1" />
          ${conditionFields(lines, { name: `${name}.${i}`, known, depth: depth + 1 })}
          ${remove(`${name}.${i}`, `${words.oneGroup} ${i + 1}`)}
        </fieldset>`,
    )}
    ${small({ value: `add-map:${name}`, text: words.addGroup })} ${remove(name, words.group)}
  </fieldset>`
}

function testFields(line: TestForm, at: At): Html {
  const fact = factOf(line.fact, at.known.vocabulary)
  const asks = fact?.ask ?? line.fact
  return html`<fieldset class="govuk-fieldset hr-part">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">${asks}</legend>
    <input type="hidden" name="${at.name}.fact" value="${line.fact}" />
    ${wayField(line, fact, at)} ${valueFields(line, fact, at)} ${remove(at.name, asks)}
  </fieldset>`
}

function wayField({ how }: TestForm, fact: Fact | undefined, { name }: At): Html {
  const ways = fact === undefined ? [how] : waysOf(fact)
  return select({
    id: `${name}.how`,
    name: `${name}.how`,
    label: { text: words.way },
    value: how,
    items: [...new Set([...ways, how])].map((way) => ({ value: way, text: wayWords[way] ?? way })),
  })
}

function valueFields(line: TestForm, fact: Fact | undefined, at: At): Html {
  if (line.how === 'one-of' || line.how === 'none-of') return wordFields(line, fact, at)
  if (line.how === 'is') return versionField(line, at)
  const others = comparedWith(line.how, fact, at.known)
  const [value = ''] = line.values
  const isOther = others.some((one) => one.value === value)
  return html`${takesNothingTyped(line) ? nothing : typedField(isOther ? '' : value, fact, at)}
  ${select({
    id: `${at.name}.other`,
    name: `${at.name}.other`,
    label: { text: words.other },
    value: isOther ? value : '',
    items: [{ value: '', text: words.none }, ...others],
  })}`
}

function takesNothingTyped({ how }: TestForm): boolean {
  return how === 'has_word' || how.startsWith('next_')
}

function typedField(value: string, fact: Fact | undefined, { name }: At): Html {
  const unit = fact?.unit === undefined ? '' : ` (${fact.unit})`
  return input({
    id: `${name}.value`,
    name: `${name}.value`,
    label: { text: `${words.value}${unit}` },
    value,
    classes: 'govuk-input--width-10',
    autocomplete: 'off',
  })
}

function versionField({ values: [value = ''] }: TestForm, { name }: At): Html {
  return select({
    id: `${name}.value`,
    name: `${name}.value`,
    label: { text: words.value },
    value,
    items: ['whole', 'decimal', 'first-draft'].map((kind) => ({ value: kind, text: kind })),
  })
}

/** The words of the fact, the settings that hold such words, and whatever else was written there. */
function wordFields({ values }: TestForm, fact: Fact | undefined, { name, known }: At): Html {
  const own = [...(fact?.words.values() ?? [])].map((word) => ({
    value: word.name,
    text: word.says,
  }))
  const settings = settingsOfWords(fact, known)
  const listed = new Set([...own, ...settings].map(({ value }) => value))
  const rest = values.filter((value) => !listed.has(value)).map((value) => ({ value, text: value }))
  return checkboxes({
    name: `${name}.value`,
    idPrefix: `${name}.value`,
    classes: 'govuk-checkboxes--small hr-columns',
    fieldset: {
      legend: { text: words.value, classes: 'govuk-visually-hidden' },
    },
    values,
    items: [...own, ...settings, ...rest],
  })
}

function remove(place: string, what: string): Html {
  return small({
    value: `remove:${place}`,
    html: html`${words.remove}<span class="govuk-visually-hidden">: ${what}</span>`,
  })
}

/** A button beside what it changes; it saves nothing. */
export function small(options: {
  readonly value: string
  readonly text?: string
  readonly html?: Html
}): Html {
  return button({
    ...options,
    name: 'do',
    classes: 'govuk-button--secondary hr-button--small',
  })
}
