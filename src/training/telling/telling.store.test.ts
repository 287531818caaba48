import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { openShelf } from '#policies/shelf.ts'
import { acknowledge } from '#training/acknowledging/acknowledge.ts'
import { openReadingRoom } from '#training/room/reading-room.ts'
import { keepSelfCheck } from '#training/self-check/keep-self-check.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { keepVersion, readingPages } from '#test/reading-pages.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { testDb } from '#test/test-db.ts'

import { readingDays } from './reading-days.ts'
import { readingFacts } from './reading-facts.ts'
import { readingHeld } from './reading-held.ts'
import { lateReadersTasks, readingTasks } from './reading-tasks.ts'

const db = await testDb()
const shelf = openShelf({ db, library: fiveRulebooks() })
const needs = { db, clock: clockAt('2026-11-20T12:00:00Z'), room: openReadingRoom({ shelf }) }
const { trust, edition } = await readingPages(db, 'LEA')
const ash = await makeSchool(db, trust)
const title = 'ICT and Internet Acceptable Use Policy'
const document = `document:${title}`
await keepVersion(db, trust, { title, version: '2026' })
const teacher = () =>
  makePerson(db, trust, { stays: [{ kind: 'staff', job: 'teacher', schoolId: ash.schoolId }] })

function askedBy(personId: string, role?: { readonly role: string; readonly schoolId: string }) {
  return {
    trust,
    today: '2026-11-20',
    visitor: {
      trustId: trust.trustId,
      personId,
      name: 'Ada Ashdown',
      sessionId: newId(),
      holdings: role === undefined ? [] : [{ ...role, capacity: 'holder' as const }],
      stays: [{ kind: 'staff', schoolId: ash.schoolId }],
      strong: true,
      idleMinutes: 0,
    },
  }
}

function sign(personId: string) {
  return acknowledge(needs, {
    trust,
    by: personId,
    acknowledgementId: newId(),
    requirement: document,
    seal: edition.seal,
    version: '2026',
    signedAs: 'Ada Ashdown',
  })
}

test('the home page names four things that wait, late ones as late, and how many more', async () => {
  const { personId } = await teacher()

  const tasks = await readingTasks(needs, askedBy(personId))

  expect(tasks).toHaveLength(5)
  expect(tasks[0]).toMatchObject({
    title: 'Learn: Using social media safely',
    state: 'overdue',
    due: '2026-11-15',
    href: '/trusts/leading-edge/reading/item?what=learn%3Apolicy',
  })
  expect(tasks[4]?.title).toBe('One more thing to read or do')
})

test('who heads or safeguards a school is told that people there are late, others are not', async () => {
  const { personId } = await teacher()
  const head = { role: 'headteacher', schoolId: ash.schoolId }

  expect(await lateReadersTasks(needs, askedBy(personId, head))).toMatchObject([
    { state: 'look', href: '/trusts/leading-edge/reading/outstanding?state=overdue' },
  ])
  expect(await lateReadersTasks(needs, askedBy(personId))).toEqual([])
})

test('the calendar has the day by which something is to be done, and when it comes round', async () => {
  const { personId } = await teacher()
  await keepSelfCheck(needs, { trustId: trust.trustId, by: personId })

  const days = await readingDays(needs, askedBy(personId))

  expect(days.find(({ id }) => id === 'reading-read-policy')?.day).toBe('2026-11-15')
  expect(days.find(({ id }) => id === 'reading-self-check')?.day).toBe('2027-05-20')
})

test('a signature on record answers a question, and none on record does too', async () => {
  const { personId } = await teacher()
  const asked = { trust, edition, asker: personId, asOf: '2026-11-20' }

  expect((await readingFacts(needs, asked)).recorded).toMatchObject([
    { fact: 'actor.signed', value: 'not-yet', offer: { text: 'Sign the acceptable use policy' } },
  ])
  await sign(personId)

  expect((await readingFacts(needs, asked)).recorded).toMatchObject([
    { fact: 'actor.signed', value: 'done' },
  ])
})

test('where the text asks for nothing before, no record speaks', async () => {
  const dow = await readingPages(db, 'DOW')
  const { personId } = await makePerson(db, dow.trust)
  const asked = { trust: dow.trust, edition: dow.edition, asker: personId, asOf: '2026-11-20' }

  expect((await readingFacts(needs, asked)).recorded).toEqual([])
})

test('what somebody signed and checked is part of what is held about them', async () => {
  const { personId } = await teacher()
  await sign(personId)
  await keepSelfCheck(needs, { trustId: trust.trustId, by: personId })

  const held = await readingHeld(needs).find({ trustId: trust.trustId, personId })

  expect(held.map(({ says }) => says)).toEqual([
    `20 November 2026: signed: ${document}`,
    'Went through their own accounts on 20 November 2026',
  ])
})
