import ical from 'node-ical'
import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { isRecord } from '#core/is-record.ts'
import { recordLeaving } from '#people/record-leaving.ts'
import { endRole } from '#people/roles/end-role.ts'
import { rolesOf } from '#people/roles/roles-of.ts'
import { asksOfSchools } from '#test/local-reviews.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import type { Insider } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'
import { policyPages, type PolicyPages } from '#test/trust-with-policy.ts'

const db = await testDb()
const asked = asksOfSchools('review', 'local academy committee')
const soon = { 'due: 2024-08-31': 'due: 2026-12-18' }

describe('the page in the account', () => {
  test('shows one’s days, and makes an address that is shown once', async () => {
    const at = await policyPages(db, soon)
    const clerk = await at.as({ roles: ['clerk'] })
    expect((await clerk.get('/account')).page).toContain(
      `"/trusts/${at.trust.slug}/account/calendar"`,
    )
    expect((await clerk.get('/account/calendar')).page).toContain('18 December 2026')

    const made = await clerk.post('/account/calendar')

    expect(made.page).toContain('/calendar.ics?key=hrcal_')
    expect((await clerk.get('/account/calendar')).page).not.toContain('hrcal_')
    expect(JSON.stringify(await keysOf(at))).not.toContain(keyIn(made.page))
  })

  test('a new address ends the one before, and ending it leaves none', async () => {
    const at = await policyPages(db)
    const clerk = await at.as({ roles: ['clerk'] })
    const first = await makeKey(clerk)
    const second = await makeKey(clerk)

    expect((await feed(at, first)).status).toBe(404)
    expect((await feed(at, second)).status).toBe(200)
    await clerk.post('/account/calendar/end')
    expect((await feed(at, second)).status).toBe(404)
    const held = (await clerk.get('/account/held')).page
    expect(held).toContain('Private addresses of your calendar')
    expect(held.match(/, ended /g)).toHaveLength(2)
  })
})

describe('the address', () => {
  test('gives whole days that another program reads as they are', async () => {
    const at = await policyPages(db, { ...soon, ...asked })
    const ash = await makeSchool(
      db,
      at.trust,
      'Ash; “Elm”, and\\Oak School with a name that is long',
    )
    const clerk = await at.as({ roles: ['clerk'] })

    const { text, type } = await feed(at, await makeKey(clerk))

    expect(type).toBe('text/calendar; charset=utf-8')
    const read = eventsIn(text)
    expect(read).toMatchObject([
      {
        uid: `local-review-${at.edition.seal.slice(0, 24)}-${ash.schoolId}@houserules`,
        summary: `Have the policy reviewed at ${ash.name}`,
        datetype: 'date',
        day: '2026-12-10',
      },
      {
        uid: `policy-review-${at.edition.seal.slice(0, 24)}@houserules`,
        summary: 'Review the policy',
        datetype: 'date',
        day: '2026-12-18',
      },
    ])
  })

  test('keeps to the form of the standard: line ends, folded lines, its own stamp', async () => {
    const at = await policyPages(db, { ...soon, ...asked })
    await makeSchool(db, at.trust, 'Äußere Übungsschule für größere Mädchen und Jungen im Öland')
    const clerk = await at.as({ roles: ['clerk'] })

    const { text } = await feed(at, await makeKey(clerk))

    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    expect(text.match(/^DTSTART;VALUE=DATE:\d{8}\r$/gm)).toHaveLength(2)
    expect(text.match(/^DTSTAMP:20261120T120000Z\r$/gm)).toHaveLength(2)
    expect(text).not.toContain('TZID')
  })

  test('is not sent again to whoever has it, and is when a day moved', async () => {
    const at = await policyPages(db, soon)
    const clerk = await at.as({ roles: ['clerk'] })
    const key = await makeKey(clerk)
    const had = await feed(at, key)

    const again = await feed(at, key, { 'if-none-match': had.etag })
    expect([again.status, again.text]).toEqual([304, ''])
    const open = { cause: 'lesson', reason: 'A new app.', ...due }
    await clerk.post('/reviews/new', open)

    const later = await feed(at, key, { 'if-none-match': had.etag })
    expect(later.status).toBe(200)
    expect(eventsIn(later.text)).toHaveLength(2)
  })

  test('is each person’s own: a teacher has no review to do', async () => {
    const at = await policyPages(db, soon)
    const teacher = await at.as()

    const { status, text } = await feed(at, await makeKey(teacher))

    expect(status).toBe(200)
    expect(eventsIn(text)).toEqual([])
  })

  test.each([
    ['only its beginning', 'hrcal_'],
    ['one that was guessed', `hrcal_${'a'.repeat(43)}`],
    ['one that is very long', 'hrcal_'.repeat(2000)],
    ['a piece of SQL', "hrcal_' or 1=1"],
    ['nothing', ''],
  ])('with %s for a key opens nothing', async (_, key) => {
    const at = await policyPages(db)

    expect((await feed(at, key)).status).toBe(404)
  })

  test('of another trust opens nothing here, and nothing but the calendar', async () => {
    const [at, other] = [await policyPages(db), await policyPages(db)]
    const key = await makeKey(await other.as({ roles: ['clerk'] }))

    expect((await feed(at, key)).status).toBe(404)
    for (const path of ['', '/account', '/reviews', '/people/calendar.ics']) {
      const { slug } = other.trust
      const got = await other.app.request(`/trusts/${slug}${path}?key=${key}`)
      expect(got.status).not.toBe(200)
    }
  })

  test('opens nothing once its owner has left', async () => {
    const at = await policyPages(db, soon)
    const person = await makePerson(db, at.trust)
    const key = await makeKey(await at.as({ person, roles: ['clerk'] }))
    const clock = clockAt('2026-11-20T12:00:00Z')
    const { trustId } = at.trust
    const leaving = { trustId, by: 'test', personId: person.personId, on: '2026-11-20' }
    expect(await recordLeaving({ db, clock }, leaving)).toMatchObject({ ok: true })

    expect((await feed(at, key)).status).toBe(404)
  })

  test('shows nothing of a role any more once that has ended', async () => {
    const at = await policyPages(db, soon)
    const clerk = await at.as({ roles: ['clerk'] })
    const key = await makeKey(clerk)
    expect(eventsIn((await feed(at, key)).text)).toHaveLength(1)
    const { trustId } = at.trust
    const [held] = await rolesOf({ db }, { trustId, personId: clerk.personId })
    const ending = { trustId, by: 'test', holdingId: held?.holdingId ?? '', on: '2026-11-20' }
    const clock = clockAt('2026-11-20T12:00:00Z')
    expect(await endRole({ db, clock }, ending)).toMatchObject({ ok: true })

    const { status, text } = await feed(at, key)

    expect([status, eventsIn(text)]).toEqual([200, []])
  })

  test.each([
    [true, 200],
    [false, 404],
  ])('of an account that the trust’s directory has open (%s) gives %s', async (isOpen, status) => {
    const at = await policyPages(db, soon)
    const clerk = await at.as({ roles: ['clerk'] })
    const key = await makeKey(clerk)

    await keepAccount(at, clerk.personId, isOpen)

    expect((await feed(at, key)).status).toBe(status)
  })

  test('without a key is for whoever has signed in', async () => {
    const at = await policyPages(db, soon)
    const clerk = await at.as({ roles: ['clerk'] })

    expect(eventsIn((await clerk.get('/calendar.ics')).page)).toHaveLength(1)
    const stranger = await at.app.request(`/trusts/${at.trust.slug}/calendar.ics`)
    expect(await stranger.text()).not.toContain('VCALENDAR')
  })
})

