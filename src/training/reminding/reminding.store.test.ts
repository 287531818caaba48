import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Morning, Round } from '#jobs/morning.ts'
import { giveRole } from '#people/roles/give-role.ts'
import type { Person } from '#people/person.ts'
import { openShelf } from '#policies/shelf.ts'
import { acknowledge } from '#training/acknowledging/acknowledge.ts'
import { ownReading } from '#training/acknowledging/own-reading.ts'
import { questionOf } from '#training/acknowledging/question-of.ts'
import { openReadingRoom } from '#training/room/reading-room.ts'
import { keepSelfCheck } from '#training/self-check/keep-self-check.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { keepVersion, readingPages } from '#test/reading-pages.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { testDb } from '#test/test-db.ts'

import { remindReaders } from './remind-readers.ts'
import { tellHeads } from './tell-heads.ts'

const db = await testDb()
const shelf = openShelf({ db, library: fiveRulebooks() })
const { trust, edition } = await readingPages(db, 'STC')
const ash = await makeSchool(db, trust, 'Ash School')
const clock = clockAt('2026-11-20T06:00:00Z')
const needs = {
  db,
  clock,
  room: openReadingRoom({ shelf }),
  address: 'https://rules.example',
}
let made = 0

async function somebody(given: Partial<Person> = {}) {
  made += 1
  const stays = [{ kind: 'staff', job: 'teacher', schoolId: ash.schoolId }] as const
  return makePerson(db, trust, { email: `ada${made}@ash.example`, stays: [...stays], ...given })
}

async function morning(what: Morning, today: string, of = trust): Promise<void> {
  const round: Round = {
    trust: of,
    today,
    transaction: (work) => db.transactionFor(of.trustId, work),
  }
  await what.run(round)
}

async function mailTo({ personId }: { readonly personId: string }, of = trust) {
  return db.transactionFor(of.trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select(['kind', 'subject', 'body'])
      .where('person_id', '=', personId)
      .orderBy('message_id')
      .execute(),
  )
}

async function doAll({ personId }: { readonly personId: string }) {
  for (const requirement of ['read:policy', 'learn:policy']) {
    const own = await ownReading(needs, { trust, personId, today: '2026-11-20' })
    const item = own?.items.find(({ key }) => key === requirement)
    const question = own && item && (await questionOf(item, own, personId))
    const said = await acknowledge(needs, {
      trust,
      by: personId,
      acknowledgementId: newId(),
      requirement,
      seal: edition.seal,
      version: '',
      choice: question?.right,
    })
    expect(said.ok).toBe(true)
  }
  await keepSelfCheck(needs, { trustId: trust.trustId, by: personId })
}

describe('somebody who has still to read', () => {
  test('is reminded on the first morning and every week, until it is done', async () => {
    const person = await somebody()
    const reminding = remindReaders(needs)

    for (const day of ['2026-11-02', '2026-11-03', '2026-11-08', '2026-11-09', '2026-11-16']) {
      await morning(reminding, day)
    }
    expect(await mailTo(person)).toHaveLength(3)
    await doAll(person)
    await morning(reminding, '2026-11-23')
    await morning(reminding, '2026-11-30')

    expect(await mailTo(person)).toHaveLength(3)
  })

  test('is told what waits, by when, and where, and nothing else', async () => {
    const person = await somebody()

    await morning(remindReaders(needs), '2026-11-17')

    const [mail] = await mailTo(person)
    expect(mail?.kind).toBe('reading-reminder')
    expect(mail?.subject).toBe('3 things to read or do wait for you')
    expect(mail?.body).toContain('- Read: The whole policy, was due on 15 November 2026')
    expect(mail?.body).toContain('https://rules.example/trusts/st-clare/reading')
    expect(mail?.body).not.toContain('Ada')
  })

  test('is not reminded of a document before somebody says where it is', async () => {
    const { trust: other } = await readingPages(db, 'LEA')
    const title = 'ICT and Internet Acceptable Use Policy'
    const person = await makePerson(db, other, { email: 'ada@elm.example' })

    await morning(remindReaders(needs), '2026-11-10', other)
    await keepVersion(db, other, { title, version: '2026' })
    await morning(remindReaders(needs), '2026-11-17', other)

    const [before, after] = await mailTo(person, other)
    expect(before?.body).toContain('The whole policy')
    expect(before?.body).not.toContain(title)
    expect(after?.body).toContain(title)
  })

  test('is reminded once by two rounds at a time, and each of many people once', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => somebody()))
    const reminding = remindReaders(needs)

    await Promise.all([morning(reminding, '2026-11-18'), morning(reminding, '2026-11-18')])

    for (const person of people) expect(await mailTo(person)).toHaveLength(1)
  })

  test('without an address, or of whom nothing is asked, is not reminded', async () => {
    const [noAddress, parent] = [
      await somebody({ email: undefined }),
      await somebody({ stays: [{ kind: 'parent', schoolId: ash.schoolId }] }),
    ]

    await morning(remindReaders(needs), '2026-11-19')

    expect([...(await mailTo(noAddress)), ...(await mailTo(parent))]).toEqual([])
  })
})

test('a head is told once a week how many at the school stand how', async () => {
  const head = await somebody()
  const from = '2026-11-01'
  const role = { role: 'headteacher', schoolId: ash.schoolId, capacity: 'holder', from } as const
  const { trustId } = trust
  await giveRole(needs, { trustId, by: 'test', personId: head.personId, ...role })
  const telling = tellHeads(needs)

  for (const day of ['2026-11-16', '2026-11-17', '2026-11-22', '2026-11-23']) {
    await morning(telling, day)
  }

  const mail = await mailTo(head)
  expect(mail.map(({ kind, subject }) => [kind, subject])).toEqual([
    ['reading-digest', 'Reading of the policy at Ash School'],
    ['reading-digest', 'Reading of the policy at Ash School'],
  ])
  expect(mail[0]?.body).toMatch(/- \d+ with something overdue/)
  expect(mail[0]?.body).toContain('/reading/outstanding')
})
