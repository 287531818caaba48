import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

import { settleDraft } from '#policies/importing/drafting/settle-draft.ts'
import { CAPABILITIES } from '#rulebooks/language/blocks.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'

import type { Control } from './catalogue.ts'
import type { Offer } from './offers.ts'
import { openCatalogue } from './open-catalogue.ts'
import { READERS } from './readers.ts'

const { controls, ideas } = openCatalogue()
const { vocabulary, editions } = fiveRulebooks()

/** An offer of a control with nothing read from any words. */
function bareOffer(control: Control): Offer {
  const settings = Object.entries(control.settings).map(([key, setting]) => ({
    key,
    setting,
    value: setting.default ?? 'must-not',
  }))
  return { control, score: 1, reasons: [], settings, urgent: false }
}

test.each(controls.map((control) => [control.id, control] as const))(
  'the control %s stands as a rule of its own, with a case on each side of its line',
  (_, control) => {
    const around = { section: 'One', part: '', lead: '', leant: '' }
    const clause = {
      number: '1.01',
      text: control.title,
      sources: [1],
      kind: 'statement',
      around,
    } as const
    const sections = [
      { number: '1', title: 'One', clauses: [{ ...clause, offers: [bareOffer(control)] }] },
    ]
    const parts = {
      trust: 'AAA',
      slug: 'a',
      name: 'A',
      sections,
      control: { history: [] },
      defects: [],
      today: '2026-11-20',
    }
    const draft = settleDraft(parts, vocabulary)

    expect(draft.ok ? draft.value.leftOut : draft.error).toEqual([])
  },
)

test('every control says which clauses it generalises, and they are there', () => {
  const known = new Set(
    [...editions.values()].flatMap(({ rulebook }) => [...rulebook.clauses.keys()]),
  )

  expect(controls.flatMap(({ from }) => from).filter((id) => !known.has(id))).toEqual([])
  expect(controls.filter(({ from }) => from.length === 0)).toEqual([])
})

test('every control names a capability, and readers there are', () => {
  const reads = controls.flatMap(({ settings }) => Object.values(settings).map((one) => one.reads))

  expect(controls.filter(({ what }) => !CAPABILITIES.some((one) => one === what))).toEqual([])
  expect(reads.filter((name) => READERS[name] === undefined)).toEqual([])
})

test('no control has the id of another, and no idea is spoken of by none', () => {
  const ids = controls.map(({ id }) => id)
  const spoken = new Set(
    controls.flatMap(({ needs, helps, not_with: not }) => [...needs.flat(), ...helps, ...not]),
  )

  expect(new Set(ids).size).toBe(ids.length)
  expect([...ideas.keys()].filter((name) => !spoken.has(name))).toEqual([])
})

test('no control names a trust', () => {
  const names = [...editions.values()].flatMap(({ rulebook }) => [rulebook.control.name])
  const text = globSync('rulebooks/catalogue/*.yaml')
    .map((path) => readFileSync(path, 'utf8').replaceAll(/from: \[[^\]]*\]/g, ''))
    .join('\n')

  expect(names.filter((name) => text.includes(name))).toEqual([])
})
