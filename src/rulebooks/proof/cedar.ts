import { preparsePolicySet, statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'

import type { Facts } from '#rulebooks/engine/facts.ts'

import { answerPolicies, besidePolicies, hasSaving, standPolicies } from './cedar-answer.ts'
import { contextOf, type CedarValue } from './cedar-context.ts'
import { conditionPolicies, type Policies, type Reading } from './cedar-rules.ts'

/** What Cedar makes of a question: which conditions are certain, and the rank of the answer. */
export type CedarOpinion = { readonly held: ReadonlySet<string>; readonly rank: number }

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
  const stands = hasSaving(reading)
    ? policySet(`${name} stands`, standPolicies(reading))
    : undefined

  return (facts, done) => {
    const held = [...conditions(contextOf(facts, reading.vocabulary)).reasons]
    const standing = stands?.({ held, done }).reasons ?? []
    const context = { held, done, stands: [...standing] }
    return { held: new Set(held), rank: rankIn(answers(context), () => beside(context)) }
  }
}

/** Forbids decide over permits; where neither is, what stands beside. */
function rankIn({ allowed, reasons }: Answer, beside: () => Answer): number {
  if (reasons.length === 0) return highest(beside().reasons)
  const rank = highest(reasons)
  if (allowed !== (rank === 4 || rank === 5))
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
