import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import type { Role } from '#people/roles/role.ts'
import { canary } from '#test/disclosing.ts'
import { allowing as allowed, discloseBy, disclosurePages } from '#test/disclosure-pages.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { dayFields, insiderOf } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { app, trust, staff } = await disclosurePages(db, 'whinless-down')
const { trust: other } = await disclosurePages(db, 'leading-edge')
const sister = await makeSchool(db, trust, 'Birch School')
const teacher = await staff()
const head = await staff(['headteacher'])

describe('who reads and decides', () => {
  test('its author reads it, the head decides, and its author cannot', async () => {
    const id = await discloseBy(teacher)
    const own = await teacher.get(`/disclosures/${id}`)
    const ownDecision = await teacher.post(`/disclosures/${id}/decide`, allowed)
    const decided = await head.post(`/disclosures/${id}/decide`, allowed)
    const { page } = await teacher.follow(decided)

    expect(own.page).toContain(canary)
    expect(ownDecision.status).toBe(403)
    expect(decided.status).toBe(303)
    expect(page).toMatch(/Allowed, decided as Headteacher/)
    expect(page).toContain('From 20 November 2026 to 3 May 2027')
  })

  test('a head who discloses is decided on by the other head, not by themselves', async () => {
    const id = await discloseBy(head)
    const second = await staff(['headteacher'])

    expect((await head.post(`/disclosures/${id}/decide`, allowed)).status).toBe(403)
    expect((await second.post(`/disclosures/${id}/decide`, allowed)).status).toBe(303)
  })

  test.each<[string, readonly Role[], { readonly at?: typeof sister }]>([
    ['a colleague without a role', [], {}],
    ['a DSL, whom this text does not name', ['dsl'], {}],
    ['the head of another school', ['headteacher'], { at: sister }],
    ['the leadership team', ['leadership'], {}],
  ])('%s neither reads nor decides', async (_, roles, as) => {
    const id = await discloseBy(teacher)
    const who = await staff(roles, as)
    const tries = [
      await who.get(`/disclosures/${id}`),
      await who.get(`/disclosures/${id}/decide`),
      await who.post(`/disclosures/${id}/decide`, allowed),
      await who.post(`/disclosures/${id}/withdraw`, { revision: '1' }),
    ]
    const { page: list } = await who.get('/disclosures')

    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403])
    expect(tries.map(({ page }) => page).join('')).not.toContain(canary)
    expect(list).not.toContain(id)
  })

  test.each<[string, Role]>([
    ['a system administrator', 'system-administrator'],
    ['a trustee', 'trustee'],
    ['the data protection officer', 'trust-dpo'],
  ])('nor does %s', async (_, role) => {
    const id = await discloseBy(teacher)
    const person = await makePerson(db, trust, { stays: [{ kind: 'staff' }] })
    const who = insiderOf(app, trust, await signedIn(db, { trust, person, roles: [role] }))

    expect((await who.get(`/disclosures/${id}`)).status).toBe(403)
  })

  test('a password alone opens one’s own, and nothing of others to a head', async () => {
    const weakTeacher = await staff([], { strong: false })
    const weakHead = await staff(['headteacher'], { strong: false })
    const id = await discloseBy(weakTeacher)

    expect((await weakTeacher.get(`/disclosures/${id}`)).status).toBe(200)
    expect((await weakHead.get(`/disclosures/${id}`)).status).toBe(403)
    expect((await weakHead.post(`/disclosures/${id}/decide`, allowed)).status).toBe(403)
  })

  test('it closes after half an hour away', async () => {
    const id = await discloseBy(teacher)
    const late = insiderOf(testApp({ db, clock: clockAt('2026-11-20T12:31:00Z') }), trust, teacher)

    expect((await late.get(`/disclosures/${id}`)).location).toContain('/sign-in')
  })

  test('another trust has no such page, whoever asks there', async () => {
    const id = await discloseBy(teacher)
    const place = await makeSchool(db, other)
    const person = await makePerson(db, other, {
      stays: [{ kind: 'staff', schoolId: place.schoolId }],
    })
    const roles = [{ role: 'headteacher', schoolId: place.schoolId } as const]
    const stranger = insiderOf(app, other, await signedIn(db, { trust: other, person, roles }))

    expect((await stranger.get(`/disclosures/${id}`)).status).toBe(404)
    expect((await stranger.post(`/disclosures/${id}/decide`, allowed)).status).toBe(404)
  })
})

describe('a decision', () => {
  test.each([
    [{ decision: '' }, 'Select what you decide'],
    [{ 'ends-day': '', 'ends-month': '', 'ends-year': '' }, 'Enter the last day on which it holds'],
    [dayFields('ends', '2026-11-19'), 'The last day must be today or later'],
    [{ decision: 'more-to-say', note: '' }, 'Enter what you say to them'],
    [dayFields('talked', '2026-11-21'), 'The day you talked must be today or earlier'],
    [{ revision: '4' }, 'It changed since you opened it'],
  ])('%o is put right on the form', async (wrong, says) => {
    const id = await discloseBy(teacher)
    const { status, page } = await head.post(`/disclosures/${id}/decide`, { ...allowed, ...wrong })

    expect(status).toBe(422)
    expect(page).toContain(says)
  })

  test('asks for more, and the answer to that waits again', async () => {
    const id = await discloseBy(teacher)
    const more = { decision: 'more-to-say', note: 'Since when?', revision: '1' }
    await head.post(`/disclosures/${id}/decide`, more)
    const { page: home } = await teacher.get('')
    const added = await teacher.post(`/disclosures/${id}/more`, {
      words: 'Since 2014',
      revision: '2',
    })
    const { page } = await teacher.follow(added)

    expect(home).toContain('Say more about what you disclosed')
    expect(page).toContain('Since 2014')
    expect((await head.get('/disclosures')).page).toContain(id)
  })

  test('is offered on the home page of those whom it waits for, without saying what', async () => {
    const id = await discloseBy(teacher)
    const { page } = await head.get('')

    expect(page).toMatch(/Decide on (what was disclosed|\d+ disclosures) to you/)
    expect(page).not.toContain(id)
    expect(page).not.toContain(canary)
  })
})

test('what was withdrawn stays on record, and twice is once', async () => {
  const id = await discloseBy(teacher)
  const withdraw = { revision: '1', words: '' }
  const first = await teacher.post(`/disclosures/${id}/withdraw`, withdraw)
  const second = await teacher.post(`/disclosures/${id}/withdraw`, { ...withdraw, revision: '2' })
  const { page } = await teacher.follow(first)

  expect([first.status, second.status]).toEqual([303, 303])
  expect(page).toContain('Withdrawn')
  expect(page).toContain(canary)
})

test('a renewal begins with what was disclosed, for its author alone', async () => {
  const id = await discloseBy(teacher)
  const { page } = await teacher.get(`/disclosures/new?renews=${id}`)
  const { page: others } = await head.get(`/disclosures/new?renews=${id}`)

  expect(page).toContain(canary)
  expect(others).not.toContain(canary)
})
