import { stringify } from 'yaml'

import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Problem } from '#people/pages/forms/sent.ts'
import type { Setting, SettingValue } from '#rulebooks/language/rulebook.ts'

import { settingField } from './front-parts.ts'

/** How a setting is asked for: which kind of field it has. */
export type SettingKind = 'reading' | 'number' | 'years' | 'words' | 'list' | 'people'

/** The kind of field of a setting, by the value it has now. */
export function kindOf({ value, reading, unit }: Setting): SettingKind {
  if (reading !== undefined) return 'reading'
  if (typeof value === 'object') return Array.isArray(value) ? 'list' : 'people'
  if (unit === 'years' && isYears(value)) return 'years'
  return typeof value === 'number' ? 'number' : 'words'
}

function isYears(value: SettingValue | undefined): boolean {
  return typeof value === 'number' || value === 'forever'
}

/** The fields of a setting as a form begins with them. */
export function settingFields(setting: Setting): Readonly<Record<string, string>> {
  const name = settingField(setting.name)
  const { value, reading } = setting
  if (reading !== undefined) return { [name]: reading }
  if (typeof value !== 'object') return { [name]: String(value ?? '') }
  if ('all' in value) return { [name]: value.all.join('\n'), [`${name}-join`]: 'all' }
  if ('any' in value) return { [name]: value.any.join('\n'), [`${name}-join`]: 'any' }
  return { [name]: value.join('\n') }
}

/** What a form says a setting shall be, as JSON for its part; or what is wrong with it. */
export function readSetting(setting: Setting, sent: URLSearchParams): Result<string, Problem> {
  const field = settingField(setting.name)
  const typed = (sent.get(field) ?? '').trim()
  const joiner = sent.get(`${field}-join`) === 'any' ? 'any' : 'all'
  return readers[kindOf(setting)](typed, { wrong: (says) => err({ field, says }), joiner })
}

type Reading = { readonly wrong: Wrong; readonly joiner: 'all' | 'any' }
type Reader = (typed: string, reading: Reading) => Result<string, Problem>

const readers: Readonly<Record<SettingKind, Reader>> = {
  reading: (typed, { wrong }) =>
    isReading(typed) ? ok(JSON.stringify({ reading: typed })) : wrong('Select one of the readings'),
  years: (typed, { wrong }) =>
    typed.toLowerCase() === 'forever' ? value('forever') : readNumber(typed, wrong),
  number: (typed, { wrong }) => readNumber(typed, wrong),
  words: (typed, { wrong }) => (typed === '' ? wrong('Enter what it is') : value(typed)),
  list: (typed, { wrong }) => readList(typed, wrong, (items) => items),
  people: (typed, { wrong, joiner }) =>
    readList(typed, wrong, (items) => (joiner === 'any' ? { any: items } : { all: items })),
}

function value(meant: SettingValue): Result<string, Problem> {
  return ok(JSON.stringify({ value: meant }))
}

type Wrong = (says: string) => Result<string, Problem>

function readNumber(typed: string, wrong: Wrong): Result<string, Problem> {
  if (!/^\d{1,5}$/.test(typed)) return wrong('Enter a whole number')
  return value(Number(typed))
}

function readList(
  typed: string,
  wrong: Wrong,
  made: (items: readonly string[]) => SettingValue,
): Result<string, Problem> {
  const items = typed
    .split(/\n|,/)
    .map((item) => item.trim())
    .filter(Boolean)
  return items.length === 0 ? wrong('Enter one a line') : value(made(items))
}

function isReading(typed: string): boolean {
  return ['unset', 'strict', 'lenient'].includes(typed)
}

/** The text of a setting's part as people read it. */
export function settingShown(text: string): string {
  if (text === '') return ''
  const read: unknown = JSON.parse(text)
  if (!isRecord(read)) return text
  return typeof read['reading'] === 'string' ? read['reading'] : stringify(read['value']).trim()
}
