import { outcomeOf, outcomeWords, RANK } from '#rulebooks/engine/rank.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'

import type { Part } from '#rulebooks/compare/cases/goal.ts'
import { seek, seekSuch, type Hunt, type Quarrel } from './hunt.ts'
import { comparedOn, kindOf } from './opinion.ts'
import { pairsOf, saidIn, type Pair } from './pairs.ts'
import type { Standing } from '#rulebooks/compare/cases/side.ts'
import { UNSAID, type Chosen } from '#rulebooks/compare/cases/space.ts'
import { Told } from './told.ts'
import type { Voice } from '#rulebooks/compare/cases/voices.ts'

type Which = 'left' | 'right'

/**
 * Finds a case for every stance against every different thing the other side says: first the least case
 * of each stance, then one where the other side is silent, then cases against the rules that have most
 * facts in common with it, as far as these are worthwhile.
 */
export function quarrelsOf(
  hunt: Hunt,
  isWorthwhile: (pair: Pair) => boolean = () => true,
): readonly Quarrel[] {
  const own = new Map([...ownCases('left', hunt), ...ownCases('right', hunt)])
  const alone = new Map([...aloneCases('left', own, hunt), ...aloneCases('right', own, hunt)])
  const told = new Told(new Set(alone.keys()))
  for (const quarrel of own.values()) told.tell(voicesIn(quarrel, hunt))
  const apart = new Set(
    [...own].flatMap(([voice, one]) =>
      asksForFacts(voice, hunt) && differs(one.chosen, hunt) ? voice : [],
    ),
  )
  const isOpen = (pair: Pair): boolean =>
    pair.every((voice) => own.has(voice)) && isWorthwhile(pair) && !told.has(pair)
  const pairs = pairsOf(hunt).flatMap(([pair, shared]) => {
    if (!isOpen(pair) || (shared === 0 && pair.every((voice) => apart.has(voice)))) return []
    const found = wholeCase(pair, hunt)
    if (!found) return []
    told.tell(pair)
    return [reduced(found, hunt)]
  })
  return [...own.values(), ...alone.values(), ...pairs]
}

/** Whether a stance is taken only when something is said, and not by default. */
function asksForFacts({ wanted }: Voice, { space }: Hunt): boolean {
  return saidIn(wanted).some(({ place }) => space.places[place]?.fact !== AS_OF)
}

/** A case in which two stances meet and which is not two cases put together. */
function wholeCase(pair: Pair, hunt: Hunt): Quarrel | undefined {
  const found = seek(...pair, hunt)
  if (!found || !fallsApart(found, hunt)) return found
  return seekSuch(pair, hunt, (other) => !fallsApart(other, hunt))
}

type Case = readonly [voice: Voice, quarrel: Quarrel]

/** The least case in which each stance of a side decides, whatever the other side makes of it. */
function ownCases(which: Which, hunt: Hunt): readonly Case[] {
  return hunt[which].voices.flatMap((voice): readonly Case[] => {
    const found = seekFor({ which, voice, other: 'anything' }, hunt)
    return found ? [[voice, found]] : []
  })
}

/** A case in which each stance of a side decides and the other side is silent, where there is one. */
function aloneCases(which: Which, own: ReadonlyMap<Voice, Quarrel>, hunt: Hunt): readonly Case[] {
  return hunt[which].voices.flatMap((voice): readonly Case[] => {
    if (!own.has(voice)) return []
    const found = seekFor({ which, voice, other: 'silent' }, hunt)
    return found ? [[voice, found]] : []
  })
}

type Wish = { readonly which: Which; readonly voice: Voice; readonly other: 'silent' | 'anything' }

function seekFor({ which, voice, other }: Wish, hunt: Hunt): Quarrel | undefined {
  return which === 'left' ? seek(voice, other, hunt) : seek(other, voice, hunt)
}

/** The stances that decide in a case, where each side takes one. */
function voicesIn(
  { chosen }: Quarrel,
  hunt: Hunt,
): readonly [Voice | undefined, Voice | undefined] {
  const { left, right } = hunt.standOn(chosen)
  return [voiceIn(left, hunt.left.voices), voiceIn(right, hunt.right.voices)]
}

function voiceIn({ best, ranks }: Standing, voices: readonly Voice[]): Voice | undefined {
  return voices.find(({ index, rank }) => rank === best && ranks[index] === best)
}

/** Whether the sides differ in the reading that is given, not only in the other. */
function differs(chosen: Chosen, { sides, space, standOn }: Hunt): boolean {
  const standings = standOn(chosen)
  const { left, right } = standings
  if (!sameAnswer(left, right)) return true
  if (left.best === RANK.silent && right.best === RANK.silent) return false
  const kind = kindOf(comparedOn(sides, space.action, standings))
  return kind !== undefined && kind !== 'reading'
}

/** The case on the facts of one side's rule alone, where both sides answer as in the whole already. */
function reduced(quarrel: Quarrel, hunt: Hunt): Quarrel {
  const whole = hunt.standOn(quarrel.chosen)
  const [byLeft, byRight] = [
    onFactsOf(quarrel.left, quarrel, hunt),
    onFactsOf(quarrel.right, quarrel, hunt),
  ]
  const isSame = (chosen: Chosen): boolean => {
    const { left, right } = hunt.standOn(chosen)
    return sameAnswer(left, whole.left) && sameAnswer(right, whole.right)
  }
  if (isSame(byRight)) return { left: 'anything', right: quarrel.right, chosen: byRight }
  if (isSame(byLeft)) return { left: quarrel.left, right: 'anything', chosen: byLeft }
  return quarrel
}

/** A case with nothing said but the facts a rule itself asks for. */
function onFactsOf(part: Part, { chosen }: Quarrel, { space }: Hunt): Chosen {
  if (typeof part === 'string') return chosen
  const places = placesSaid(part)
  const isKept = (place: number): boolean =>
    places.has(place) || space.places[place]?.fact === AS_OF
  return chosen.map((bits, place) => (isKept(place) ? bits : UNSAID))
}

const known = new WeakMap<Voice, ReadonlySet<number>>()

/** The places of which a stance asks that something is said. */
function placesSaid(voice: Voice): ReadonlySet<number> {
  const places = known.get(voice) ?? new Set(saidIn(voice.wanted).map(({ place }) => place))
  known.set(voice, places)
  return places
}

/**
 * Whether a case is two put together: on the facts of its own rule alone each side answers as it does, and
 * differs already from what the other side then says, which is not what it says in the whole case.
 */
function fallsApart(quarrel: Quarrel, hunt: Hunt): boolean {
  return isApart(quarrel, ['left', 'right'], hunt) && isApart(quarrel, ['right', 'left'], hunt)
}

function isApart(quarrel: Quarrel, [own, other]: readonly [Which, Which], hunt: Hunt): boolean {
  const { chosen } = quarrel
  const part = quarrel[own]
  if (typeof part === 'string') return false
  const kept = onFactsOf(part, quarrel, hunt)
  const [whole, less] = [hunt.standOn(chosen), hunt.standOn(kept)]
  const decides = less[own].ranks[part.index] === part.rank && less[own].best === part.rank
  return decides && !sameAnswer(less[other], whole[other]) && differs(kept, hunt)
}

function sameAnswer(one: Standing, other: Standing): boolean {
  return outcomeWords(outcomeOf(one.best)) === outcomeWords(outcomeOf(other.best))
}
