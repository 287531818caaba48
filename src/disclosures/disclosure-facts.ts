import { dayWords } from '#core/day.ts'
import { addDays, type IsoDay } from '#core/iso-day.ts'
import type { SealingSecret } from '#core/sealed-text.ts'
import type { Db } from '#db/db.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { disclosablesIn, type Disclosable } from './disclosable.ts'
import { hasEnded, holdsOn, isAllowed, type Disclosed, type Disclosure } from './disclosure.ts'
import { readOwnDisclosures } from './list-disclosures.ts'
import { choiceWords, citationOf, nameOf } from './words.ts'

/** A question as far as what somebody disclosed is held against it. */
export type AskedOfDisclosures = {
  readonly trust: { readonly trustId: string }
  readonly edition: SealedEdition
  readonly asker: string
  readonly asOf: IsoDay
  readonly action: string
  readonly facts: NamedFacts
  readonly record?: string | undefined
}

type Offer = {
  readonly text: string
  readonly path: string
  readonly so: string
  /** The facts of the question with a record that holds. */
  readonly makes?: NamedFacts
}

/** A fact that the records tell: what is on record, what may be said instead, why, and what to begin. */
type Recorded = {
  readonly fact: string
  readonly value: string | undefined
  readonly mayBeSaid: readonly string[]
  readonly because: string
  readonly offer?: Offer
}

/** What disclosures and approvals tell of a question. */
type Told = {
  readonly recorded: readonly Recorded[]
  readonly facts: NamedFacts
  readonly cited: readonly ReturnType<typeof citationOf>[]
  readonly choices: readonly { readonly record: string; readonly says: string }[]
}

type Own = { readonly disclosure: Disclosure; readonly disclosed: Disclosed }
type Fact = Disclosable['fact']

/**
 * What somebody's own disclosures and approvals tell of a question: that there is one that holds, where
 * they say which it is about and it names the same kind of person and the same service; and else that
 * there is none, whatever they say. Nothing where the policy's rules on the action ask for neither.
 */
export async function disclosureFacts(
  needs: { readonly db: Db; readonly sealing: SealingSecret },
  asked: AskedOfDisclosures,
): Promise<Told> {
  const disclosables = disclosablesIn(asked.edition).filter((one) => one.actions.has(asked.action))
  if (disclosables.length === 0) return { recorded: [], facts: {}, cited: [], choices: [] }
  const { trust, asker: personId } = asked
  const own = await readOwnDisclosures(needs, { ...trust, personId })
  return toldBy({ asked, disclosables, own })
}

type Telling = {
  readonly asked: AskedOfDisclosures
  readonly disclosables: readonly Disclosable[]
  readonly own: readonly Own[]
}

function toldBy({ asked, disclosables, own }: Telling): Told {
  const { vocabulary } = asked.edition
  const about = own.filter((one) => isAbout(one, asked))
  const live = about.filter(
    (one) => isDecidedFor(one.disclosure, asked.asOf) && disclosables.some((d) => settles(d, one)),
  )
  const chosen = live.find(({ disclosure }) => disclosure.disclosureId === asked.record)
  return {
    recorded: disclosables.flatMap((one) =>
      chosen && settles(one, chosen)
        ? recordedChosen(one, chosen.disclosure, vocabulary)
        : recordedNo(one, { about, live, asOf: asked.asOf, vocabulary }),
    ),
    facts: chosen ? factsOf(chosen.disclosed, chosen.disclosure) : {},
    cited: chosen ? [citationOf(chosen.disclosure)] : [],
    choices: live.map((one) => ({
      record: one.disclosure.disclosureId,
      says: choiceWords(one, vocabulary),
    })),
  }
}

/** Whether a disclosure names the kind of person and the service that the question is about. */
function isAbout({ disclosed }: Own, { facts }: AskedOfDisclosures): boolean {
  const said = (fact: string): readonly unknown[] => [facts[fact] ?? []].flat()
  const agrees = (fact: string, word: string): boolean =>
    said(fact).length === 0 || said(fact).includes(word)
  return agrees('subject.role', disclosed.role) && agrees('context.channel', disclosed.channel)
}

function settles({ fact }: Disclosable, { disclosure }: Own): boolean {
  return (fact === 'context.approved_by') === (disclosure.kind === 'approval')
}

/**
 * Whether what was decided counts on a day. A refusal counts until something else is decided. An approval
 * is held against an earlier day too: the rules say that it came too late.
 */
function isDecidedFor(disclosure: Disclosure, day: IsoDay): boolean {
  if (disclosure.state === 'not-allowed') return true
  if (disclosure.kind !== 'approval' || !isAllowed(disclosure)) return holdsOn(disclosure, day)
  return disclosure.endsOn !== undefined && day <= disclosure.endsOn
}

