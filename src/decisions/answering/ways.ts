import type { Answer, Change } from '#rulebooks/engine/answer.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { addressOf, withState } from '#decisions/asking/addresses.ts'
import type { AskingState } from '#decisions/asking/asking-state.ts'
import type { Decision } from '#decisions/decision.ts'
import type { RecordedFact, RecordOffer } from '#decisions/live-facts.ts'

import { headline, sentence } from './answer-words.ts'
import type { DecisionPlace } from './decision-place.ts'
import type { Way } from './ways.page.ts'

/** What must be done first, and where to say that it is done or begin a record of it. */
export function conditionWays(decision: Decision, place: DecisionPlace): readonly Way[] {
  const { conditions } = decision.answer
  return eachOnce(
    conditions.map((one) => ({
      words: sentence(offerFor(one, place)?.so ?? one.says),
      ...toSay(one, decision, place),
    })),
  )
}

/** What would change the answer besides its conditions. */
export function changeWays(decision: Decision, place: DecisionPlace): readonly Way[] {
  const changes = changesBeside(decision.answer)
  const ways = changes.flatMap((one) => waysOf(one, decision, place))
  return eachOnce([...ways, ...offersBeside(ways, decision, place)])
}

/**
 * Where a record can be begun that bears on an answer which is no yes, and nothing else says so: what the
 * answer would be then turns on more than was said.
 */
function offersBeside(
  ways: readonly Way[],
  decision: Decision,
  place: DecisionPlace,
): readonly Way[] {
  if (decision.answer.outcome.answer === 'allow') return []
  const offered = [...ways, ...conditionWays(decision, place)].map(({ offer }) => offer?.href)
  return (place.recorded ?? []).flatMap((one) => {
    const { offer } = offerOf(one, decision, place)
    if (offer === undefined || offered.includes(offer.href)) return []
    const words = place.asked?.has(one.fact)
      ? `The policy asks you to ${offer.text.replace(/^./, (first) => first.toLowerCase())}. It does not change this answer.`
      : `If ${one.offer?.so}, the answer may be another.`
    return [{ words, offer }]
  })
}

/** Ways in the same words are one way for who reads them. */
function eachOnce(ways: readonly Way[]): readonly Way[] {
  return [...new Map(ways.toReversed().map((way) => [way.words, way])).values()].toReversed()
}

/** Changes that the conditions do not name already; who has a yes needs no way to another answer. */
function changesBeside({ outcome, changes, conditions }: Answer): readonly Change[] {
  if (outcome.answer === 'allow') return changes.filter(({ type }) => type === 'day')
  const named = new Set(conditions.map(({ fact }) => fact))
  return changes.filter((change) => change.type !== 'fact' || !named.has(change.fact))
}

function waysOf(change: Change, decision: Decision, place: DecisionPlace): readonly Way[] {
  if (change.type === 'day') return []
  const then = headline(change.outcome).replace(/^Yes, if$/, 'Yes, with conditions')
  const so = offerFor(change, place)?.so ?? `${change.says}${wordOf(change, place.vocabulary)}`
  return [{ words: `If ${so}: ${then}.`, ...toSay(change, decision, place) }]
}

/** Which of several words would do, such as the person whose approval counts. */
function wordOf(
  { fact, word }: { readonly fact: string; readonly word: string },
  { facts }: Vocabulary,
): string {
  const known = facts.get(fact)
  const says = known?.words.get(word)?.says
  if (known?.type !== 'words' || says === undefined) return ''
  return ` (${says.charAt(0).toLowerCase()}${says.slice(1)})`
}

/** What is offered in the place of saying that something is so. */
function offerFor(
  { fact }: { readonly fact?: string },
  { recorded = [] }: DecisionPlace,
): RecordOffer | undefined {
  return recorded.find((one) => one.fact === fact)?.offer
}

/** The address at which the same question is asked with one thing more said. */
function toSay(
  { fact, word }: { readonly fact?: string; readonly word?: string },
  decision: Decision,
  place: DecisionPlace,
): Pick<Way, 'href' | 'offer'> {
  if (fact === undefined || word === undefined) return {}
  const recorded = place.recorded?.find((one) => one.fact === fact)
  if (recorded !== undefined) return offerOf(recorded, decision, place)
  const state = stateOf(decision, place)
  const said = state.said.filter((one) => one.fact !== fact)
  const more = { ...state, said: [...said, { fact, values: [word] }] }
  return { href: withState(addressOf.check(place.slug), more) }
}

/** Nobody says it is so where a record would: they are shown where one is begun, if there is a place. */
function offerOf(
  { offer }: RecordedFact,
  { decisionId }: Decision,
  { slug }: DecisionPlace,
): Pick<Way, 'offer'> {
  if (offer === undefined) return {}
  const mark = offer.path.includes('?') ? '&' : '?'
  const href = `/trusts/${slug}/${offer.path}${mark}question=${decisionId}`
  return { offer: { text: offer.text, href } }
}

/** A kept question as it is asked again. */
export function stateOf(decision: Decision, { askedOn }: DecisionPlace): AskingState {
  const { action, facts, notKnown, asOf } = decision
  const values = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.map(String) : [String(value)]
  return {
    action,
    on: asOf === askedOn ? undefined : asOf,
    enough: decision.mode === 'said',
    forSomebodyElse: decision.asker?.for === 'somebody-else',
    record: decision.cited?.[0]?.record,
    said: [
      ...Object.entries(facts).map(([fact, value]) => ({ fact, values: values(value) })),
      ...notKnown.map((fact) => ({ fact, values: 'unknown' as const })),
    ],
  }
}
