import { extractRawText } from 'mammoth'
import { describe, expect, test } from 'vitest'

import { asksOfSchools, said, visit } from '#test/local-reviews.ts'
import { makeSchool } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'
import { policyPages } from '#test/trust-with-policy.ts'

const db = await testDb()
const asked = asksOfSchools('review', 'local academy committee')
const copies = asksOfSchools('copy', 'the Trust')

test('a school’s own page of the policy shows its own date', async () => {
  const at = await policyPages(db, asked)
  const ash = await makeSchool(db, at.trust, 'Ash School')
  const path = `/schools/${ash.schoolId}/policy`
  expect(await visit(at, path)).toContain('No review is recorded for Ash School yet')
  const clerk = await at.as({ roles: ['clerk'] })

  await clerk.post(`/adoption/${ash.schoolId}`, said())

  const page = await visit(at, path)
  expect(page).toContain(`Ash School, ${at.edition.rulebook.control.name}`)
  expect(page).toContain('Reviewed on 28 September 2026 by Ash local academy committee.')
})

test('a school’s copy downloads under the school’s name', async () => {
  const at = await policyPages(db, copies)
  const ash = await makeSchool(db, at.trust, 'Ash School')
  const page = await visit(at, `/schools/${ash.schoolId}/policy`)
  const [href] = /[^"]*policy\.docx[^"]*/.exec(page) ?? ['']

  const copy = await (await at.app.request(href)).arrayBuffer()
  const plain = await at.app.request(`/trusts/${at.trust.slug}/policy.docx`)

  const textOf = async (bytes: ArrayBuffer) =>
    (await extractRawText({ buffer: Buffer.from(bytes) })).value
  expect(await textOf(copy)).toContain('Ash School')
  expect(await textOf(await plain.arrayBuffer())).not.toContain('Ash School')
})

test('where each school has a copy, it says what was issued and what is missing', async () => {
  const at = await policyPages(db, copies)
  const ash = await makeSchool(db, at.trust, 'Ash School')
  await makeSchool(db, at.trust, 'Elm School')
  const clerk = await at.as({ roles: ['clerk'] })

  await clerk.post(`/adoption/${ash.schoolId}`, said({ body: 'the Trust' }))

  const page = await visit(at, '/adoption')
  expect(page).toContain('1 of 2 schools have their copy of this edition')
  expect(page).toContain('Issued on 28 September 2026 by the Trust')
  expect(page).toContain('No copy has been issued')
  expect(await visit(at, `/schools/${ash.schoolId}/policy`)).toContain(
    'Issued on 28 September 2026',
  )
})

describe('where the text asks nothing of schools', () => {
  test('the page says so and lists none', async () => {
    const at = await policyPages(db)
    await makeSchool(db, at.trust, 'Ash School')

    const page = await visit(at, '/adoption')

    expect(page).toContain('asks nothing of single schools')
    expect(page).not.toContain('Ash School')
    expect(page).not.toContain('<table')
  })

  test('nothing can be recorded, and a school shows the trust’s edition', async () => {
    const at = await policyPages(db)
    const ash = await makeSchool(db, at.trust, 'Ash School')
    const clerk = await at.as({ roles: ['clerk'] })

    const own = `/adoption/${ash.schoolId}`
    expect((await clerk.get(own)).page).toContain('asks nothing of single schools')
    expect((await clerk.post(own, said())).status).toBe(422)
    expect(await visit(at, `/schools/${ash.schoolId}/policy`)).toContain('applies at Ash School as')
  })
})

describe('the home page', () => {
  test('asks the head of a school until it is recorded', async () => {
    const at = await policyPages(db, asked)
    const ash = await makeSchool(db, at.trust, 'Ash School')
    await makeSchool(db, at.trust, 'Elm School')
    const head = await at.as({ roles: [{ role: 'headteacher', schoolId: ash.schoolId }] })
    expect((await head.get('')).page).toContain('Have the policy reviewed at Ash School')
    expect((await head.get('')).page).not.toContain('reviewed at Elm School')

    await head.post(`/adoption/${ash.schoolId}`, said())

    expect((await head.get('')).page).not.toContain('Have the policy reviewed')
  })

  test('has one line for many schools of a clerk, and none for a teacher', async () => {
    const at = await policyPages(db, asked)
    for (const name of ['Ash', 'Elm', 'Oak', 'Yew']) await makeSchool(db, at.trust, name)

    const clerk = await at.as({ roles: ['clerk'] })
    const teacher = await at.as()

    expect((await clerk.get('')).page).toContain('Have the policy reviewed at 4 schools')
    expect((await teacher.get('')).page).not.toContain('Have the policy reviewed')
  })
})
