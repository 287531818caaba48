import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import type { Control } from './catalogue.ts'
import { rememberingLast, type FindIdeas } from './ideas.ts'

/** How much of what a control needs a clause speaks of, from 0 to 1, and whether it says what rules it out. */
export type Spoken = { readonly share: number; readonly isAgainst: boolean }

/** Gives for a clause what it speaks of each control, by its id. */
export type SpeaksOf = (
  clause: Pick<ImportedClause, 'text' | 'around'>,
) => (control: string) => Spoken

/** What stands around a clause counts for half. */
const AROUND = 0.5

/** Prepares how much of a control clauses speak of: an idea few controls need says more than one many do. */
export function speaksOfBy(controls: readonly Control[], find: FindIdeas): SpeaksOf {
  const uses = Map.groupBy(
    controls.flatMap(({ needs }) => [...new Set(needs.flat())]),
    (idea) => idea,
  )
  const weightOf = (group: readonly string[]): number =>
    Math.log((controls.length + 1) / Math.max(...group.map((idea) => uses.get(idea)?.length ?? 1)))
  const known = new Map(
    controls.map(({ id, needs, not_with: against }) => {
      const groups = needs.map((group) => ({ group, weight: weightOf(group) }))
      return [id, { groups, against, all: groups.reduce((sum, { weight }) => sum + weight, 0) }]
    }),
  )
  const findNear = rememberingLast(find)
  return ({ text, around }) => {
    const own = find(text)
    const near = findNear([around.section, around.part, around.lead].join(' . '))
    const heard = (idea: string): number => (own.has(idea) ? 1 : near.has(idea) ? AROUND : 0)
    return (control) => {
      const one = known.get(control)
      if (!one) return { share: 0, isAgainst: false }
      const said = one.groups.map(({ group, weight }) => weight * Math.max(...group.map(heard)))
      const share = said.reduce((sum, part) => sum + part, 0) / one.all
      return { share, isAgainst: one.against.some((idea) => own.has(idea)) }
    }
  }
}
