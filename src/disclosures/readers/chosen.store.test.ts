import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { withdrawDisclosure, addToDisclosure } from '#disclosures/change-disclosure.ts'
import { decideDisclosure, type Deciding } from '#disclosures/decide-disclosure.ts'
import type { Disclosable } from '#disclosures/disclosable.ts'
import type { Disclosure } from '#disclosures/disclosure.ts'
import { countWaiting, listDisclosuresTo } from '#disclosures/list-disclosures.ts'
import { visitor } from '#test/at-the-door.ts'
import { disclosableIn, makeDisclosers } from '#test/disclosing.ts'
import { testDb } from '#test/test-db.ts'

import { readersOf } from './readers.ts'

const db = await testDb()
const made = await makeDisclosers(db)
const { needs, trust, school, sister, staffAt, teacher, head, dsl, disclosing, disclosed, decide } =
  made
const { trustId } = trust
const day = '2026-11-20'

const mailTo = async (personId: string) => {
  const rows = await db.transactionFor(trustId, ({ query }) =>
    query.selectFrom('mail_message').select('kind').where('person_id', '=', personId).execute(),
  )
  return rows.length
}

describe('whom of several line managers it is meant for', () => {
  const approval = { kind: 'approval', disclosable: disclosableIn('LEA', 'approval') } as const
  const managers = async () => [
    await staffAt(school.schoolId, ['line-manager']),
    await staffAt(school.schoolId, ['line-manager']),
  ]

  test('is for its author to choose, and nobody else is told, reads it or decides', async () => {
    const [own = '', other = ''] = await managers()
    const asked = await disclosed({ ...approval, to: ['line-manager'], chosen: [own] })
    const decision = { role: 'line-manager', endsOn: '2027-05-03' } as const
    const readers = await readersOf(needs, { trustId, disclosure: asked })

    expect(readers.map(({ personId }) => personId)).toEqual([own])
    expect([await mailTo(own), await mailTo(other)]).toEqual([1, 0])
    expect(await decide(asked, { ...decision, by: other })).toEqual({
      ok: false,
      error: { type: 'not-chosen' },
    })
    expect(await decide(asked, { ...decision, by: own })).toMatchObject({ ok: true })
  })

  test('is all of them when nobody is chosen', async () => {
    const [own = '', other = ''] = await managers()
    const asked = await disclosed({ ...approval, to: ['line-manager'] })
    const readers = await readersOf(needs, { trustId, disclosure: asked })
    const ids = readers.map(({ personId }) => personId)

    expect(ids).toEqual(expect.arrayContaining([own, other]))
  })

  test('is nobody who does not hold such a role there, nor without one for each role', async () => {
    const [own = ''] = await managers()
    const elsewhere = await staffAt(sister.schoolId, ['line-manager'])
    const to = ['line-manager', 'headteacher']
    const choosing = async (...chosen: readonly string[]) => {
      const result = await disclosing({ ...approval, to, chosen })
      return result.ok ? 'sent' : result.error.type
    }

    expect(await choosing(elsewhere, head)).toBe('wrongly-chosen')
    expect(await choosing(dsl, own, head)).toBe('wrongly-chosen')
    expect(await choosing(own)).toBe('wrongly-chosen')
    expect(await choosing(own, head)).toBe('sent')
  })
})

test('whoever discloses is never among those who read it for others', async () => {
  const own = await staffAt(school.schoolId, ['headteacher'])
  const disclosure = await disclosed({ by: own })
  const readers = await readersOf(needs, { trustId, disclosure })

  expect(readers.map(({ personId }) => personId)).toContain(head)
  expect(readers.map(({ personId }) => personId)).not.toContain(own)
  expect(await mailTo(own)).toBe(0)
})

