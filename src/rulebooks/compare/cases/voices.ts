import { outcomeOf, outcomeWords, RANK } from '#rulebooks/engine/rank.ts'

import { and, ANYTHING, asks, or, rather, type Formula, type Wanted } from './formula.ts'
import type { Side } from './side.ts'
import type { Space } from './space.ts'
import type { Leaf, RuleTrees, Tree } from './tree.ts'

/** A rule taking a stance: the rank it takes, what it then says, and what a case must be like for it. */
export type Voice = {
  readonly index: number
  readonly rank: number
  /** The answer and what makes it more than that: the gate, who is told, who decides. */
  readonly says: string
  readonly wanted: Formula
}

/** Every stance the rules of a side can take, and what silences a rule. */
export type Choir = {
  readonly side: Side
  readonly voices: readonly Voice[]
  /** What a case must be like for a rule not to stand so high. */
  readonly lower: (index: number, below: number) => Formula
  readonly mayStand: (index: number) => Formula
}

type Ask = (tree: Tree | undefined, wanted: Wanted) => Formula

/** Lists the stances of the rules of a side. */
export function choirOf(
  side: Side,
  space: Space,
  ofLeaf: (leaf: Leaf, wanted: Wanted) => Formula,
): Choir {
  const ask: Ask = (tree, wanted) => {
    if (tree) return asks(tree, wanted, ofLeaf)
    return wanted === 'not-yes' || wanted === 'no' ? ANYTHING : or([])
  }
  const singers = side.rules.map((rule) => ({ rule, lifters: liftersOf(rule, side), ask }))
  const voices = singers.flatMap((singer, index) =>
    stancesOf(singer).flatMap((stance) => eachAsker({ index, ...stance }, singer.rule, space)),
  )
  return {
    side,
    voices,
    lower: remembered((index, below) => {
      const singer = singers[index]
      const others = voices.filter((one) => one.index === index && one.rank < below)
      return singer ? or([...silences(singer), ...others.map(({ wanted }) => wanted)]) : ANYTHING
    }),
    mayStand: (index) => or(voices.filter((one) => one.index === index).map((one) => one.wanted)),
  }
}

/** The formula of a rule and rank is made once. */
function remembered(make: Choir['lower']): Choir['lower'] {
  const known = new Map<number, Formula>()
  return (index, below) => {
    const name = index * RANKS + below
    const formula = known.get(name) ?? make(index, below)
    known.set(name, formula)
    return formula
  }
}

/** More than there are ranks. */
const RANKS = 16

/** A clause that puts people outside says so of each of them. */
function eachAsker(voice: Voice, { compiled }: RuleTrees, space: Space): readonly Voice[] {
  const place = space.places.findIndex(({ fact }) => fact.name === 'actor.role')
  if (compiled.terms.effect.type !== 'outside' || compiled.terms.who.length === 0) return [voice]
  const values = space.places[place]?.values.length ?? 0
  return Array.from({ length: values - 1 }, (_, i) => ({
    ...voice,
    wanted: and([voice.wanted, { type: 'in', place, mask: 2 << i }]),
  }))
}

type Singer = {
  readonly rule: RuleTrees
  readonly lifters: readonly RuleTrees[]
  readonly ask: Ask
}

function liftersOf({ compiled }: RuleTrees, { rules }: Side): readonly RuleTrees[] {
  return compiled.lifters.flatMap((index) => rules[index] ?? [])
}

function silences({ rule, lifters, ask }: Singer): readonly Formula[] {
  const lifted = lifters.map((one) => and([ask(one.speaks, 'yes'), ask(one.unless, 'no')]))
  const silent = ask(rule.speaks, 'not-yes')
  if (!isRefusal(rule)) return [silent, ...lifted, ask(rule.unless, 'yes')]
  return [silent, ...lifted.map((one) => and([one, ask(rule.unless, 'not-yes')]))]
}

function isRefusal({ compiled }: RuleTrees): boolean {
  const { type } = compiled.terms.effect
  return type === 'must-not' || type === 'advised-not'
}

type Stance = Omit<Voice, 'index'>

function stancesOf(singer: Singer): readonly Stance[] {
  const { rule, ask } = singer
  const { compiled } = rule
  const { type } = compiled.terms.effect
  const speaks = ask(rule.speaks, 'yes')
  const inside = and([speaks, within(singer), ...unlifted(singer)])
  if (type === 'needs') return gateStances(singer, inside)
  const stands = { rank: compiled.top, says: wordsOf(compiled.top, detailOf(rule)), wanted: inside }
  if (!isRefusal(rule) || !rule.unless) return [stands]
  const beyond = and([speaks, ask(rule.unless, 'yes')])
  return [stands, { rank: RANK.permit, says: wordsOf(RANK.permit), wanted: beyond }]
}

/** On the near side of the line, best where it is known to be so. */
function within({ rule, ask }: Singer): Formula {
  return rule.unless ? rather([ask(rule.unless, 'no'), ask(rule.unless, 'not-yes')]) : ANYTHING
}

function unlifted({ lifters, ask }: Singer): readonly Formula[] {
  return lifters.map((one) =>
    one.unless
      ? or([ask(one.speaks, 'not-yes'), ask(one.unless, 'not-no')])
      : ask(one.speaks, 'not-yes'),
  )
}

function gateStances({ rule, ask }: Singer, inside: Formula): readonly Stance[] {
  const { top, terms } = rule.compiled
  const gate = terms.effect.type === 'needs' ? terms.effect.gate : ''
  const unfailed = ask(rule.failed, 'not-yes')
  const failed = and([inside, ask(rule.failed, 'yes')])
  const met = and([inside, unfailed, ask(rule.met, 'yes')])
  const open = and([inside, unfailed, ask(rule.met, 'not-yes')])
  return [
    ...(rule.failed ? [{ rank: top, says: wordsOf(top), wanted: failed }] : []),
    ...(rule.met ? [{ rank: RANK.permit, says: wordsOf(RANK.permit), wanted: met }] : []),
    { rank: RANK.open, says: wordsOf(RANK.open, gate), wanted: open },
  ]
}

function detailOf({ compiled }: RuleTrees): string {
  const { effect } = compiled.terms
  if (effect.type === 'report') return `${JSON.stringify(effect.to)} ${effect.when ?? ''}`
  return effect.type === 'judgement' ? effect.decides : ''
}

function wordsOf(rank: number, detail = ''): string {
  return `${outcomeWords(outcomeOf(rank))} ${detail}`.trim()
}
