import type { Facts } from '#rulebooks/engine/facts.ts'
import { NO, YES, type Truth } from '#rulebooks/engine/truth.ts'

import { and, or, type Formula, type Wanted } from './formula.ts'
import { placesOf, UNSAID, type Place, type Space } from './space.ts'
import type { Leaf } from './tree.ts'
import type { Value } from './values.ts'

const HOLDS: Readonly<Record<Wanted, (truth: Truth) => boolean>> = {
  yes: (truth) => truth === YES,
  no: (truth) => truth === NO,
  'not-yes': (truth) => truth !== YES,
  'not-no': (truth) => truth !== NO,
}

const OPPOSITE = { yes: 'no', no: 'yes', 'not-yes': 'not-no', 'not-no': 'not-yes' } as const

/** Makes the formulas of leaves over a space, by trying the values of their facts on each. */
export function leafFormulas(space: Space): (leaf: Leaf, wanted: Wanted) => Formula {
  const made = new Map<Leaf, Map<Wanted, Formula>>()
  return (leaf, wanted) => {
    const known = made.get(leaf) ?? new Map<Wanted, Formula>()
    made.set(leaf, known)
    const formula = known.get(wanted) ?? formulaOf(leaf, wanted, space)
    known.set(wanted, formula)
    return formula
  }
}

function formulaOf(leaf: Leaf, wanted: Wanted, space: Space): Formula {
  if (leaf.words) {
    const { mask, not } = leaf.words
    return wordsFormula({ leaf, mask }, not ? OPPOSITE[wanted] : wanted, space)
  }
  const [first = 0, second] = placesOf(leaf, space)
  const holds = HOLDS[wanted]
  const mask = (more: readonly Setting[]): number =>
    maskOf(space, first, (value) => holds(truthOf(leaf, [[first, value], ...more], space)))
  if (second === undefined) return { type: 'in', place: first, mask: mask([]) }
  return byPairs(space, [first, second], (value) => mask([[second, value]]))
}

type Setting = readonly [place: number, value: Value | undefined]

/** One option for all values of the second fact that allow the same of the first. */
function byPairs(
  { places }: Space,
  [first, second]: readonly [number, number],
  allowed: (value: Value | undefined) => number,
): Formula {
  const options = new Map<number, number>()
  places[second]?.values.forEach((value, i) => {
    const mask = ((places[second]?.open ?? 0) & (1 << i)) === 0 ? 0 : allowed(value)
    if (mask !== 0) options.set(mask, (options.get(mask) ?? 0) | (1 << i))
  })
  return or(
    [...options].map(([mask, values]) =>
      and([
        { type: 'in', place: second, mask: values },
        { type: 'in', place: first, mask },
      ]),
    ),
  )
}

function maskOf(
  { places }: Space,
  place: number,
  holds: (value: Value | undefined) => boolean,
): number {
  const values = places[place]?.values ?? []
  return values.reduce((bits, value, i) => (holds(value) ? bits | (1 << i) : bits), 0)
}

function truthOf(leaf: Leaf, settings: readonly Setting[], space: Space): Truth {
  return leaf.test(factsWith(settings, space))
}

/** Facts of which only these were said. */
function factsWith(settings: readonly Setting[], { places, blank }: Space): Facts {
  const slots = blank.slice()
  const texts: (string | undefined)[] = []
  for (const [place, value] of settings) {
    const fact = places[place]?.fact
    if (!fact || !value) continue
    if (value.text === undefined) slots[fact.slot] = value.slot
    else texts[fact.slot] = value.text
  }
  return { slots, texts }
}

type Words = { readonly leaf: Leaf; readonly mask: number }

/** Whether a fact holds one of some words, by itself or by what other facts say of it. */
function wordsFormula({ leaf, mask }: Words, wanted: Wanted, space: Space): Formula {
  const [place = 0] = placesOf(leaf, space)
  const home = space.places[place]
  if (!home) return or([])
  const hits = maskOf(space, place, (value) => value !== undefined && (value.slot & mask) !== 0)
  const echoes = echoesOf(home, mask, space)
  const direct = holding({ place, hits, home }, wanted)
  if (wanted === 'yes' || wanted === 'not-no') return or([direct, ...echoes])
  return and([direct, ...echoes.map(outOf)])
}

function outOf(formula: Formula): Formula {
  return 'mask' in formula ? { ...formula, type: 'out' } : formula
}

type Holding = { readonly place: number; readonly hits: number; readonly home: Place }

function holding({ place, hits, home }: Holding, wanted: Wanted): Formula {
  const all = home.values.reduce((bits, _value, i) => bits | (1 << i), 0)
  const said = { type: 'in', place, mask: all & ~UNSAID } as const
  const hit = { type: 'in', place, mask: hits } as const
  const missed = { type: 'out', place, mask: hits } as const
  switch (wanted) {
    case 'yes':
      return hit
    case 'not-yes':
      return missed
    case 'no':
      return and([said, missed])
    case 'not-no':
      return or([{ type: 'out', place, mask: all & ~UNSAID }, hit])
  }
}

/** The words of other facts that say one of these as well. */
function echoesOf(home: Place, mask: number, space: Space): readonly Formula[] {
  const heard = space.heard.filter((echo) => echo.in === home.fact && (echo.bits & mask) !== 0)
  const sources = [...new Set(heard.map(({ of }) => of))]
  return sources.flatMap((of): readonly Formula[] => {
    const place = space.at.get(of.slot)
    if (place === undefined) return []
    const words = new Set(heard.filter((echo) => echo.of === of).map(({ word }) => word))
    const said = maskOf(space, place, (value) => words.has(String(value?.said)))
    return said === 0 ? [] : [{ type: 'in', place, mask: said }]
  })
}
