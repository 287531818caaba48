import type { Asked } from '#decisions/answer-question.ts'
import { readDay } from '#core/day.ts'
import type { OpenCondition } from '#rulebooks/engine/answer.ts'
import type { Edition, RuleList } from '#rulebooks/engine/compile.ts'
import { citations, standing, type Citation } from '#rulebooks/engine/citing.ts'
import { isDone, saidRank, verdictOutcome, weigh } from '#rulebooks/engine/evaluate.ts'
import type { Facts } from '#rulebooks/engine/facts.ts'
import { missingFacts } from '#rulebooks/engine/missing.ts'
import { RANK } from '#rulebooks/engine/rank.ts'
import { askingOf } from '#rulebooks/engine/telling.ts'

import type { Gist } from './gist.ts'

/** What an edition makes of a question, as far as it is compared. */
export type Consequence = {
  readonly gist: Gist
  /** The facts it would have to be told first; none where it answers. */
  readonly missing: readonly string[]
  /** The clauses it cites and the steps that are still open, to be told in words. */
  readonly cited: readonly Citation[]
  readonly open: readonly OpenCondition[]
  /** What of the question its vocabulary does not know, by fact. */
  readonly unclear: readonly string[]
}

/**
 * Answers a question as far as answers are compared: the gist of `answerQuestion`, in a third of the
 * time, on every day as if the edition were in force then.
 */
export function consequenceOf(edition: Edition, { asOf, action, facts, mode }: Asked): Consequence {
  const list = edition.actions.get(action)?.strict
  if (!list) return { gist: silent, missing: [], cited: [], open: [], unclear: [] }
  const question = { action, facts, asOf: readDay(asOf) }
  const read = edition.read(question, mode === 'said')
  const verdict = weigh(list, read.facts, isDone(edition, read.facts))
  const outcome = verdictOutcome(verdict, mode === 'said')
  const isOpen = outcome.answer === 'facts-missing'
  const best = saidRank(verdict)
  const {
    clauses: cited,
    conditions: open,
    ...told
  } = toldBy(list, read.facts, { edition, action, best, isOpen })
  return {
    gist: { ...told, clauses: [...cited], conditions: open.map(({ code }) => code), outcome },
    missing: isOpen ? missingFacts(list, read.facts, edition.vocabulary) : [],
    cited,
    open,
    unclear: read.unclear.map(({ fact }) => fact),
  }
}

const silent: Gist = {
  outcome: { answer: 'not-covered' },
  clauses: [],
  routes: [],
  conditions: [],
  decides: null,
}

type Telling = {
  readonly edition: Edition
  readonly action: string
  readonly best: number
  readonly isOpen: boolean
}

type Told = Pick<Gist, 'routes' | 'decides'> & {
  readonly clauses: readonly Citation[]
  readonly conditions: readonly OpenCondition[]
}

function toldBy(list: RuleList, facts: Facts, telling: Telling): Told {
  const { edition, action, best, isOpen } = telling
  const stood = standing(list, facts)
  const { routes, conditions, judgement } = askingOf(stood, { edition, facts, action })
  const isSilent = best === RANK.silent && !isOpen
  return {
    clauses: (isSilent ? whenSilent(edition) : undefined) ?? citations(stood, best, edition),
    routes: routes.map(({ code, when }) => ({ code, ...(when !== undefined && { when }) })),
    conditions,
    decides: judgement?.decides ?? null,
  }
}

/** The clause by which a text that has no rule for an act says something all the same. */
function whenSilent({ rulebook }: Edition): readonly Citation[] | undefined {
  const { whenSilent: says } = rulebook.control
  if (!says) return undefined
  const id = says.clause
  const isThere = id !== undefined && rulebook.clauses.has(id)
  return isThere ? [{ id, part: 'decides', does: 'advises' }] : []
}
