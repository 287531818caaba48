import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { giveRole } from '#people/roles/give-role.ts'
import {
  allowing,
  answerTo,
  atMoment,
  discloseBy,
  disclosurePages,
  headingOf,
} from '#test/disclosure-pages.ts'
import { dayFields } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, school, staff } = await disclosurePages(db, 'whinless-down')
const head = await staff(['headteacher'])
const niece =
  'action=accept-connection&subject.role=pupil&context.channel=facebook&subject.relative=yes&context.pre_existing=yes&context.account=personal'

test.each([
  ['in winter', '2026-12-10', '2026-12-10T23:59:00Z', '2026-12-11T00:01:00Z'],
  ['in summer', '2027-06-30', '2027-06-30T22:59:00Z', '2027-06-30T23:01:00Z'],
  ['before the clocks go forward', '2027-03-27', '2027-03-27T23:59:00Z', '2027-03-28T00:01:00Z'],
  ['on the day they do', '2027-03-28', '2027-03-28T22:59:00Z', '2027-03-28T23:01:00Z'],
  ['on the day they go back', '2027-10-31', '2027-10-31T23:59:00Z', '2027-11-01T00:01:00Z'],
])(
  'it holds at 23:59 of its last day in London and not at 00:01: %s',
  async (...[, last, before, after]) => {
    const teacher = await staff()
    const id = await discloseBy(teacher)
    await head.post(`/disclosures/${id}/decide`, { ...allowing, ...dayFields('ends', last) })
    const question = `${niece}&record=${id}`
    const { personId } = teacher
    const late = await atMoment(db, { trust, at: before, personId })
    const next = await atMoment(db, { trust, at: after, personId })

    expect(headingOf(await answerTo(late, question))).toBe('Yes')
    expect((await late.get(`/disclosures/${id}`)).page).not.toContain('Ended')
    expect(headingOf(await answerTo(next, question))).toBe('Yes, if')
    expect((await next.get(`/disclosures/${id}`)).page).toContain('Ended')
  },
)

test('a head whose role ended yesterday reads nothing; one whose role ends tonight does, to midnight', async () => {
  const id = await discloseBy(await staff())
  const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
  const headUntil = async (until: string) => {
    const { personId } = await staff()
    await giveRole(needs, {
      trustId: trust.trustId,
      personId,
      role: 'headteacher',
      schoolId: school.schoolId,
      capacity: 'holder',
      from: '2026-09-01',
      until,
      by: 'test',
    })
    return personId
  }
  const statusAt = async (personId: string, at: string) => {
    const who = await atMoment(db, { trust, at, personId })
    const read = await who.get(`/disclosures/${id}`)
    const decided = await who.post(`/disclosures/${id}/decide`, { decision: '' })
    return [read.status, decided.status]
  }
  const [ended, ending] = [await headUntil('2026-11-20'), await headUntil('2026-11-21')]

  expect(await statusAt(ended, '2026-11-20T12:00:00Z')).toEqual([403, 403])
  expect(await statusAt(ending, '2026-11-20T23:59:00Z')).toEqual([200, 422])
  expect(await statusAt(ending, '2026-11-21T00:01:00Z')).toEqual([403, 403])
})

test('who moved to another school overnight is no longer read by the head they left', async () => {
  const teacher = await staff()
  const id = await discloseBy(teacher)
  await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .updateTable('stay')
      .set({ until_day: '2026-11-21' })
      .where('person_id', '=', teacher.personId)
      .execute(),
  )
  const { personId } = head
  const today = await atMoment(db, { trust, at: '2026-11-20T23:59:00Z', personId })
  const tomorrow = await atMoment(db, { trust, at: '2026-11-21T00:01:00Z', personId })

  expect((await today.get(`/disclosures/${id}`)).status).toBe(200)
  expect((await tomorrow.get(`/disclosures/${id}`)).status).toBe(403)
  expect((await tomorrow.get('/disclosures')).page).not.toContain(id)
})
