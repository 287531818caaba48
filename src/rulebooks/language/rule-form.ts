import { EFFECTS, type LenientBlock, type RuleBlock } from './blocks.ts'
import type { RuleScope } from './read-condition.ts'

type EffectKey = (typeof EFFECTS)[number]

/** Keys that mean something with one effect only. */
const BELONGS = [
  ['gate', 'needs'],
  ['step', 'needs'],
  ['met', 'needs'],
  ['failed', 'needs'],
  ['strength', 'needs'],
  ['to', 'report'],
  ['when', 'report'],
  ['decides', 'judgement'],
  ['yardstick', 'judgement'],
  ['save', 'outside'],
  ['says', 'advice'],
  ['every', 'duty'],
  ['of', 'duty'],
  ['asks', 'duty'],
  ['within', 'duty'],
  ['before', 'duty'],
  ['own', 'duty'],
] as const

/** Complains of keys that do nothing beside the rule's effect, and of days the wrong way round. */
export function checkForm(block: RuleBlock, effect: EffectKey, { complain }: RuleScope): void {
  const other = lenientEffects(block)
  for (const [key, owner] of BELONGS) {
    if (!isGiven(block[key]) || owner === effect || other.includes(owner)) continue
    complain([key], `\`${key}\` goes with \`${owner}\`; it does nothing with \`${effect}\``)
  }
  if (endsEarly(block)) complain(['until'], 'this rule ends before it starts')
  if (!speaksTheSame(block, effect)) {
    complain(['reading', 'lenient'], 'both readings of a rule speak to the same actions')
  }
}

function endsEarly({ from = 0, until = Infinity }: RuleBlock): boolean {
  return from > until
}

function lenientEffects({ reading }: RuleBlock): readonly EffectKey[] {
  return typeof reading?.lenient === 'object' ? effectsNamed(reading.lenient) : []
}

function speaksTheSame(block: RuleBlock, effect: EffectKey): boolean {
  const lenient = block.reading?.lenient
  const [other, second] = lenientEffects(block)
  if (typeof lenient !== 'object' || other === undefined || second !== undefined) return true
  return String(lenient[other]) === String(block[effect])
}

function isGiven(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== false
}

/** The effects a block names; `advice` beside another effect is only a code that goes along. */
export function effectsNamed(block: RuleBlock | LenientBlock): readonly EffectKey[] {
  const named = EFFECTS.filter((name) => block[name] !== undefined)
  const others = named.filter((name) => name !== 'advice')
  return others.length > 0 ? others : named
}
