import { stateOf, type ReviewClause } from './review-clause.ts'
import type { Choice } from './choice.ts'
import type { Said } from './said.ts'

/** What a person says of a clause under review. */
export type Saying =
  /** The controls chosen for it are what it means. */
  | { readonly type: 'accept' }
  /** It is a statement only: no control stands for it. */
  | { readonly type: 'statement' }
  /** Back to what its words offered, with nothing said. */
  | { readonly type: 'offered' }
  /** This control, with these settings, is what it means: beside the others, or instead of one. */
  | { readonly type: 'control'; readonly choice: Choice; readonly instead?: string | undefined }
  /** One of several controls is not meant. */
  | { readonly type: 'drop'; readonly control: string }

/** A clause after somebody said something of it. Saying the same twice changes nothing but the count. */
export function saidOf(clause: ReviewClause, saying: Saying, said: Said): ReviewClause {
  const choices = choicesAfter(clause, saying, said)
  return { ...clause, choices, said, state: stateOf(choices), revision: clause.revision + 1 }
}

function choicesAfter(
  { choices, offered }: ReviewClause,
  saying: Saying,
  said: Said,
): readonly Choice[] {
  switch (saying.type) {
    case 'accept':
      // What somebody accepted before stays theirs.
      return choices.map((one) => ({ accepted: said, ...one }))
    case 'statement':
      return []
    case 'offered':
      return offered
    case 'control':
      return withChoice(choices, { ...saying.choice, accepted: said }, saying.instead)
    case 'drop':
      return choices.filter(({ control }) => control !== saying.control)
  }
}

/** A control stands for a clause once, at the place of the one it comes instead of. */
function withChoice(
  choices: readonly Choice[],
  choice: Choice,
  instead: string | undefined,
): readonly Choice[] {
  const at = choices.findIndex(({ control }) => control === (instead ?? choice.control))
  const others = choices.filter(({ control }) => control !== choice.control && control !== instead)
  const place = at < 0 ? others.length : Math.min(at, others.length)
  return [...others.slice(0, place), choice, ...others.slice(place)]
}

/** Whether two clauses stand alike, whatever was said of them on the way and by whom. */
export function standsAlike(one: ReviewClause, other: ReviewClause): boolean {
  return one.state === other.state && bare(one.choices) === bare(other.choices)
}

function bare(choices: readonly Choice[]): string {
  return JSON.stringify(
    choices.map(({ accepted, ...choice }) => ({ ...choice, isAccepted: accepted !== undefined })),
  )
}
