import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import type { Catalogue, Control } from './catalogue.ts'
import { findIdeasBy, rememberingLast } from './ideas.ts'
import { matchByIdeas } from './match-by-ideas.ts'
import { resembleBy, type Likeness } from './resemble.ts'

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

/** Gives the controls a clause resembles, best first; none when nothing fits well. */
export type MatchClause = (
  clause: Pick<ImportedClause, 'text' | 'around' | 'kind'>,
) => readonly Match[]

/** How alike a clause and a saying have to be, from 0 to about 1. */
const ALIKE = {
  /** What the words in common have to weigh: two everyday words can be chance. */
  weight: 5.5,
  /** To be offered where no control has all its ideas; and beside the best of them. */
  enough: 0.5,
  near: 0.92,
  /** To be offered beside one that has all its ideas; or where the clause is less like that one. */
  beside: 0.7,
  rather: 0.6,
  less: 0.8,
  /** A clause so much like another control drops one it is hardly like at all. */
  strong: 0.6,
  unlike: 0.3,
  /** To be offered although an idea speaks against it. */
  anyway: 0.8,
} as const

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
  const resemble = resembleBy(catalogue.sayings)
  const against = new Map(catalogue.controls.map((one) => [one.id, one.not_with]))
  const controls = new Map(catalogue.controls.map((one) => [one.id, one]))
  return (clause) => {
    const found = byIdeas(clause)
    const duties = dutiesOf(clause)
    if (clause.kind === 'lead') return [...found, ...duties]
    const own = find(clause.text)
    const isMeant = ({ control, score }: Likeness): boolean =>
      score >= ALIKE.anyway || !against.get(control)?.some((idea) => own.has(idea))
    const all = resemble(clause)
    const alike = all.filter((one) => isMuch(one) && isMeant(one))
    const isKnown = ({ control }: Match) => catalogue.sayings.sayings.has(control.id)
    const unknown = found.filter((one) => !isKnown(one))
    const kept = [...unknown, ...withoutUnlike(found.filter(isKnown), alike[0], all)].toSorted(
      (a, b) => found.indexOf(a) - found.indexOf(b),
    )
    return [...kept, ...others(kept, alike, controls), ...duties]
  }
}

function isMuch({ words, weight, isWhole }: Likeness): boolean {
  return isWhole && words.length >= 2 && weight >= ALIKE.weight
}

/** The controls by their ideas, without those the clause hardly resembles when there is one it does. */
function withoutUnlike(
  found: readonly Match[],
  top: Likeness | undefined,
  all: readonly Likeness[],
): readonly Match[] {
  if (!top || top.score < ALIKE.strong) return found
  return found.filter(({ control }) => scoreIn(all, control.id) >= top.score * ALIKE.unlike)
}

function scoreIn(alike: readonly Likeness[], id: string): number {
  return alike.find(({ control }) => control === id)?.score ?? 0
}

/** The controls that are offered for what the clause resembles alone. */
function others(
  kept: readonly Match[],
  alike: readonly Likeness[],
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

function besides(kept: readonly Match[], alike: readonly Likeness[]): readonly Likeness[] {
  const best = Math.max(0, ...kept.map(({ control }) => scoreIn(alike, control.id)))
  const isRather = ({ score }: Likeness) => score >= ALIKE.rather && best < ALIKE.less * score
  const isMore = ({ score }: Likeness) => score >= ALIKE.beside && score > best
  return topsOf(alike).filter((one) => isMore(one) || isRather(one))
}

function instead(alike: readonly Likeness[]): readonly Likeness[] {
  const enough = alike.filter(({ score }) => score >= ALIKE.enough)
  const best = enough[0]?.score ?? 0
  const near = enough.filter(({ score }) => score >= best * ALIKE.near).slice(0, 2)
  return [...near, ...topsOf(enough)]
}

/** The best of each part of the clause. */
function topsOf(alike: readonly Likeness[]): readonly Likeness[] {
  const parts = Map.groupBy(alike, ({ part }) => part).values()
  return [...parts].flatMap(([best]) => (best ? [best] : []))
}
