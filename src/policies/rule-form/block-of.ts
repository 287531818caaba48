import { Document, isCollection } from 'yaml'

import { isRecord } from '#core/is-record.ts'

import { conditionMap, oneOrList, type Written } from './condition-form.ts'
import type { PartForm, ReadingForm, RuleForm } from './rule-form.ts'
import { kindOf } from './rule-parts.ts'

/** So wide a part may be before its lines stand below each other. */
const widest = 96

type WrittenMap = Readonly<Record<string, Written>>

/** The `rule` block of a form: its YAML, the effect first and each part on a line of its own. */
export function blockOf(form: RuleForm): string {
  const { effect, actions, parts, reading } = form
  const map = {
    [effect]: oneOrList(actions),
    ...partsOf(parts),
    ...(reading === undefined ? {} : { reading: readingOf(reading, actions) }),
  }
  return Object.entries(map)
    .map(([key, value]) => lineOf(key, value))
    .join('\n')
}

function partsOf(parts: readonly PartForm[]): WrittenMap {
  return Object.fromEntries(
    parts.flatMap((one) => {
      const value = valueOf(one)
      return value === undefined ? [] : [[one.part, value] as const]
    }),
  )
}

/** What a part holds; undefined when nothing was said in it. */
function valueOf(one: PartForm): Written | undefined {
  if ('names' in one) return one.names.length === 0 ? undefined : oneOrList(one.names)
  if ('lines' in one) return one.lines.length === 0 ? undefined : conditionMap(one.lines)
  if ('text' in one) return textOf(one)
  const { how, roles, setting } = one.to
  if (how === 'unstated') return 'unstated'
  return how === 'setting' ? setting : { [how]: roles }
}

function readingOf(reading: ReadingForm, actions: readonly string[]): Written {
  const { setting, why, isSilent, effect, parts } = reading
  const own = effect === undefined ? {} : { [effect]: oneOrList(actions) }
  return { setting, why, lenient: isSilent ? 'silent' : { ...own, ...partsOf(parts) } }
}

/** A flag that is not set says nothing. */
function textOf({ part, text }: Extract<PartForm, { readonly text: string }>): Written | undefined {
  if (kindOf(part) === 'flag') return text === 'yes' ? true : undefined
  return text === '' ? undefined : text
}

/** A part on one line; one that would be too wide has its lines below each other. */
function lineOf(key: string, value: Written): string {
  const line = `${key}: ${flow(value)}`
  if (line.length <= widest || !isRecord(value)) return line
  const below = Object.entries(value).map(([name, one]) => `  ${name}: ${flow(one)}`)
  return [`${key}:`, ...below].join('\n')
}

/** A value on one line, in the manner of the rulebooks: `{ fact: [one, another] }`. */
function flow(value: Written): string {
  if (isRecord(value)) {
    const inside = Object.entries(value).map(([key, one]) => `${key}: ${flow(one)}`)
    return inside.length === 0 ? '{}' : `{ ${inside.join(', ')} }`
  }
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  return scalar(value)
}

/** A word with the quotes it needs to stand between brackets. */
function scalar(word: Written): string {
  const document = new Document([word])
  if (isCollection(document.contents)) document.contents.flow = true
  return document.toString({ lineWidth: 0, singleQuote: true }).trim().slice(1, -1).trim()
}
