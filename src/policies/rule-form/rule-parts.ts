import { EFFECTS } from '#rulebooks/language/blocks.ts'

/** What a rule begins with. */
export type EffectKey = (typeof EFFECTS)[number]

/** What a part of a rule holds, and so how a form shows it. */
export type PartKind = 'names' | 'condition' | 'line' | 'flag' | 'recipients'

/**
 * The parts a rule can have besides its effect, in the order in which people read them; `only` names the
 * effect without which a part does nothing, `reading` those that a lenient reading may replace.
 */
export const PARTS = {
  id: { kind: 'line' },
  gate: { kind: 'line', only: 'needs', reading: true },
  strength: { kind: 'line', only: 'needs' },
  step: { kind: 'line', only: 'needs', reading: true },
  met: { kind: 'condition', only: 'needs', reading: true },
  failed: { kind: 'condition', only: 'needs', reading: true },
  to: { kind: 'recipients', only: 'report' },
  when: { kind: 'line', only: 'report' },
  decides: { kind: 'line', only: 'judgement' },
  yardstick: { kind: 'line', only: 'judgement' },
  says: { kind: 'names', only: 'advice' },
  every: { kind: 'line', only: 'duty' },
  of: { kind: 'names', only: 'duty' },
  asks: { kind: 'line', only: 'duty' },
  within: { kind: 'line', only: 'duty' },
  before: { kind: 'names', only: 'duty' },
  own: { kind: 'flag', only: 'duty' },
  who: { kind: 'names', reading: true },
  about: { kind: 'condition', reading: true },
  unless: { kind: 'condition', reading: true },
  from: { kind: 'line' },
  until: { kind: 'line' },
  lifts: { kind: 'names' },
  save: { kind: 'names', only: 'outside' },
  instead: { kind: 'names' },
  advice: { kind: 'names' },
  note: { kind: 'names' },
  who_to_ask: { kind: 'line' },
} as const satisfies Readonly<
  Record<string, { readonly kind: PartKind; readonly only?: EffectKey; readonly reading?: boolean }>
>

/** A part of a rule. */
export type PartKey = keyof typeof PARTS

/** Every part, in the order in which people read them. */
export const allParts: readonly PartKey[] = Object.keys(PARTS).filter(isPart)

/** Whether a word names a part of a rule. */
export function isPart(word: string): word is PartKey {
  return Object.hasOwn(PARTS, word)
}

/** Whether a word names an effect. */
export function isEffect(word: string): word is EffectKey {
  return EFFECTS.some((one) => one === word)
}

/** What a part holds. */
export function kindOf(part: PartKey): PartKind {
  return PARTS[part].kind
}

/** The parts that mean something beside an effect. */
export function partsBeside(effect: EffectKey): readonly PartKey[] {
  const notOfDuties: readonly PartKey[] = ['about', 'unless', 'from', 'until', 'lifts', 'instead']
  const isLeftOut = (part: PartKey): boolean =>
    (effect === 'duty' && [...notOfDuties, 'advice', 'note', 'who_to_ask', 'id'].includes(part)) ||
    (effect === 'advice' && part === 'advice')
  return allParts.filter((part) => {
    const { only } = { only: undefined, ...PARTS[part] }
    return (only === undefined || only === effect) && !isLeftOut(part)
  })
}

/** The parts a lenient reading may replace beside an effect. */
export function partsOfReading(effect: EffectKey): readonly PartKey[] {
  return partsBeside(effect).filter((part) => 'reading' in PARTS[part])
}
