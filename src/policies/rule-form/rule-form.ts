import { parse } from 'yaml'

import { isRecord } from '#core/is-record.ts'
import { ruleWritten } from '#rulebooks/changes/rules-written.ts'
import { EFFECTS } from '#rulebooks/language/blocks.ts'

import { blockOf } from './block-of.ts'
import { conditionForm, wordIn, type ConditionForm } from './condition-form.ts'
import { allParts, kindOf, type EffectKey, type PartKey } from './rule-parts.ts'

/** Who is told, as a form holds it: those named, those of a setting, or nobody the text names. */
export type RecipientsForm = {
  readonly how: 'all' | 'any' | 'unstated' | 'setting'
  readonly roles: readonly string[]
  readonly setting: string
}

/** What a part of a rule holds in a form. */
export type PartForm =
  | { readonly part: PartKey; readonly names: readonly string[] }
  | { readonly part: PartKey; readonly lines: ConditionForm }
  | { readonly part: PartKey; readonly text: string }
  | { readonly part: PartKey; readonly to: RecipientsForm }

/** The other reading of a rule: silence, or parts that take the place of the rule's own. */
export type ReadingForm = {
  readonly setting: string
  readonly why: string
  readonly isSilent: boolean
  /** Left out: the same effect. */
  readonly effect?: EffectKey
  readonly parts: readonly PartForm[]
}

/** A rule as a form holds it: an effect, what it speaks to, and parts in the order they stand. */
export type RuleForm = {
  readonly effect: EffectKey
  /** Actions, or the one word of a duty. */
  readonly actions: readonly string[]
  readonly parts: readonly PartForm[]
  readonly reading?: ReadingForm | undefined
}

/** A rule with nothing said yet. */
export const emptyRule: RuleForm = {
  effect: 'must-not',
  actions: [],
  parts: [
    { part: 'who', names: [] },
    { part: 'about', lines: [] },
  ],
}

/**
 * The form of a `rule` block; undefined where a form cannot hold the rule faithfully, that is, where
 * writing the form as a block would give another rule or lose a remark.
 */
export function formOf(block: string): RuleForm | undefined {
  const form = formIn(block)
  if (form === undefined || /(^|\s)#/m.test(block)) return undefined
  return ruleWritten(blockOf(form)) === ruleWritten(block) ? form : undefined
}

function formIn(block: string): RuleForm | undefined {
  const map = mapIn(block)
  if (map === undefined) return undefined
  const effect = effectIn(map)
  if (effect === undefined) return undefined
  const { reading, confirmed: _, ...rest } = map
  const held = isRecord(reading) ? { reading: readingForm(reading) } : {}
  return { effect, actions: namesIn(map[effect]), parts: partsIn(rest, effect), ...held }
}

function mapIn(block: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const map: unknown = parse(block)
    // A value that stands within itself would never end; JSON refuses it.
    return JSON.stringify(map) !== '' && isRecord(map) ? map : undefined
  } catch {
    return undefined
  }
}

/** The effect a map names; `advice` beside another is a code that goes along. */
function effectIn(map: Readonly<Record<string, unknown>>): EffectKey | undefined {
  const named = EFFECTS.filter((name) => Object.hasOwn(map, name))
  return named.find((name) => name !== 'advice') ?? named[0]
}

function partsIn(
  map: Readonly<Record<string, unknown>>,
  effect: EffectKey | undefined,
): readonly PartForm[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const part = allParts.find((one) => one === key)
    return part === undefined || part === effect ? [] : [partIn(part, value)]
  })
}

function partIn(part: PartKey, value: unknown): PartForm {
  switch (kindOf(part)) {
    case 'names':
      return { part, names: namesIn(value) }
    case 'condition':
      return { part, lines: conditionForm(value) }
    case 'line':
    case 'flag':
      return { part, text: wordIn(value) }
    case 'recipients':
      return { part, to: recipientsIn(value) }
  }
}

function namesIn(value: unknown): readonly string[] {
  if (value === undefined || value === null) return []
  return (Array.isArray(value) ? value : [value]).map(wordIn)
}

function recipientsIn(value: unknown): RecipientsForm {
  if (isRecord(value)) {
    const how = Object.hasOwn(value, 'any') ? 'any' : 'all'
    return { how, roles: namesIn(value[how]), setting: '' }
  }
  const word = wordIn(value)
  if (word === 'unstated') return { how: 'unstated', roles: [], setting: '' }
  return { how: 'setting', roles: [], setting: word }
}

function readingForm(map: Readonly<Record<string, unknown>>): ReadingForm {
  const { setting, why, lenient } = map
  const other = isRecord(lenient) ? lenient : {}
  const effect = effectIn(other)
  return {
    setting: wordIn(setting ?? ''),
    why: wordIn(why ?? ''),
    isSilent: !isRecord(lenient),
    ...(effect === undefined ? {} : { effect }),
    parts: partsIn(other, effect),
  }
}