describe('where a policy names all of several', () => {
  const form: Disclosable = {
    ...disclosableIn('WDA', 'tie'),
    to: { type: 'all', roles: ['headteacher', 'dsl'] },
  }
  const toBoth = () => disclosed({ disclosable: form, to: ['headteacher', 'dsl'] })
  const settled = async (
    before: Disclosure,
    ...decisions: readonly Partial<Deciding>[]
  ): Promise<Disclosure> => {
    let disclosure = before
    for (const one of decisions) {
      const decided = await decide(disclosure, one)
      if (!decided.ok) throw new Error(decided.error.type)
      disclosure = decided.value
    }
    return disclosure
  }
  const asHead = { by: head, role: 'headteacher', endsOn: '2027-05-03' } as const
  const asDsl = { by: dsl, role: 'dsl', endsOn: '2027-03-01' } as const
  const waitsFor = async (personId: string, role: string): Promise<number> =>
    countWaiting(
      { db },
      {
        day,
        visitor: visitor({
          trustId,
          personId,
          holdings: [{ role, schoolId: school.schoolId, capacity: 'holder' }],
        }),
      },
    )

  test('it is sent to all of them and to no fewer', async () => {
    expect(await disclosing({ disclosable: form, to: ['headteacher'] })).toMatchObject({
      error: { type: 'wrong-recipients' },
    })
  })

  test('one alone does not settle it: it waits for the other, and for nobody twice', async () => {
    const by = [await waitsFor(head, 'headteacher'), await waitsFor(dsl, 'dsl')]
    const half = await settled(await toBoth(), asHead)

    expect(half).toMatchObject({ state: 'waiting', fromDay: undefined, endsOn: undefined })
    expect(await waitsFor(head, 'headteacher')).toBe(by[0])
    expect(await waitsFor(dsl, 'dsl')).toBe((by[1] ?? 0) + 1)
    const others = await listDisclosuresTo(
      { db },
      {
        day,
        waiting: false,
        most: 99,
        visitor: visitor({
          trustId,
          personId: head,
          holdings: [{ role: 'headteacher', schoolId: school.schoolId, capacity: 'holder' }],
        }),
      },
    )
    expect(others.disclosures.map(({ disclosureId }) => disclosureId)).toContain(half.disclosureId)
  })

  test('its author is told once it is settled, and not of one yes alone', async () => {
    const by = await staffAt(school.schoolId)
    const asked = await disclosed({ by, disclosable: form, to: ['headteacher', 'dsl'] })
    const half = await settled(asked, asHead)
    const early = await mailTo(by)
    await settled(half, asDsl)

    expect([early, await mailTo(by)]).toEqual([0, 1])
  })

  test('a yes whose last day passed before the other decides counts no more', async () => {
    const half = await settled(await toBoth(), { ...asHead, endsOn: '2026-11-30' })
    const later = { ...needs, clock: clockAt('2026-12-05T12:00:00Z') }
    const { disclosureId, revision } = half
    const decision = { decision: 'allowed', note: '', disclosureId, revision, trust } as const

    expect(await decideDisclosure(later, { ...asDsl, ...decision })).toMatchObject({
      ok: true,
      value: { state: 'waiting', saidYes: { dsl: { endsOn: '2027-03-01' } } },
    })
  })

  test('it holds once all allowed it, with the conditions of any and to the first end', async () => {
    const conditions = { decision: 'allowed-with-conditions', note: 'Keep it apart' } as const
    const whole = await settled(await toBoth(), { ...asDsl, ...conditions }, asHead)

    expect(whole).toMatchObject({
      state: 'allowed-with-conditions',
      fromDay: day,
      endsOn: '2027-03-01',
    })
  })

  test('a refusal of one settles it, and then all decide anew', async () => {
    const refused = await settled(await toBoth(), asHead, {
      ...asDsl,
      decision: 'not-allowed',
      note: 'No',
    })
    const again = await settled(refused, asDsl)

    expect(refused).toMatchObject({ state: 'not-allowed', saidYes: {} })
    expect(again.state).toBe('waiting')
  })

  test('a yes is of what was said then: more words, and all decide anew', async () => {
    const half = await settled(await toBoth(), asHead)
    const { disclosureId, revision } = half
    const words = 'She is in my class now'
    const more = await addToDisclosure(needs, { trust, disclosureId, revision, by: teacher, words })
    if (!more.ok) throw new Error(more.error.type)

    expect((await settled(more.value, asDsl)).state).toBe('waiting')
  })

  test('it can be withdrawn while it waits for the other', async () => {
    const { disclosureId, revision } = await settled(await toBoth(), asHead)
    const changing = { trust, disclosureId, revision, by: teacher, words: '' }

    expect(await withdrawDisclosure(needs, changing)).toMatchObject({ ok: true })
  })
})
