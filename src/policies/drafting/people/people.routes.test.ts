import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { peopleFields } from '#policies/drafting/people/people-form.ts'
import { peopleIn } from '#policies/drafting/people/people-parts.ts'
import { openFronts } from '#policies/drafting/control/front-parts.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { readinessOf } from '#policies/drafts/readiness.ts'
import { clausesBinding } from '#rulebooks/writing/people-uses.ts'
import { makeTrustWithPages } from '#test/browsing.ts'
import { fiveRulebooks } from '#test/rulebooks.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { texts } from '#test/writing.ts'

const db = await testDb()
const library = fiveRulebooks()
const { trust, themes } = await makeTrustWithPages(db)
const app = testApp({ db, themes, library })
const { trustId } = trust
const clerk = await signedIn(db, { trust, roles: ['clerk'] })
const trustee = await signedIn(db, { trust, roles: ['trustee'] })
const vocabularyText = [...library.editions.values()][0]?.vocabularyText ?? ''
/** A text with the words `staff`, `covered`, `staff_and_board` and `community`. */
const source = texts[0] ?? ''

async function begun() {
  const draftId = newId()
  const clock = clockAt('2026-11-20T10:00:00Z')
  const by = clerk.personId
  await beginDraft({ db, clock }, { trustId, draftId, by, title: 'A', source, reason: 'x' })
  return { draftId, home: `/trusts/${trust.slug}/drafts/${draftId}/people` }
}

/** The form of a word as the page shows it, with changes; a name may stand in it several times. */
function formOf(name: string, change: (fields: URLSearchParams) => void): URLSearchParams {
  const held = peopleIn(source, name, openFronts())
  if (held === undefined) throw new Error('no such word')
  const fields = peopleFields(held)
  fields.set('base', '1')
  fields.set('reason', 'The board asked')
  change(fields)
  return fields
}

async function post(address: string, fields: URLSearchParams, by = clerk) {
  fields.set('form_token', by.formToken)
  const response = await app.request(address, {
    method: 'POST',
    headers: { ...by.headers, host: 'localhost', origin: 'http://localhost' },
    body: fields,
  })
  return { status: response.status, page: await response.text(), headers: response.headers }
}

async function get(address: string, by = clerk) {
  const response = await app.request(address, { headers: by.headers })
  return { status: response.status, page: await response.text() }
}

async function draftOf(draftId: string) {
  const draft = await findDraft({ db }, { trustId, draftId })
  if (draft === undefined) throw new Error('no draft')
  return { ...draft, ...readinessOf(draft.source, vocabularyText) }
}

test('the list says whom each word takes in, and the form of a word holds what the text says', async () => {
  const { home } = await begun()

  const { page } = await get(home)
  const form = (await get(`${home}/covered`)).page

  expect(page).toContain('staff and board')
  expect(page).toContain('Director or trustee from 2024-10-04')
  expect(form).toMatch(/value="pupil"[^>]*checked/)
  expect(form).not.toMatch(/name="are"[^>]*value="visitor"[^>]*checked/)
  expect(form).toMatch(/name="later-0-year"[^>]*value="2024"/)
  expect(form).toContain('value="Neither list of people covered names volunteers."')
})

test('a form sent as it is changes nothing', async () => {
  const { draftId, home } = await begun()

  for (const name of ['staff', 'covered', 'staff_and_board']) {
    expect(
      (
        await post(
          `${home}/${name}`,
          formOf(name, () => undefined),
        )
      ).status,
    ).toBe(303)
  }

  expect(await draftOf(draftId)).toMatchObject({ revision: 1, source })
})

test('whom a word takes in is changed, and every rule that uses the word must be confirmed again', async () => {
  const { draftId, home } = await begun()

  const sent = await post(
    `${home}/staff`,
    formOf('staff', (fields) => {
      fields.append('are', 'visitor')
      fields.set('doubt-1-who', 'governor')
      fields.set('doubt-1-setting', 'scope.governors')
      fields.set('doubt-1-why', 'Not said')
      fields.set('later-0-who', 'director')
      fields.set('later-0-day', '1')
      fields.set('later-0-month', '9')
      fields.set('later-0-year', '2026')
    }),
  )

  expect(sent.status).toBe(303)
  const { edition, unconfirmed, mistakes } = await draftOf(draftId)
  expect(mistakes).toEqual([])
  expect(edition?.rulebook.people.get('staff')).toMatchObject({
    roles: ['employees', 'contractor', 'visitor'],
    later: [{ role: 'director', from: 20260901 }],
    doubtful: [{ roles: ['volunteer'] }, { roles: ['governor'], setting: 'scope.governors' }],
  })
  const open = new Set(unconfirmed.map(({ clause }) => clause))
  const bound = clausesBinding(source, 'staff')
  expect(bound.length).toBeGreaterThan(5)
  expect(open).toEqual(new Set(bound))
  // `community` does not take staff in, so rules that bind only the community stay confirmed.
  const others = clausesBinding(source, 'community').filter((id) => !bound.includes(id))
  expect(others.length).toBeGreaterThan(0)
  expect(others.some((id) => open.has(id))).toBe(false)
})

