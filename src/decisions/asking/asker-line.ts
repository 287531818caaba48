import { withState } from './addresses.ts'
import type { AskerLine } from './asker-line.page.ts'
import type { AskingState } from './asking-state.ts'
import type { Desk } from './desk.ts'
import { saidLine } from './said-words.ts'

/**
 * Whom a question is asked for, for a person who has signed in: what their sign-in tells, and the way
 * to ask for somebody else, or back. Undefined where nobody signed in.
 */
export function askerLine(
  { visitor, edition: { vocabulary } }: Desk,
  state: AskingState,
  address: string,
): AskerLine | undefined {
  if (visitor === undefined) return undefined
  const { forSomebodyElse = false, held = [] } = state
  const other = { ...state, enough: false, forSomebodyElse: !forSomebodyElse }
  return {
    forSomebodyElse,
    held: held.flatMap(({ fact, values }) =>
      values === 'unknown' ? [] : [saidLine(fact, values, vocabulary)],
    ),
    change: withState(address, other),
  }
}
