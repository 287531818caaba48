import type { Tx } from '#db/db.ts'
import {
  countDisclosuresTo,
  findDisclosuresOf,
  findDisclosuresTo,
  findEnding,
} from '#disclosures/disclosures.store.ts'
import { findEntries, findFirstEntries } from '#disclosures/entries.store.ts'
import { findOver } from '#disclosures/keeping/keeping.store.ts'
import { findLocalRecords, findRecordsOfSchool } from '#policies/adopting/local-records.store.ts'
import { findRemindersTo } from '#policies/reminding/reminders.store.ts'
import { findOutcomes } from '#policies/reviewing/outcomes.store.ts'
import { findCycleReview, findReview } from '#policies/reviewing/reviews.store.ts'
import {
  findAcknowledgement,
  findAcknowledgementsOf,
} from '#training/acknowledging/acknowledgements.store.ts'
import { findReaders } from '#training/acknowledging/readers.store.ts'
import { findSessions } from '#training/lessons/sessions.store.ts'

const day = '2026-11-20'

/** What stands in the rows that the questions are about. */
type About = {
  readonly person: string
  /** Of a disclosure, an acknowledgement, a review. */
  readonly other: string
  readonly schoolId: string
  readonly reviewed: string
  readonly seal: string
}

/** Questions that pages ask of the database again and again: what each asks for, and its store. */
export function hotQuestions({
  person,
  other,
  schoolId,
  reviewed,
  seal,
}: About): readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] {
  const heads = (waiting: boolean) => ({
    to: [{ role: 'headteacher', at: [schoolId] }],
    butOf: person,
    day,
    waiting,
  })
  return [
    ['one’s own disclosures', (tx) => findDisclosuresOf(tx, { personId: person, limit: 20 })],
    ['what waits for a head', (tx) => findDisclosuresTo(tx, heads(true), { limit: 20 })],
    ['how much waits for a head', (tx) => countDisclosuresTo(tx, heads(true))],
    ['what else was sent to a head', (tx) => findDisclosuresTo(tx, heads(false), { limit: 20 })],
    ['what ends soon', (tx) => findEnding(tx, { from: day, by: '2026-12-20', limit: 100 })],
    ['what was said of a disclosure', (tx) => findEntries(tx, other)],
    ['what somebody’s disclosures began with', (tx) => findFirstEntries(tx, [other])],
    ['what is to be erased', (tx) => findOver(tx, { by: '2026-12-01', limit: 100 })],
    ['what one person read', (tx) => findReaders(tx, { type: 'one', personId: person }, day)],
    ['what one person signed', (tx) => findAcknowledgementsOf(tx, person, { most: 20 })],
    [
      'one acknowledgement',
      (tx) => findAcknowledgement(tx, { personId: person, acknowledgementId: other }),
    ],
    ['the last lessons', (tx) => findSessions(tx, { most: 20 })],
    ['what a school reviewed', (tx) => findLocalRecords(tx, { seal, schoolId: reviewed })],
    [
      'the last reviews of a school',
      (tx) => findRecordsOfSchool(tx, { schoolId: reviewed, most: 20 }),
    ],
    ['one review', (tx) => findReview(tx, other)],
    ['what came of a review', (tx) => findOutcomes(tx, other)],
    ['the review of a cycle', (tx) => findCycleReview(tx, { seal, due: '2026-12-20' })],
    ['what somebody was reminded of', (tx) => findRemindersTo(tx, person, 20)],
  ]
}
