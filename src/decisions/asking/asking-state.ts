import { isId } from '#core/ids.ts'
import { isIsoDay, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import { isSound } from '#core/sound-text.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import { NO_RECORD, type WithRecords } from '#decisions/live-facts.ts'
import { readVersion } from '#rulebooks/language/version.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** The name of the record a question is about, in addresses. */
export const RECORD = 'record'

/** What was said about one fact: its words, or that the person does not know. */
export type Said = { readonly fact: string; readonly values: readonly string[] | 'unknown' }

/**
 * A question while it is being asked, as it stands in addresses: nothing is kept before the answer.
 * Without a day it is about today. What was said stands in the order in which it was said.
 */
export type AskingState = {
  readonly situation?: string | undefined
  readonly action: string
  readonly on?: IsoDay | undefined
  readonly said: readonly Said[]
  /** The person wants the answer that holds for what was said, without further questions. */
  readonly enough?: boolean
  /** It is asked for somebody else, so nothing is taken from the sign-in of who asks. */
  readonly forSomebodyElse?: boolean
  /** The record the person says it is about, or `none`. */
  readonly record?: string | undefined
  /** What the sign-in tells about who asks; looked up at each request, never part of an address. */
  readonly held?: readonly Said[]
  /** What live records tell of it; looked up at each request too. */
  readonly told?: Told
}

/** What live records tell of a question, and that in the form of what a person says. */
export type Told = Omit<WithRecords, 'facts'> & { readonly said: readonly Said[] }

/** Parts of an address that lead the way and are no part of the question. */
const steering = new Set(
  'change from asked answer answer-day answer-month answer-year decision'.split(' '),
)

/** An address of which a part is not understood. */
export type NotUnderstoodLink = { readonly type: 'not-understood'; readonly part: string }

/** Reads the state from an address or a form; every name and word must be one the vocabulary has. */
export function readState(
  pairs: Iterable<readonly [string, string]>,
  vocabulary: Vocabulary,
): Result<AskingState, NotUnderstoodLink> {
  const said = new Map<string, string[] | 'unknown'>()
  const about = new Map<string, string>()
  for (const [name, value] of pairs) {
    if (steering.has(name)) continue
    if (isUnderstoodAbout(name, value, vocabulary)) about.set(name, value)
    else if (name === 'unknown' && vocabulary.facts.has(value)) said.set(value, 'unknown')
    else if (isUnderstood(vocabulary.facts.get(name), value)) addWord(said, name, value)
    else return err({ type: 'not-understood', part: name })
  }
  const action = about.get('action')
  if (action === undefined) return err({ type: 'not-understood', part: 'action' })
  return ok({
    action,
    situation: about.get('situation'),
    on: about.get('on'),
    enough: about.has('enough'),
    forSomebodyElse: about.has('for'),
    record: about.get(RECORD),
    said: [...said].map(([fact, values]) => ({ fact, values })),
  })
}

function isUnderstoodAbout(name: string, value: string, { actions }: Vocabulary): boolean {
  if (name === 'action') return actions.has(value)
  if (name === 'on') return isIsoDay(value)
  if (name === 'enough') return value === 'yes'
  if (name === 'for') return value === 'somebody-else'
  if (name === RECORD) return value === NO_RECORD || isId(value)
  return name === 'situation' && /^[a-z0-9-]{1,80}$/.test(value)
}

/** Whether a value is one a fact can hold, in the form in which it stands in addresses. */
export function isUnderstood(fact: Fact | undefined, value: string): boolean {
  if (fact === undefined) return false
  return fact.words.size > 0 ? fact.words.has(value) : forms[fact.type](value)
}

const anyWord = (): boolean => false

const forms = {
  number: (value: string) => /^\d{1,3}$/.test(value),
  date: isIsoDay,
  version: (value: string) => readVersion(value) !== undefined,
  text: (value: string) => value.length > 0 && value.length <= 100 && isSound(value),
  words: anyWord,
  yesno: anyWord,
  step: anyWord,
} as const satisfies Readonly<Record<Fact['type'], (value: string) => boolean>>

function addWord(said: Map<string, string[] | 'unknown'>, fact: string, value: string): void {
  const before = said.get(fact)
  if (before === undefined || before === 'unknown') said.set(fact, [value])
  else if (!before.includes(value)) before.push(value)
}

/** The state as it stands in addresses and hidden fields. */
export function statePairs(state: AskingState): readonly (readonly [string, string])[] {
  return [
    ...(state.situation === undefined ? [] : [['situation', state.situation] as const]),
    ['action', state.action],
    ...(state.on === undefined ? [] : [['on', state.on] as const]),
    ...state.said.flatMap(({ fact, values }) =>
      values === 'unknown'
        ? [['unknown', fact] as const]
        : values.map((value) => [fact, value] as const),
    ),
    ...(state.enough ? [['enough', 'yes'] as const] : []),
    ...(state.forSomebodyElse ? [['for', 'somebody-else'] as const] : []),
    ...(state.record === undefined ? [] : [[RECORD, state.record] as const]),
  ]
}

/** The state with one more thing said, in the place of what was said about that fact before. */
export function withSaid(state: AskingState, one: Said): AskingState {
  const place = state.said.findIndex(({ fact }) => fact === one.fact)
  const said = place < 0 ? [...state.said, one] : state.said.with(place, one)
  return { ...state, said }
}

/** What the sign-in and live records tell, and what was said. */
export function allSaid({ held = [], said, told }: AskingState): readonly Said[] {
  return [...held, ...said, ...(told?.said ?? [])]
}

/** What is held and was said as facts of a question; what is not known stays out. */
export function factsOf(state: AskingState): NamedFacts {
  return Object.fromEntries(
    allSaid(state).flatMap(({ fact, values }) => {
      if (values === 'unknown') return []
      return [[fact, values.length === 1 ? values[0] : values]]
    }),
  )
}

/** The facts the person said they do not know. */
export function notKnownIn({ said }: AskingState): readonly string[] {
  return said.flatMap(({ fact, values }) => (values === 'unknown' ? [fact] : []))
}
