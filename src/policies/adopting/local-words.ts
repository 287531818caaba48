import { dayWords } from '#core/day.ts'
import type { Local } from '#rulebooks/language/rulebook.ts'

import type { Done } from './local-record.ts'

type Words = {
  readonly title: string
  /** What the text asks, of whom. */
  readonly asks: (by: string) => string
  readonly missing: string
  readonly doneTitle: string
  readonly done: (day: string, body: string) => string
  readonly count: (done: number, all: number) => string
  readonly recordTitle: string
  readonly record: string
  readonly bodyAsks: string
  readonly dayAsks: string
  readonly task: (school: string) => string
  readonly taskWhy: (by: string) => string
}

const schools = (count: number): string => (count === 1 ? '1 school' : `${count} schools`)

/** What each thing that a text can ask of a school is called. */
export const localWords: Readonly<Record<Local['kind'], Words>> = {
  review: {
    title: 'Reviews by schools',
    asks: (by) => `Each school’s ${by} reviews the policy after the trust’s board has adopted it.`,
    missing: 'No review is recorded',
    doneTitle: 'Reviewed',
    done: (day, body) => `Reviewed on ${day} by ${body}`,
    count: (done, all) => `${done} of ${schools(all)} reviewed this edition`,
    recordTitle: 'Record a school’s review',
    record: 'Record the review',
    bodyAsks: 'Which committee reviewed the policy?',
    dayAsks: 'When did it review the policy?',
    task: (school) => `Have the policy reviewed at ${school}`,
    taskWhy: (by) => `The policy asks each school’s ${by} to review this edition.`,
  },
  adopt: {
    title: 'Adoption by schools',
    asks: (by) => `Each school’s ${by} adopts the policy.`,
    missing: 'No adoption is recorded',
    doneTitle: 'Adopted',
    done: (day, body) => `Adopted on ${day} by ${body}`,
    count: (done, all) => `${done} of ${schools(all)} adopted this edition`,
    recordTitle: 'Record a school’s adoption',
    record: 'Record the adoption',
    bodyAsks: 'Which body adopted the policy?',
    dayAsks: 'When did it adopt the policy?',
    task: (school) => `Have the policy adopted at ${school}`,
    taskWhy: (by) => `The policy asks each school’s ${by} to adopt this edition.`,
  },
  copy: {
    title: 'Copies for schools',
    asks: (by) => `A copy of the policy is issued for each school, under its own name, by ${by}.`,
    missing: 'No copy has been issued',
    doneTitle: 'Issued',
    done: (day, body) => `Issued on ${day} by ${body}`,
    count: (done, all) => `${done} of ${schools(all)} have their copy of this edition`,
    recordTitle: 'Record a school’s copy',
    record: 'Record the copy',
    bodyAsks: 'Who issued the copy?',
    dayAsks: 'When was it issued?',
    task: (school) => `Issue the copy of the policy for ${school}`,
    taskWhy: () => 'The policy is issued for each school under its own name.',
  },
}

/** What stands of a school, in a sentence without its full stop. */
export function standingWords(kind: Local['kind'], done: Done | undefined): string {
  if (done === undefined) return localWords[kind].missing
  return localWords[done.kind].done(dayWords(done.on), done.body)
}
