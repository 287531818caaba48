import { describe, expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { newId } from '#core/ids.ts'
import { makeSchool, makeTrust } from '#test/makers.ts'
import { asksOfSchools, said, visit } from '#test/local-reviews.ts'
import { dayFields } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'
import { policyPages, type PolicyPages } from '#test/trust-with-policy.ts'

const db = await testDb()
const asked = asksOfSchools('review', 'local academy committee')

describe('where the text asks each school’s committee to review the policy', () => {
  test('everyone sees which schools have not, beside the board’s adoption', async () => {
    const at = await policyPages(db, asked)
    await makeSchool(db, at.trust, 'Ash School')
    await makeSchool(db, at.trust, 'Elm School')

    const page = await visit(at, '/adoption')

    expect(page).toContain('0 of 2 schools reviewed this edition')
    expect(page).toContain('approved by Trust Board, March 2023')
    expect(page).toContain('Still missing (2)')
    expect(page).toContain('Ash School')
    expect(page).toContain('No review is recorded')
    expect(page).not.toContain('>Record<')
  })

  test('the head of a school records its committee’s review, which everyone then sees', async () => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust, 'Ash School')
    await makeSchool(db, at.trust, 'Elm School')
    const head = await at.as({ roles: [{ role: 'headteacher', schoolId: ash.schoolId }] })

    const form = await head.get(`/adoption/${ash.schoolId}`)
    expect(form.page).toContain('value="local academy committee"')
    const kept = await head.post(`/adoption/${ash.schoolId}`, said())

    expect(kept).toMatchObject({
      status: 303,
      location: `/trusts/${at.trust.slug}/adoption?done=recorded`,
    })
    const page = await visit(at, '/adoption')
    expect(page).toContain('1 of 2 schools reviewed this edition')
    expect(page).toContain('Reviewed on 28 September 2026 by Ash local academy committee')
    expect(page).toContain('Still missing (1)')
    expect(page).not.toContain('minute 6')
  })

  test('the record says who recorded it, and nobody’s words', async () => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust)
    const head = await at.as({ roles: [{ role: 'headteacher', schoolId: ash.schoolId }] })
    const record = newId()

    await head.post(`/adoption/${ash.schoolId}`, said({ record }))

    const entries = await db.transactionFor(at.trust.trustId, (tx) =>
      findAuditOf(tx, { kind: 'local-review', id: record }),
    )
    expect(entries).toMatchObject([
      {
        actor: head.personId,
        action: 'local-review.recorded',
        facts: { school: ash.schoolId, kind: 'review', on: '2026-09-28' },
      },
    ])
    expect(JSON.stringify(entries)).not.toContain('minute 6')
  })

  test('a form that is sent twice records one review', async () => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust)
    const clerk = await at.as({ roles: ['clerk'] })
    const record = newId()

    await clerk.post(`/adoption/${ash.schoolId}`, said({ record }))
    const again = await clerk.post(`/adoption/${ash.schoolId}`, said({ record }))

    expect(again.status).toBe(303)
    expect(await recordsOf(at)).toHaveLength(1)
  })

  test('a correction stands in place of what it corrects, which stays on record', async () => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust, 'Ash School')
    const clerk = await at.as({ roles: ['clerk'] })
    const [record, path] = [newId(), `/adoption/${ash.schoolId}`]
    await clerk.post(path, said({ record }))

    const form = await clerk.get(`${path}?corrects=${record}`)
    expect(form.page).toContain('value="2026"')
    const right = said({ corrects: record, what: 'other', ...dayFields('on', '2026-10-05') })
    expect((await clerk.post(path, right)).status).toBe(303)

    expect(await visit(at, '/adoption')).toContain('Reviewed on 5 October 2026')
    expect(await recordsOf(at)).toHaveLength(2)
    const history = await clerk.get(path)
    expect(history.page).toContain('Reviewed on 28 September 2026')
    expect(history.page).toContain('corrects an earlier record')
  })

  test('two who correct one record do not both stand', async () => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust)
    const [one, other] = [await at.as({ roles: ['clerk'] }), await at.as({ roles: ['clerk'] })]
    const [record, path] = [newId(), `/adoption/${ash.schoolId}`]
    await one.post(path, said({ record }))
    const change = { corrects: record, what: 'other' }

    await one.post(path, said({ ...change, ...dayFields('on', '2026-10-05') }))
    const late = await other.post(path, said({ ...change, ...dayFields('on', '2026-10-06') }))

    expect(late.status).toBe(422)
    expect(late.page).toContain('Somebody has corrected this record meanwhile')
    expect(await visit(at, '/adoption')).toContain('Reviewed on 5 October 2026')
  })

  test('a record that was a mistake is taken back, and the school is missing again', async () => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust)
    const clerk = await at.as({ roles: ['clerk'] })
    const [record, path] = [newId(), `/adoption/${ash.schoolId}`]
    await clerk.post(path, said({ record }))

    const back = { record: newId(), corrects: record, what: 'never', minute: 'Wrong school.' }
    expect((await clerk.post(path, back)).status).toBe(303)

    expect(await visit(at, '/adoption')).toContain('0 of 1 school reviewed')
  })

  test.each([
    ['no day', { 'on-day': '', 'on-month': '', 'on-year': '' }, 'Enter the day on which'],
    ['a day to come', dayFields('on', '2026-11-21'), 'must be today or in the past'],
    ['a day of long ago', dayFields('on', '2021-03-01'), '1 March 2022 or later'],
    ['nobody who did it', { body: ' ' }, 'Enter who did it'],
    ['too long a minute', { minute: 'x'.repeat(201) }, 'Use up to 200 characters'],
  ])('with %s nothing is recorded, and what was typed stays', async (_, wrong, says) => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust)
    const clerk = await at.as({ roles: ['clerk'] })
    const typed = said({ minute: 'Minute 6 & 7', ...wrong })

    const got = await clerk.post(`/adoption/${ash.schoolId}`, typed)

    expect(got.status).toBe(422)
    expect(got.page).toContain(says)
    expect(got.page).toContain(`value="${typed['record']}"`)
    expect(got.page).toContain(`value="${typed['minute']?.replace('&', '&amp;')}"`)
    expect(await recordsOf(at)).toEqual([])
  })

  test('what was recorded of another school is not corrected from one’s own', async () => {
    const at = await policyPages(db, asked)
    const [ash, elm] = [await makeSchool(db, at.trust), await makeSchool(db, at.trust)]
    const clerk = await at.as({ roles: ['clerk'] })
    const head = await at.as({ roles: [{ role: 'headteacher', schoolId: ash.schoolId }] })
    const record = newId()
    await clerk.post(`/adoption/${elm.schoolId}`, said({ record }))

    const got = await head.post(`/adoption/${ash.schoolId}`, said({ corrects: record }))

    expect(got.status).toBe(422)
    expect(await recordsOf(at)).toHaveLength(1)
  })

  test('nobody records for a school that is not theirs', async () => {
    const at = await policyPages(db, asked)
    const [ash, elm] = [
      await makeSchool(db, at.trust, 'Ash School'),
      await makeSchool(db, at.trust, 'Elm School'),
    ]
    const head = await at.as({ roles: [{ role: 'headteacher', schoolId: ash.schoolId }] })
    const teacher = await at.as()

    expect((await head.post(`/adoption/${elm.schoolId}`, said())).status).toBe(403)
    expect((await teacher.get(`/adoption/${ash.schoolId}`)).status).toBe(403)
    expect((await head.get(`/adoption/${newId()}`)).status).toBe(404)
    const elsewhere = await makeSchool(db, await makeTrust(db))
    expect((await head.get(`/adoption/${elsewhere.schoolId}`)).status).toBe(404)
    const list = (await head.get('/adoption')).page
    expect(list).toContain(`/adoption/${ash.schoolId}"`)
    expect(list).not.toContain(`/adoption/${elm.schoolId}"`)
  })
})

async function recordsOf({ trust }: PolicyPages) {
  return db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('local_review').selectAll().execute(),
  )
}
