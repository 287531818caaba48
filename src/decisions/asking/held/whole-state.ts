import type { Db } from '#db/db.ts'
import type { FactSource, WithRecords } from '#decisions/live-facts.ts'
import { putToRecords, recordChosen } from '#decisions/put-to-records.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'

import { factsOf, type AskingState, type Said } from '#decisions/asking/asking-state.ts'
import type { Desk } from '#decisions/asking/desk.ts'
import { fromSignIn } from './from-sign-in.ts'

/**
 * The question with all that the system holds of it: what the person who asks is, and what live records
 * tell. What they claim that only a record could tell is taken out.
 */
export async function wholeState(
  needs: { readonly db: Db; readonly factSources: readonly FactSource[] },
  state: AskingState,
  desk: Desk,
): Promise<AskingState> {
  const known = await fromSignIn(needs, state, desk)
  const { visitor, edition, today } = desk
  if (visitor === undefined || state.forSomebodyElse) return known
  const { trustId, personId } = visitor
  const { action, record, on = today } = known
  const told = await putToRecords(needs.factSources, {
    trust: { trustId, code: edition.rulebook.control.trust },
    edition,
    asOf: on,
    action,
    facts: factsOf(known),
    asker: { personId, for: 'self' },
    record,
  })
  return withTold(known, told)
}

/** Puts what records tell in the place of what was claimed. Pure. */
export function withTold(state: AskingState, told: WithRecords): AskingState {
  const { facts, ...rest } = told
  const names = new Set(told.recorded.map(({ fact }) => fact))
  const unclaimed = state.said.filter(({ fact }) => !names.has(fact))
  const said = [...unclaimed, ...stricter(state.said, told)]
  const known = new Set([...said, ...(state.held ?? [])].map(({ fact }) => fact))
  return {
    ...state,
    said,
    record: recordChosen(told, state.record) ? state.record : undefined,
    told: { ...rest, said: saidFrom(facts).filter(({ fact }) => !known.has(fact)) },
  }
}

/** What was said to a recorded fact and counts, as it makes the answer no milder: it stays in addresses. */
function stricter(said: readonly Said[], { recorded }: WithRecords): readonly Said[] {
  return said.filter(({ fact, values }) =>
    recorded.some((one) => one.fact === fact && one.mayBeSaid.includes(String(values))),
  )
}

function saidFrom(facts: NamedFacts): readonly Said[] {
  return Object.entries(facts).map(([fact, value]) => ({
    fact,
    values: Array.isArray(value) ? value.map(String) : [String(value)],
  }))
}
