import { roleName } from '#access/access-words.ts'
import { dayWords } from '#core/day.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import type { Disclosed, Disclosure, DisclosureKind, Tie } from './disclosure.ts'

/** What is disclosed, in words. */
export const kindWords: Readonly<Record<DisclosureKind, string>> = {
  tie: 'An existing tie',
  exception: 'An exception',
  approval: 'Approval of contact',
}

/** How people know each other, in words. */
export const tieWords: Readonly<Record<Tie, string>> = {
  family: 'Family',
  friendship: 'Friendship from before',
  other: 'Something else',
}

/** How a disclosure stands, in words. */
export const stateWords: Readonly<Record<Disclosure['state'], string>> = {
  waiting: 'Waiting',
  'more-to-say': 'More to say',
  allowed: 'Allowed',
  'allowed-with-conditions': 'Allowed with conditions',
  'not-allowed': 'Not allowed',
  withdrawn: 'Withdrawn',
}

/** A service in words. */
export function channelWords(channel: string, { facts }: Pick<Vocabulary, 'facts'>): string {
  return facts.get('context.channel')?.words.get(channel)?.says ?? channel
}

/** What somebody is to the school, in words. */
export function subjectWords(role: string, { facts }: Pick<Vocabulary, 'facts'>): string {
  return facts.get('subject.role')?.words.get(role)?.says ?? role
}

/** The colours of how a disclosure stands. */
export const stateColours: Readonly<Record<Disclosure['state'], string>> = {
  waiting: 'govuk-tag--blue',
  'more-to-say': 'govuk-tag--yellow',
  allowed: 'govuk-tag--green',
  'allowed-with-conditions': 'govuk-tag--teal',
  'not-allowed': 'govuk-tag--red',
  withdrawn: 'govuk-tag--grey',
}

const beyondYes: ReadonlyMap<Disclosure['state'], string> = new Map([
  ['allowed-with-conditions', ' It is allowed with conditions.'],
  ['not-allowed', ' It was not allowed.'],
])

/** A role in the middle of a sentence: “headteacher”, “deputy DSL”. */
export function roleInWords(role: string): string {
  return roleName(role)
    .toLowerCase()
    .replaceAll(/\bdsl\b/g, 'DSL')
}

/** Those who decided: each where all had to, and a line manager as nobody knows whose. */
function decidersOf({ needsAll, to, decidedRole = '' }: Disclosure): string {
  const roles = needsAll ? to : [decidedRole]
  return roles.map((role) => `the ${roleInWords(role)}`).join(' and ')
}

/** A disclosure as an answer cites it: when, by whom decided and until when, and nothing of its content. */
export function citationOf(disclosure: Disclosure) {
  const { disclosureId, endsOn, state, kind } = disclosure
  const how = beyondYes.get(state) ?? ''
  const ends = endsOn === undefined ? '' : `, ends ${dayWords(endsOn)}`
  const noFacts =
    kind === 'approval' ? { 'context.approved_by': 'nobody' } : { 'context.disclosed': 'not-yet' }
  return {
    record: disclosureId,
    says: `${nameOf(disclosure)}, decided by ${decidersOf(disclosure)}${ends}.${how}`,
    path: `disclosures/${disclosureId}`,
    until: endsOn,
    without: noFacts,
  }
}

/** A disclosure or approval as its author is told of it: “Your disclosure of 3 May 2026”. */
export function nameOf({ kind, disclosedAt }: Disclosure): string {
  const day = dayWords(dayOf(disclosedAt))
  return kind === 'approval' ? `Your request for approval of ${day}` : `Your disclosure of ${day}`
}

/** A disclosure in words by which its author tells it from others. */
export function choiceWords(
  { disclosure, disclosed }: { readonly disclosure: Disclosure; readonly disclosed: Disclosed },
  vocabulary: Vocabulary,
): string {
  const { name, tie, channel } = disclosed
  const day = dayWords(dayOf(disclosure.disclosedAt))
  const what = disclosure.kind === 'approval' ? 'approval asked for on' : 'disclosed on'
  const which = disclosure.kind === 'approval' ? '' : ` (${tieWords[tie].toLowerCase()})`
  return `${name}${which}, ${channelWords(channel, vocabulary)}, ${what} ${day}`
}
