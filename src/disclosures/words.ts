import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import type { Disclosure, DisclosureKind, Tie } from './disclosure.ts'

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