test('another clause for a word leaves its rules confirmed', async () => {
  const { draftId, home } = await begun()

  await post(
    `${home}/staff`,
    formOf('staff', (fields) => fields.set('clause', 'DOW-1.03')),
  )

  const { edition, unconfirmed } = await draftOf(draftId)
  expect(edition?.rulebook.people.get('staff')?.clause).toBe('DOW-1.03')
  expect(unconfirmed).toEqual([])
})

test('two people who tick two boxes both keep them; the same list changed twice is settled', async () => {
  const { draftId, home } = await begun()
  const change = (name: string, value: string) =>
    post(
      `${home}/staff`,
      formOf('staff', (fields) => fields.append(name, value)),
    )
  const why = (text: string) =>
    post(
      `${home}/staff`,
      formOf('staff', (fields) => fields.set('doubt-0-why', text)),
    )

  await change('are', 'visitor')
  await change('are', 'parent')
  const { edition } = await draftOf(draftId)
  expect(edition?.rulebook.people.get('staff')?.roles).toEqual([
    'employees',
    'contractor',
    'visitor',
    'parent',
  ])

  await why('As A says')
  const lost = await why('As B says')
  expect(lost.status).toBe(409)
  expect(lost.page).toContain('Somebody else changed this too')
  expect(lost.page).toContain('value="As B says"')
  expect(lost.page).toContain('As A says')
})

test('what is missing is asked for at its field, and what was typed stays', async () => {
  const { draftId, home } = await begun()
  const sent = await post(
    `${home}/staff`,
    formOf('staff', (fields) => {
      fields.delete('are')
      fields.set('doubt-1-why', 'Only a why')
      fields.set('later-0-who', 'pupil')
      fields.set('reason', '')
    }),
  )

  expect(sent.status).toBe(422)
  for (const field of ['are', 'doubt-1-who', 'doubt-1-setting', 'later-0-day', 'reason']) {
    expect(sent.page).toContain(`href="#${field}"`)
    expect(sent.page).toContain(`id="${field}"`)
  }
  expect(sent.page).toContain('value="Only a why"')
  const wrong = await post(
    `${home}/staff`,
    formOf('staff', (f) => f.set('clause', 'DOW-99.1')),
  )
  expect(wrong.status).toBe(422)
  expect(await draftOf(draftId)).toMatchObject({ revision: 1 })
})

test('a new word stands last, once however often it is sent; a role is no new word', async () => {
  const { draftId, home } = await begun()
  const fields = () =>
    new URLSearchParams([
      ['base', '1'],
      ['word', 'Young people'],
      ['clause', 'DOW-1.03'],
      ['are', 'pupil'],
      ['are', 'former-pupil'],
      ['reason', 'New'],
    ])
  const role = fields()
  role.set('word', 'Former pupil')

  expect((await post(`${home}/new`, fields())).status).toBe(303)
  expect((await post(`${home}/new`, fields())).status).toBe(303)
  const refused = await post(`${home}/new`, role)

  expect(refused.status).toBe(422)
  expect(refused.page).toContain('value="Former pupil"')
  const { edition, revision } = await draftOf(draftId)
  expect(revision).toBe(2)
  expect([...(edition?.rulebook.people.keys() ?? [])].at(-1)).toBe('young_people')
})

test('who decides on a policy reads whom words take in and changes nothing', async () => {
  const { draftId, home } = await begun()

  expect((await get(home, trustee)).status).toBe(200)
  expect((await get(`${home}/staff`, trustee)).status).toBe(403)
  expect(
    (
      await post(
        `${home}/staff`,
        formOf('staff', () => undefined),
        trustee,
      )
    ).status,
  ).toBe(403)
  expect((await get(`${home}/nobody`)).status).toBe(404)
  expect(await draftOf(draftId)).toMatchObject({ revision: 1 })
})
