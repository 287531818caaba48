import { readNumbers } from '#policies/importing/matching/numbers-in.ts'
import { ROUTE_NAMES, rolesIn } from '#policies/importing/matching/roles-in.ts'
import { FOREVER, type Condition } from '#rulebooks/language/condition.ts'
import type { Duty } from '#rulebooks/language/duty.ts'
import type { Clause, Rule, Rulebook, Terms } from '#rulebooks/language/rulebook.ts'
import { valueWords, wordsOf } from '#rulebooks/language/words.ts'
import { roleWords } from '#rulebooks/role-words.ts'

/** A place where the words of a clause say one thing and its rule another. */
export type Contradiction = { readonly rule: string; readonly says: string }

/** The numbers and roles of which the words of a clause name others than its rules rest on. */
export function contradictionsIn(
  clause: Clause,
  rulebook: Pick<Rulebook, 'settings'>,
): readonly Contradiction[] {
  const words = wordsOf(clause.text, rulebook)
  const counted = [...clause.rules.flatMap(numbersOf), ...clause.duties.flatMap(numbersOfDuty)]
  const said = readNumbers(words).filter(
    ({ value }) => !counted.some((number) => number.value === value),
  )
  const stated = new Set(readNumbers(words).map(({ value }) => value))
  const [other] = said
  const against = (
    id: string,
    numbers: readonly Counted[],
    from?: From,
  ): readonly Contradiction[] =>
    numbers
      .filter((number) => !isStated(number, stated))
      .flatMap((number) =>
        other ? [{ rule: id, says: numberSays(number, other.words, from?.(number)) }] : [],
      )
  return [
    ...clause.rules.flatMap((rule) => [
      ...against(rule.id, numbersOf(rule), (number) => settingOf(rule, number, rulebook)),
      ...roleContradictions(rule, words),
    ]),
    ...clause.duties.flatMap((duty) => against(duty.id, numbersOfDuty(duty))),
  ]
}

/** Whether words give a number; months may be said in years, to the nearest. */
function isStated({ value, unit }: Counted, stated: ReadonlySet<number>): boolean {
  return stated.has(value) || (unit.startsWith('month') && stated.has(Math.round(value / 12)))
}

type From = (number: Counted) => string | undefined

type Counted = { readonly value: number; readonly unit: string }

function numberSays({ value, unit }: Counted, said: string, from: string | undefined): string {
  const counts = value >= FOREVER ? 'for ever' : `${valueWords(value)} ${unit}`.trim()
  return `The words say “${said}”, and the rule counts ${counts}${from ? ` (${from})` : ''}.`
}

/** The setting that gives a rule a number. */
function settingOf(
  rule: Rule,
  { value }: Counted,
  { settings }: Pick<Rulebook, 'settings'>,
): string | undefined {
  return rule.settings.find((name) => settings.get(name)?.value === value)
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

/** How often a duty comes round, and within which time it is to be done. */
function numbersOfDuty({ every, within = '' }: Duty): readonly Counted[] {
  return [every, within].flatMap((time) => {
    const [, value, unit = ''] = /^(\d+) (\w+)$/.exec(time) ?? []
    return value === undefined ? [] : [{ value: Number(value), unit }]
  })
}

function numbersIn(condition: Condition): readonly Counted[] {
  if ('of' in condition) return condition.of.flatMap(numbersIn)
  if (condition.kind === 'years') return [{ value: condition.years, unit: 'years' }]
  if (condition.kind !== 'compare' || condition.to.type !== 'fixed') return []
  if (condition.fact.type !== 'number') return []
  return [{ value: condition.to.value, unit: condition.fact.unit ?? '' }]
}

function roleContradictions({ id, effect }: Rule, words: string): readonly Contradiction[] {
  if (effect.type !== 'report' || effect.to.type === 'unstated') return []
  const { roles } = effect.to
  const named = [...new Set(rolesIn(words, ROUTE_NAMES).map(({ role }) => role))]
  if (named.length === 0 || named.some((role) => roles.includes(role))) return []
  const [says, tells] = [named, roles].map((list) => list.map(roleWords).join(' and '))
  return [{ rule: id, says: `The words name ${says}, and the rule tells ${tells}.` }]
}
