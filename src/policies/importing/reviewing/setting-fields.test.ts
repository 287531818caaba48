import { expect, test } from 'vitest'

import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'

import { fieldOf, valueTyped, wordsOfValue, isAny, type Typed } from './setting-fields.ts'
import { searchControls } from './pick-control.ts'

const catalogue = openCatalogue()
const nothing: Typed = { text: '', ticked: [], joiner: '' }

test('every setting of the catalogue has a field, and its usual value can be put in', () => {
  const settings = catalogue.controls.flatMap((control) => Object.values(control.settings))
  const usual = settings.flatMap((setting) => {
    if (setting.default === undefined) return []
    const text = wordsOfValue(setting.default).join(', ')
    const typed = { text, ticked: wordsOfValue(setting.default), joiner: 'all' }
    const read = valueTyped(fieldOf(setting), typed)
    return [read.ok && wordsOfValue(read.value).join(', ') === text ? [] : [setting]].flat()
  })

  expect(settings.length).toBeGreaterThan(50)
  expect(usual).toEqual([])
})

test('years are a number or for ever, and nothing else', () => {
  const years = fieldOf({ reads: 'years' })

  expect(valueTyped(years, { ...nothing, text: ' 3 ' })).toEqual({ ok: true, value: 3 })
  expect(valueTyped(years, { ...nothing, text: 'Forever' })).toEqual({ ok: true, value: 'forever' })
  for (const text of ['0', '-1', '2.5', '1000', 'three', '']) {
    expect(valueTyped(years, { ...nothing, text }).ok).toBe(false)
  }
})

test('those who are told are all of them or any one, and somebody', () => {
  const routes = fieldOf({ reads: 'routes' })
  const both = { ...nothing, ticked: ['dsl', 'headteacher', 'nobody'], joiner: 'any' }

  expect(valueTyped(routes, both)).toEqual({ ok: true, value: { any: ['dsl', 'headteacher'] } })
  expect(valueTyped(routes, { ...both, ticked: ['dsl'] })).toEqual({
    ok: true,
    value: { all: ['dsl'] },
  })
  expect(valueTyped(routes, nothing).ok).toBe(false)
  expect(isAny({ any: ['dsl'] })).toBe(true)
})

test('a control is found by its title and by what policies call its ideas', () => {
  const first = (words: string) => searchControls(catalogue, words)[0]?.id

  expect(searchControls(catalogue, '')).toHaveLength(catalogue.controls.length)
  expect(first('former pupils years')).toBe('friends-former-pupils-years')
  expect(searchControls(catalogue, 'alumni').map(({ id }) => id)).toContain(
    'friends-former-pupils-years',
  )
  expect(searchControls(catalogue, 'zeppelin')).toEqual([])
})
