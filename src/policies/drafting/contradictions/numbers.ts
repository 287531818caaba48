import { readNumbers } from '#policies/importing/matching/numbers-in.ts'
import { daysOf, rhythmOf } from '#rulebooks/duties/rhythm.ts'
import { FOREVER, type Condition } from '#rulebooks/language/condition.ts'
import type { Duty } from '#rulebooks/language/duty.ts'
import type { Rule, Rulebook, Setting, Terms } from '#rulebooks/language/rulebook.ts'
import { valueWords } from '#rulebooks/language/words.ts'

import {
  agrees,
  isComparable,
  readAges,
  readRhythms,
  spanOf,
  type Counted,
  type Said,
} from './spans.ts'
import type { Contradiction } from './contradiction.ts'

type Clause = { readonly rules: readonly Rule[]; readonly duties: readonly Duty[] }

/** The rules and duties that count another number, age or time than the words of their clause say. */
export function numberContradictions(
  { rules, duties }: Clause,
  words: string,
  rulebook: Pick<Rulebook, 'settings'>,
): readonly Contradiction[] {
  const counting = [
    ...rules.map((rule) => ({ rule, numbers: numbersOf(rule) })),
    ...duties.map((rule) => ({ rule, numbers: numbersOfDuty(rule, rulebook) })),
  ]
  const counted = counting.flatMap(({ numbers }) => numbers)
  const said = saidIn(words)
  const others = said.filter((one) => !counted.some((number) => agrees(one, number)))
  return counting.flatMap(({ rule, numbers }) =>
    numbers
      .filter((number) => !said.some((one) => agrees(one, number)))
      .flatMap((number) => {
        const other = others.find((one) => isComparable(one, number))
        const setting = 'settings' in rule ? settingOf(rule, number, rulebook) : undefined
        // What the trust set of its own accord stands in no words.
        if (other === undefined || setting?.own) return []
        return [{ rule: rule.id, says: numberSays(number, other.words, setting?.name) }]
      }),
  )
}

function saidIn(words: string): readonly Said[] {
  const numbers = readNumbers(words).map((one) => ({ ...one, span: spanOf(one.value, one.words) }))
  return [...readAges(words), ...numbers, ...readRhythms(words)]
}

function numberSays({ value, unit }: Counted, said: string, from: string | undefined): string {
  const counts = value >= FOREVER ? 'for ever' : `${valueWords(value)} ${unit}`.trim()
  return `The words say “${said}”, and the rule counts ${counts}${from ? ` (${from})` : ''}.`
}

/** The setting that gives a rule a number. */
function settingOf(
  rule: Rule,
  { value }: Counted,
  { settings }: Pick<Rulebook, 'settings'>,
): Setting | undefined {
  return rule.settings.map((name) => settings.get(name)).find((one) => one?.value === value)
}

/** The numbers that the lines of a rule rest on, those of settings among them. */
function numbersOf(rule: Rule): readonly Counted[] {
  const lenient = rule.reading?.lenient
  const terms: readonly Terms[] = [rule, ...(typeof lenient === 'object' ? [lenient] : [])]
  const found = terms
    .flatMap(({ about, unless, met, failed }) => [about, unless, met, failed])
    .flatMap((condition) => (condition ? numbersIn(condition) : []))
  return [...new Map(found.map((one) => [`${one.value} ${one.unit}`, one])).values()]
}

/** How often a duty comes round, and within which time it is to be done, where its text says so. */
function numbersOfDuty(duty: Duty, rulebook: Pick<Rulebook, 'settings'>): readonly Counted[] {
  const { every, within = '' } = duty
  const isOwn = (time: string): boolean => rulebook.settings.get(time)?.own ?? false
  const span = isOwn(every) ? undefined : rhythmOf(duty, rulebook)?.every
  const days = isOwn(within) ? undefined : daysOf(within, rulebook)
  return [
    ...(span === undefined ? [] : [{ value: span.count, unit: span.unit, isAge: false }]),
    ...(days === undefined ? [] : [{ value: days, unit: 'days', isAge: false }]),
  ]
}

function numbersIn(condition: Condition): readonly Counted[] {
  if ('of' in condition) return condition.of.flatMap(numbersIn)
  if (condition.kind === 'years') return [{ value: condition.years, unit: 'years', isAge: false }]
  if (condition.kind !== 'compare' || condition.to.type !== 'fixed') return []
  if (condition.fact.type !== 'number') return []
  return [{ value: condition.to.value, unit: condition.fact.unit ?? '', isAge: true }]
}
