import { isRecord } from '#core/is-record.ts'

/** How several maps of conditions are joined. */
export const JOINS = ['any', 'all', 'none'] as const
/** See `JOINS`. */
export type Join = (typeof JOINS)[number]

/** One line of a condition: a fact, how it is looked at, and the words or the one value it is held against. */
export type TestForm = {
  readonly fact: string
  /** `one-of`, `none-of` or a comparison such as `at_least`. */
  readonly how: string
  readonly values: readonly string[]
}
/** Several maps joined by any, all or none. */
export type GroupForm = { readonly join: Join; readonly of: readonly ConditionForm[] }
/** A condition as a form holds it: every line must hold. */
export type ConditionForm = readonly (TestForm | GroupForm)[]

/** A value of YAML as a form writes it. */
export type Written =
  | string
  | number
  | true
  | readonly Written[]
  | { readonly [key: string]: Written }

/** The condition of a map as YAML gave it; what no form can hold comes out as something else. */
export function conditionForm(map: unknown): ConditionForm {
  return isRecord(map) ? Object.entries(map).map(([key, value]) => lineForm(key, value)) : []
}

function lineForm(key: string, value: unknown): TestForm | GroupForm {
  const join = JOINS.find((one) => one === key)
  if (join !== undefined) return { join, of: Array.isArray(value) ? value.map(conditionForm) : [] }
  if (!isRecord(value)) return { fact: key, how: 'one-of', values: wordsIn(value) }
  const [how = ''] = Object.keys(value)
  return { fact: key, how: how === 'not' ? 'none-of' : how, values: wordsIn(value[how]) }
}

function wordsIn(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map(wordIn)
}

/** A word as rules write it: yes and no may have been written as true and false. */
export function wordIn(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

/**
 * The map of a condition. A map holds each key once; lines that would stand in it twice are joined by
 * `all`, which means the same.
 */
export function conditionMap(lines: ConditionForm): Readonly<Record<string, Written>> {
  const keys = lines.map((line) => ('join' in line ? line.join : line.fact))
  if (new Set(keys).size < keys.length) return { all: lines.map((line) => conditionMap([line])) }
  return Object.fromEntries(lines.map((line, i) => [keys[i] ?? '', valueOf(line)]))
}

function valueOf(line: TestForm | GroupForm): Written {
  if ('join' in line) return line.of.map(conditionMap)
  if (line.how === 'one-of') return oneOrList(line.values)
  if (line.how === 'none-of') return { not: oneOrList(line.values) }
  return { [line.how]: numberOr(line.values[0] ?? '') }
}

/** One word as itself, several as a list. */
export function oneOrList(values: readonly string[]): Written {
  const [only] = values
  return values.length === 1 && only !== undefined ? only : values
}

function numberOr(text: string): Written {
  return /^(0|[1-9]\d{0,3})$/.test(text) ? Number(text) : text
}
