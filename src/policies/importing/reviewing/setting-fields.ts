import type { ControlSetting, SettingValue } from '#policies/importing/matching/catalogue.ts'
import type { RouteValue } from '#policies/importing/matching/readers.ts'
import { BOUND, OFTEN } from '#policies/importing/matching/readers-of-duties.ts'
import {
  ACTOR_NAMES,
  APPROVER_NAMES,
  OUTSIDE_NAMES,
  ROUTE_NAMES,
} from '#policies/importing/matching/roles-in.ts'
import { err, ok, type Result } from '#core/result.ts'

/** How a setting is asked for in a form. */
export type SettingField =
  | { readonly type: 'number'; readonly or?: string; readonly most: number }
  | { readonly type: 'one' | 'many' | 'recipients'; readonly words: readonly string[] }
  | { readonly type: 'words' }

const rolesOf = (names: typeof ROUTE_NAMES): readonly string[] => names.map(([role]) => role)

/** How each kind of setting is asked for, by the names controls use. */
const FIELDS: Readonly<Record<string, SettingField>> = {
  strength: { type: 'one', words: ['must-not', 'advised-not'] },
  years: { type: 'number', or: 'forever', most: 99 },
  age: { type: 'number', most: 25 },
  'age-rule': { type: 'number', or: 'service', most: 25 },
  count: { type: 'number', most: 9 },
  routes: { type: 'recipients', words: rolesOf(ROUTE_NAMES) },
  outside: { type: 'recipients', words: rolesOf(OUTSIDE_NAMES) },
  approver: { type: 'many', words: rolesOf(APPROVER_NAMES) },
  role: { type: 'one', words: rolesOf(ACTOR_NAMES) },
  presented: { type: 'one', words: rolesOf(APPROVER_NAMES) },
  groups: { type: 'many', words: ['pupil', 'former-pupil', 'parent', 'family-member'] },
  senders: { type: 'many', words: ['pupil', 'parent'] },
  images: { type: 'many', words: ['pupil', 'family', 'staff', 'logo-clothing', 'premises'] },
  pages: { type: 'many', words: ['own-official', 'other-official'] },
  times: { type: 'many', words: ['break', 'lunch'] },
  places: { type: 'one', words: ['any', 'staff-area', 'designated'] },
  written: { type: 'one', words: ['yes', 'no'] },
  names: { type: 'words' },
  passed: { type: 'one', words: ['both', 'either'] },
  bound: { type: 'many', words: BOUND },
  often: { type: 'many', words: OFTEN },
  asks: { type: 'one', words: ['read', 'understand', 'sign'] },
  documents: { type: 'words' },
  days: { type: 'number', or: 'none', most: 99 },
}

/** How a setting of a control is asked for. */
export function fieldOf({ reads }: ControlSetting): SettingField {
  const field = FIELDS[reads]
  if (!field) throw new Error(`there is no field for a setting that reads ${reads}`)
  return field
}

/** What was put into the field of a setting: its text or boxes, and whether all or any are meant. */
export type Typed = {
  readonly text: string
  readonly ticked: readonly string[]
  readonly joiner: string
}

/** A value of a setting, or in words what is wrong with what was put in. */
export type TypedValue = Result<SettingValue | RouteValue, string>

/** The value that was put into the field of a setting. */
export function valueTyped(field: SettingField, typed: Typed): TypedValue {
  switch (field.type) {
    case 'number':
      return numberTyped(field, typed.text.trim().toLowerCase())
    case 'one':
      return field.words.includes(typed.text) ? ok(typed.text) : err('Select one of them')
    case 'words':
      return wordsTyped(typed.text)
    default:
      return tickedIn(field, typed)
  }
}

function numberTyped(
  { or, most }: Extract<SettingField, { type: 'number' }>,
  text: string,
): TypedValue {
  if (or !== undefined && text === or) return ok(or)
  const number = Number(text)
  if (/^\d{1,2}$/.test(text) && number >= 1 && number <= most) return ok(number)
  return err(`Enter a number from 1 to ${most}${or === undefined ? '' : `, or the word ${or}`}`)
}

function tickedIn(
  { type, words }: Extract<SettingField, { words: readonly string[] }>,
  { ticked, joiner }: Typed,
): TypedValue {
  const chosen = words.filter((word) => ticked.includes(word))
  if (chosen.length === 0) return err('Select at least one')
  if (type === 'many') return ok(chosen)
  return ok(joiner === 'any' && chosen.length > 1 ? { any: chosen } : { all: chosen })
}

function wordsTyped(text: string): TypedValue {
  const words = text
    .split(/[,\n]/)
    .map((word) => word.trim().toLowerCase())
    .filter((word) => word !== '')
  return words.length > 0 && words.every((word) => /^[\p{L}\d' -]{1,40}$/u.test(word))
    ? ok(words)
    : err('Enter words with commas between them')
}

/** A value as the words in it: those that are ticked, or the one that is chosen. */
export function wordsOfValue(value: SettingValue | RouteValue): readonly string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if ('all' in value) return value.all
  return 'any' in value ? value.any : value
}

/** Whether any one of those in a value will do. */
export function isAny(value: SettingValue | RouteValue): boolean {
  return typeof value === 'object' && 'any' in value
}
