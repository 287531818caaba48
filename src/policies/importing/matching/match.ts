import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import type { Catalogue, Control } from './catalogue.ts'
import { findIdeasBy, rememberingLast } from './ideas.ts'
import { matchByIdeas } from './match-by-ideas.ts'
import { resembleBy, type Likeness } from './resemble.ts'
import { speaksOfBy, type SpeaksOf } from './speaks-of.ts'
import { withoutWhose } from './whose.ts'

/** Why a control was offered: an idea it needs, and the words in which the clause puts it. */
export type Reason = {
  readonly idea: string
  readonly words: string
  /** Whether the words stand in the heading or lead-in and not in the clause. */
  readonly around: boolean
}

/** A control offered for a clause, how well it fits, and why. */
export type Match = {
  readonly control: Control
  readonly score: number
  readonly reasons: readonly Reason[]
  /** What it resembles, where not all ideas of the control were found. */
  readonly like?: string
}

type Clause = Pick<ImportedClause, 'text' | 'around' | 'kind'>

/** Gives the controls a clause resembles, best first; none when nothing fits well. */
export type MatchClause = (clause: Clause) => readonly Match[]

/** What a likeness is weighed with, beside how alike the words are. */
const WEIGH = {
  /** That the clause has the ideas a control needs; that it has one that speaks against it. */
  speaks: 0.3,
  against: 0.2,
  /** That it lacks what every saying of the control speaks of. */
  notWhole: 0.1,
} as const

/** How much has to speak for a control, from 0 to about 1.3. */
const ALIKE = {
  /** What the words in common have to weigh, as two everyday words can be chance; or a few that say all. */
  weight: 5.5,
  few: { weight: 3, score: 0.85 },
  /** To be offered where no control has all its ideas; and beside the best of them. */
  enough: 0.66,
  near: 0.92,
  /** To be offered beside one that has all its ideas; or where the clause is less like that one. */
  beside: 0.7,
  rather: 0.6,
  less: 0.8,
  /** What it must have then of the ideas it needs, as the words may be those of the other one. */
  speaks: 0.4,
  /** A clause so much like another control drops one it is hardly like at all. */
  strong: 0.6,
  unlike: 0.2,
} as const

/** How alike a clause and a control are, with what speaks for and against it. */
type Weighed = Likeness & {
  readonly speaks: number
  /** How alike the words alone are. */
  readonly alike: number
}

/**
 * Prepares the matching of clauses with the controls of a catalogue: by all the ideas of a control, and
 * where they are not all found, by what the clause resembles.
 */
export function matchBy(catalogue: Catalogue): MatchClause {
  const find = rememberingLast(findIdeasBy(catalogue.ideas))
  const { duty = [], rule = [] } = Object.groupBy(catalogue.controls, ({ does }) =>
    does === 'duty' ? 'duty' : 'rule',
  )
  const byIdeas = matchByIdeas({ ...catalogue, controls: rule }, find)
  // A duty stands beside what a clause decides, and never in its place.
  const dutiesOf = matchByIdeas({ ...catalogue, controls: duty }, find)
  const weighed = weighedBy({ ...catalogue, controls: rule }, speaksOfBy(rule, find))
  const controls = new Map(catalogue.controls.map((one) => [one.id, one]))
  return (printed) => {
    const clause = { ...printed, text: withoutWhose(printed.text) }
    const found = byIdeas(clause)
    const duties = dutiesOf(clause)
    if (clause.kind === 'lead') return [...found, ...duties]
    const all = weighed(clause)
    const alike = all.filter(isMuch)
    const isKnown = ({ control }: Match) => catalogue.sayings.sayings.has(control.id)
    const unknown = found.filter((one) => !isKnown(one))
    const kept = [...unknown, ...withoutUnlike(found.filter(isKnown), alike[0], all)].toSorted(
      (a, b) => found.indexOf(a) - found.indexOf(b),
    )
    return [...kept, ...others(kept, alike, controls), ...duties]
  }
}

/** Prepares the likenesses of a clause, weighed with the ideas it speaks of, the strongest first. */
function weighedBy(
  { sayings }: Catalogue,
  speaksOf: SpeaksOf,
): (clause: Clause) => readonly Weighed[] {
  const resemble = resembleBy(sayings)
  return (clause) => {
    const speaks = speaksOf(clause)
    return resemble(clause)
      .map((one) => {
        const { share, isAgainst } = speaks(one.control)
        const less = (isAgainst ? WEIGH.against : 0) + (one.isWhole ? 0 : WEIGH.notWhole)
        const score = one.score + WEIGH.speaks * share - less
        return { ...one, speaks: share, alike: one.score, score }
      })
      .toSorted((a, b) => b.score - a.score)
  }
}

function isMuch({ words, weight, score }: Weighed): boolean {
  const isFew = weight >= ALIKE.few.weight && score >= ALIKE.few.score
  return isFew || (words.length >= 2 && weight >= ALIKE.weight)
}

/** The controls by their ideas, without those the clause hardly resembles when there is one it does. */
function withoutUnlike(
  found: readonly Match[],
  top: Weighed | undefined,
  all: readonly Weighed[],
): readonly Match[] {
  if (!top || top.score < ALIKE.strong) return found
  const alikeTo = new Map(all.map(({ control, alike }) => [control, alike]))
  return found.filter(({ control }) => (alikeTo.get(control.id) ?? 0) >= top.alike * ALIKE.unlike)
}

/** The controls that are offered for what the clause resembles alone. */
function others(
  kept: readonly Match[],
  alike: readonly Weighed[],
  controls: ReadonlyMap<string, Control>,
): readonly Match[] {
  const chosen = kept.length > 0 ? besides(kept, alike) : instead(alike)
  return [...new Set(chosen)].flatMap((one): readonly Match[] => {
    const control = controls.get(one.control)
    if (!control || kept.some((match) => match.control.id === control.id)) return []
    const reasons = one.words.map((words) => ({ idea: '', words, around: false }))
    return [{ control, score: one.score, reasons, like: one.saying }]
  })
}

function besides(kept: readonly Match[], alike: readonly Weighed[]): readonly Weighed[] {
  const ids = new Set(kept.map(({ control }) => control.id))
  const best = Math.max(0, ...alike.filter((one) => ids.has(one.control)).map((one) => one.score))
  const isRather = ({ score }: Weighed) => score >= ALIKE.rather && best < ALIKE.less * score
  const isMore = ({ score }: Weighed) => score >= ALIKE.beside && score > best
  return topsOf(alike).filter((one) => one.speaks >= ALIKE.speaks && (isMore(one) || isRather(one)))
}

function instead(alike: readonly Weighed[]): readonly Weighed[] {
  const enough = alike.filter(({ score }) => score >= ALIKE.enough)
  const best = enough[0]?.score ?? 0
  const near = enough.filter(({ score }) => score >= best * ALIKE.near).slice(0, 2)
  return [...near, ...topsOf(enough)]
}

/** The best of each part of the clause. */
function topsOf(alike: readonly Weighed[]): readonly Weighed[] {
  const parts = Map.groupBy(alike, ({ part }) => part).values()
  return [...parts].flatMap(([best]) => (best ? [best] : []))
}
