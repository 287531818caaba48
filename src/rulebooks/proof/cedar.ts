import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'

import type { Facts } from '#rulebooks/engine/facts.ts'

import {
  answerPolicies,
  besidePolicies,
  hasSaving,
  savedPolicies,
  standPolicies,
} from './cedar-answer.ts'
import { boundPolicies } from './cedar-bounds.ts'
import { contextOf, type CedarValue } from './cedar-context.ts'
import { RANKS } from './cedar-ranks.ts'
import { conditionPolicies, type Policies, type Reading } from './cedar-rules.ts'

/** What Cedar makes of a question: which conditions are certain, and the rank of the answer. */
export type CedarOpinion = {
  readonly held: ReadonlySet<string>
  readonly rank: number
  /** The lowest and highest rank the answer can still take, before one act outside spares another. */
  readonly least: number
  readonly most: number
}

/** Asks Cedar about one action of an edition, read one way. */
export type AskCedar = (facts: Facts, done: boolean) => CedarOpinion

type Context = Record<string, CedarValue>
type Answer = { readonly allowed: boolean; readonly reasons: readonly string[] }
type Ask = (context: Context) => Answer

/** Translates the rules of a reading and hands them to Cedar, once. `name` must be the reading's own. */
export function cedarFor(reading: Reading, name: string): AskCedar {
  const conditions = policySet(`${name} conditions`, conditionPolicies(reading))
  const answers = policySet(`${name} answers`, answerPolicies(reading))
  const beside = policySet(`${name} beside`, besidePolicies(reading))
  const bounds = policySet(`${name} bounds`, boundPolicies(reading))
  const saved = hasSaving(reading) ? savedBy(reading, name) : (): string[] => []

  return (facts, done) => {
    const held = [...conditions(contextOf(facts, reading.vocabulary)).reasons]
    const context = { held, done, saved: saved({ held, done }) }
    const rank = rankIn(answers(context), () => beside(context))
    return { held: new Set(held), rank, ...limitsOf(bounds({ held, done }).reasons) }
  }
}

/** From the ranks every rule can take: the highest, and the highest of the lowest. */
function limitsOf(possible: readonly string[]): Pick<CedarOpinion, 'least' | 'most'> {
  const lowest = new Map<string, number>()
  for (const id of possible) {
    const [rule = '', rank] = id.split(' ')
    lowest.set(rule, Math.min(lowest.get(rule) ?? Infinity, Number(rank)))
  }
  return { least: Math.max(0, ...lowest.values()), most: highest(possible) }
}

function savedBy(reading: Reading, name: string): (context: Context) => string[] {
  const stands = policySet(`${name} stands`, standPolicies(reading))
  const saved = policySet(`${name} saved`, savedPolicies(reading))
  return (context) => [...saved({ stands: [...stands(context).reasons] }).reasons]
}

/** Forbids decide over permits; where neither is, what stands beside. */
function rankIn({ allowed, reasons }: Answer, beside: () => Answer): number {
  if (reasons.length === 0) return highest(beside().reasons)
  const rank = highest(reasons)
  if (allowed !== (rank === RANKS.permit || rank === RANKS.permitWithAdvice))
    throw new Error('Cedar gave a reason it did not follow')
  return rank
}

function highest(reasons: readonly string[]): number {
  return Math.max(0, ...reasons.map((id) => Number(id.split(' ')[1])))
}

const asker = { type: 'Asker', id: 'someone' }
const action = { type: 'Action', id: 'act' }
const resource = { type: 'Policy', id: 'edition' }

function policySet(name: string, staticPolicies: Policies): Ask {
  const parsed = preparsePolicySet(name, { staticPolicies })
  if (parsed.type === 'failure') {
    throw new Error(`${name}: ${parsed.errors.map(({ message }) => message).join('; ')}`)
  }
  return (context) => {
    const answer = statefulIsAuthorized({
      principal: asker,
      action,
      resource,
      context,
      preparsedPolicySetId: name,
      entities: [],
    })
    if (answer.type === 'failure') throw new Error(answer.errors.map((e) => e.message).join('; '))
    const { decision, diagnostics } = answer.response
    const [error] = diagnostics.errors
    if (error) throw new Error(`${name}, ${error.policyId}: ${error.error.message}`)
    return { allowed: decision === 'allow', reasons: diagnostics.reason }
  }
}