/** What it is to a question that it was not allowed: that it is done without; anybody may say as much. */
const refused: Readonly<Record<Fact, string>> = {
  'context.disclosed': 'skipped',
  'context.approved_by': 'someone-else',
}

const nothing: Readonly<Record<Fact, string>> = {
  'context.disclosed': 'not-yet',
  'context.approved_by': 'nobody',
}

const offers: Readonly<Record<Fact, Offer>> = {
  'context.disclosed': {
    text: 'Disclose this',
    path: 'disclosures/new?kind=tie',
    so: 'you disclose it and it is allowed',
  },
  'context.approved_by': {
    text: 'Ask for an approval',
    path: 'disclosures/new?kind=approval',
    so: 'you ask for an approval and it is given first',
  },
}

function recordedNo(disclosable: Disclosable, standing: Standing): readonly Recorded[] {
  const { fact } = disclosable
  const because = becauseNone(fact, standing)
  const offer = { ...offers[fact], makes: atBest(disclosable, standing) }
  const none = { fact, value: nothing[fact], mayBeSaid: [refused[fact]], because, offer }
  // A day of approval is nobody's to say where there is no approval.
  return fact === 'context.approved_by' ? [none, { ...dateOf(undefined, because), offer }] : [none]
}

/** The facts with a record in the place of none: told, or approved by whoever can the day before. */
function atBest({ fact, to }: Disclosable, { asOf, vocabulary }: Standing): NamedFacts {
  if (fact === 'context.disclosed') return { [fact]: 'done' }
  const approver = vocabulary.facts.get(fact)?.spellings.get(to.roles[0] ?? '') ?? nothing[fact]
  return { [fact]: approver, 'context.approval_date': addDays(asOf, -1) }
}

/** Of somebody's own: what could be about the question, and what of that holds on its day. */
type Standing = {
  readonly about: readonly Own[]
  readonly live: readonly Own[]
  readonly asOf: IsoDay
  readonly vocabulary: Vocabulary
}

function becauseNone(fact: Fact, { about, live, asOf }: Standing): string {
  const isOfKind = ({ disclosure }: Own): boolean =>
    (disclosure.kind === 'approval') === (fact === 'context.approved_by')
  if (live.some(isOfKind)) return words.noneChosen
  const last = about.find(isOfKind)?.disclosure
  return [words.none, last && standingWords(last, asOf)].filter(Boolean).join(' ')
}

const words = {
  none: 'None of yours is on record that holds on this day.',
  noneChosen: 'You said that it is about none of yours.',
  waiting: (which: string) => `${which} waits for a decision.`,
  more: (which: string) => `More was asked about ${which}.`,
  refused: (which: string) => `${which} was not allowed.`,
  ended: (which: string, day: string) => `${which} ended on ${day}.`,
} as const

function standingWords(disclosure: Disclosure, day: IsoDay): string {
  const which = nameOf(disclosure)
  if (hasEnded(disclosure, day)) return words.ended(which, dayWords(disclosure.endsOn ?? day))
  switch (disclosure.state) {
    case 'waiting':
      return words.waiting(which)
    case 'more-to-say':
      return words.more(which.replace(/^Y/, 'y'))
    case 'not-allowed':
      return words.refused(which)
    default:
      return ''
  }
}

function recordedChosen(
  { fact }: Disclosable,
  disclosure: Disclosure,
  { facts }: Vocabulary,
): readonly Recorded[] {
  const because = citationOf(disclosure).says
  if (disclosure.state === 'not-allowed') {
    return [{ fact, value: refused[fact], mayBeSaid: [], because }, dateOf(undefined, because)]
  }
  if (fact === 'context.disclosed') {
    return [{ fact, value: 'done', mayBeSaid: ['not-yet', 'skipped'], because }]
  }
  const approver = facts.get(fact)?.spellings.get(disclosure.decidedRole ?? '') ?? nothing[fact]
  return [
    { fact, value: approver, mayBeSaid: ['nobody', 'someone-else'], because },
    dateOf(disclosure.fromDay, because),
  ]
}

function dateOf(value: IsoDay | undefined, because: string): Recorded {
  return { fact: 'context.approval_date', value, mayBeSaid: [], because }
}

/** What else is known of whom the question is about, where nothing was said. */
function factsOf(disclosed: Disclosed, { kind }: Disclosure): NamedFacts {
  const { role, channel, tie } = disclosed
  return {
    'subject.role': role,
    'context.channel': channel,
    ...(tie === 'family' && kind !== 'approval' ? { 'subject.relative': 'yes' } : {}),
    ...(kind === 'tie' ? { 'context.pre_existing': 'yes' } : {}),
  }
}