async function keepAccount({ trust }: PolicyPages, personId: string, isActive: boolean) {
  const at = clockAt('2026-11-20T12:00:00Z').now()
  const who = { trust_id: trust.trustId, person_id: personId, is_active: isActive }
  const account = { ...who, user_name: 'ada', user_name_folded: 'ada', made_at: at, changed_at: at }
  await db.transactionFor(trust.trustId, ({ query }) =>
    query.insertInto('scim_user').values(account).execute(),
  )
}

const due = { 'due-day': '10', 'due-month': '12', 'due-year': '2026' }

async function makeKey(by: Insider): Promise<string> {
  return keyIn((await by.post('/account/calendar')).page)
}

function keyIn(page: string): string {
  const [, key] = /calendar\.ics\?key=([\w-]+)/.exec(page) ?? []
  if (key === undefined) throw new Error('no key on the page')
  return key
}

async function feed({ app, trust }: PolicyPages, key: string, headers = {}) {
  const path = `/trusts/${trust.slug}/calendar.ics?key=${encodeURIComponent(key)}`
  const response = await app.request(path, { headers })
  return {
    status: response.status,
    text: await response.text(),
    type: response.headers.get('content-type'),
    etag: response.headers.get('etag') ?? '',
  }
}

/** The days in a file, as an independent reader has them. */
function eventsIn(text: string) {
  return Object.values(ical.sync.parseICS(text)).flatMap((part) => {
    if (!isRecord(part) || part['type'] !== 'VEVENT') return []
    const { uid, summary, datetype, start } = part
    return [{ uid, summary, datetype, day: start instanceof Date ? localDay(start) : '' }]
  })
}

/** node-ical gives a whole day as midnight of the machine's own time zone. */
function localDay(start: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${start.getFullYear()}-${two(start.getMonth() + 1)}-${two(start.getDate())}`
}

async function keysOf({ trust }: PolicyPages) {
  return db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('calendar_key').selectAll().execute(),
  )
}
