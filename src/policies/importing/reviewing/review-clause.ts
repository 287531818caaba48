import type { OfferedClause, OfferedSection } from '#policies/importing/import-document.ts'
import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

import { choiceOf, type Choice } from './choice.ts'
import type { Said } from './said.ts'

/**
 * How far a person is with a clause: `to-do`, a control is offered and nobody has said whether it is
 * meant; `rule`, every control was accepted; `statement`, nothing is offered or a person said so.
 */
export type ClauseState = 'to-do' | 'rule' | 'statement'

/** The states of a clause. */
export const clauseStates = ['to-do', 'rule', 'statement'] as const

/** A clause under review: what stands in the document, and the controls chosen for it so far. */
export type ReviewClause = {
  /** Its place in the document, from 0. */
  readonly place: number
  readonly section: string
  readonly title: string
  readonly clause: ImportedClause
  readonly offered: readonly Choice[]
  readonly choices: readonly Choice[]
  readonly state: ClauseState
  /** Who said last how it is to be read; left out: nobody has. */
  readonly said?: Said
  /** Counts what was said of it, from 0. */
  readonly revision: number
}

/** How far a person is with a clause for which these controls are chosen. */
export function stateOf(choices: readonly Choice[]): ClauseState {
  if (choices.length === 0) return 'statement'
  return choices.every(({ accepted }) => accepted !== undefined) ? 'rule' : 'to-do'
}

/** The clauses of a document as the review of them begins. */
export function reviewOf(sections: readonly OfferedSection[]): readonly ReviewClause[] {
  return sections
    .flatMap(({ number, title, clauses }) =>
      clauses.map((clause) => ({ section: number, title, offeredClause: clause })),
    )
    .map(({ section, title, offeredClause }, place) => {
      const { offers, ...clause } = offeredClause
      const offered = offers.map(choiceOf)
      return {
        place,
        section,
        title,
        clause,
        offered,
        choices: offered,
        state: stateOf(offered),
        revision: 0,
      }
    })
}

/** The clauses under review as sections, with the offers that are chosen. */
export function sectionsOf(
  clauses: readonly ReviewClause[],
  offersOf: (choices: readonly Choice[]) => OfferedClause['offers'],
): readonly OfferedSection[] {
  const sections: { number: string; title: string; clauses: OfferedClause[] }[] = []
  for (const { section, title, clause, choices } of clauses) {
    const open = sections.at(-1)
    const offered = { ...clause, offers: offersOf(choices) }
    if (open && open.number === section && open.title === title) open.clauses.push(offered)
    else sections.push({ number: section, title, clauses: [offered] })
  }
  return sections
}
