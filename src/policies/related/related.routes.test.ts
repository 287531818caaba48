import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { clockAt } from '#core/clock.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { insiderOf } from '#test/people-pages.ts'
import { rulebooksOf } from '#test/rulebooks.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = rulebooksOf('DOW', 'WDA', 'LEA')
const app = testApp({ db, library })
const [dow, wda, lea] = [
  await keepTrust({ db }, { code: 'DOW', name: 'DoWMAT', slug: 'dowmat' }),
  await keepTrust({ db }, { code: 'WDA', name: 'Whinless Down', slug: 'whinless-down' }),
  await keepTrust({ db }, { code: 'LEA', name: 'Leading Edge', slug: 'leading-edge' }),
]
await keepEditions({ db, library, clock: clockAt('2026-11-20T08:00:00Z') })

type Asked = Parameters<typeof signedIn>[1]
const as = async (asked: Asked) => insiderOf(app, asked.trust, await signedIn(db, asked))
const open = async (slug: string, path = '/related') =>
  (await app.request(`/trusts/${slug}${path}`)).text()
const filled = (fields = {}) => ({
  record: newId(),
  link: 'https://example.org/document',
  status: 'in-force',
  ...fields,
})

test('every document the text names is listed with its clause, and reported while nobody recorded where it is', async () => {
  const page = await open('whinless-down')

  expect(page).toContain('Anti-bullying policy')
  expect(page).toContain('#WDA-2.01')
  expect(page).toMatch(/Keeping Children Safe in Education[^]*?Missing/)
  expect(page).not.toContain('Record where it is')
})

test('the complaints procedure is for everyone, and that for whistleblowing for staff', async () => {
  const staff = await as({ trust: wda })
  const parent = await makePerson(db, wda, { stays: [{ kind: 'parent' }] })
  const atHome = await as({ trust: wda, person: parent })

  expect(await open('whinless-down')).toContain('Complaints procedure')
  expect(await open('whinless-down')).not.toContain('Whistleblowing')
  expect((await atHome.get('/related')).page).not.toContain('Whistleblowing')
  expect((await staff.get('/related')).page).toContain('Whistleblowing procedure')
})

test('a link with edition and owner is recorded and shown to everyone; what it was before stays on record', async () => {
  const central = await as({ trust: wda, roles: ['trust-central'] })
  const path = '/related/anti-bullying-policy'
  const first = filled({ edition: '2025', owner: 'Headteacher' })
  const answer = await central.post(path, first)
  await central.post(path, first)
  await central.post(path, filled({ link: 'https://example.org/new', edition: '2026' }))

  expect(answer.status).toBe(303)
  expect((await central.follow(answer)).page).toContain('What you recorded is kept')
  expect(await open('whinless-down')).toContain('href="https://example.org/new"')
  const { page } = await central.get(path)
  expect(page.match(/In force, 2025/g)).toHaveLength(1)
  expect(page).toContain('https://example.org/document')
  const entries = await db.transactionFor(wda.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('subject_id')
      .where('action', '=', 'related-document.recorded')
      .execute(),
  )
  expect(entries).toEqual([
    { subject_id: 'anti-bullying-policy' },
    { subject_id: 'anti-bullying-policy' },
  ])
})

test.each([
  ['no link', { link: '' }, 'Enter where people can read it', 'link'],
  ['a link that runs', { link: 'javascript:alert(1)' }, 'begins with https://', 'link'],
  ['no word on how it stands', { status: '' }, 'Select how it stands', 'status'],
  ['an edition nobody could read', { edition: 'x'.repeat(61) }, '60 characters', 'edition'],
  ['half a day', { 'until-day': '1' }, 'must have a month', 'until-month'],
])('with %s nothing is recorded, and what was typed stays', async (...given) => {
  const [, wrong, says, field] = given
  const central = await as({ trust: wda, roles: ['trust-central'] })
  const { status, page } = await central.post(
    '/related/code-of-conduct',
    filled({ owner: 'Clerk', ...wrong }),
  )

  expect(status).toBe(422)
  expect(page).toContain(says)
  expect(page).toContain(`href="#${field}"`)
  expect(page).toContain('value="Clerk"')
})

test('an edition newer than the one the policy cites opens one review of the policy', async () => {
  const clerk = await as({ trust: wda, roles: ['clerk'] })
  const path = '/related/keeping-children-safe-in-education'
  const newer = { edition: 'September 2025', link: 'https://example.org/kcsie' }
  const answer = await clerk.post(path, filled(newer))
  await clerk.post(path, filled({ ...newer, owner: 'Department for Education' }))

  const { page } = await clerk.follow(answer)
  expect(page).toContain('so a review of the policy was opened')
  expect(page).toContain('The policy cites 2022, and September 2025 is out.')
  const reviews = await db.transactionFor(wda.trustId, ({ query }) =>
    query.selectFrom('review_task').select(['cause', 'clause', 'reason']).execute(),
  )
  expect(reviews).toHaveLength(1)
  expect(reviews[0]).toMatchObject({ cause: 'guidance-change' })
  expect(reviews[0]?.reason).toContain('WDA-1.02 cites 2022')
  expect((await clerk.get('')).page).toContain('guidance has changed')
})

test('each school sees its own document, and its head records it for that school alone', async () => {
  const [ash, elm] = [await makeSchool(db, dow, 'Ash'), await makeSchool(db, dow, 'Elm')]
  const stays = [{ kind: 'staff' as const, schoolId: ash.schoolId }]
  const person = await makePerson(db, dow, { stays })
  const head = await as({
    trust: dow,
    person,
    roles: [{ role: 'headteacher', schoolId: ash.schoolId }],
  })
  const path = '/related/academy-online-safety-policy'
  const own = filled({ link: 'https://ash.example.org/online' })

  expect((await head.post(`${path}?school=${ash.schoolId}`, own)).status).toBe(303)
  expect((await head.post(`${path}?school=${elm.schoolId}`, filled())).status).toBe(403)
  expect((await head.post(path, filled())).status).toBe(403)
  expect((await head.get('/related')).page).toContain('href="https://ash.example.org/online"')
  const elmPage = await open('dowmat', `/related?school=${elm.schoolId}`)
  expect(elmPage).toContain('Of the school: Elm')
  expect(elmPage).not.toContain('ash.example.org')
  expect((await head.get('')).page).toContain('/trusts/dowmat/related')
})

test('a document that the text does not name is added, and says so', async () => {
  const central = await as({ trust: lea, roles: ['trust-central'] })
  const added = filled({ title: 'Mobile phones', kind: 'policy' })

  expect((await central.post('/related/new', added)).status).toBe(303)
  const page = await open('leading-edge')
  expect(page).toMatch(/Mobile phones[^]*?Added by the trust/)
  expect((await central.post('/related/new', filled())).page).toContain(
    'Enter what the document is called',
  )
})

test('those who do not write the policy record nothing', async () => {
  const teacher = await as({ trust: lea })

  expect((await teacher.get('/related')).page).not.toContain('Missing or outdated')
  expect((await teacher.post('/related/staff-code-of-conduct', filled())).status).toBe(403)
  expect((await teacher.get('/related/new')).status).toBe(403)
})

test('the page of the policy links the documents it names, and never those for staff', async () => {
  const central = await as({ trust: wda, roles: ['trust-central'] })
  await central.post(
    '/related/complaints-procedure',
    filled({ link: 'https://example.org/complain' }),
  )
  await central.post(
    '/related/whistleblowing-procedure',
    filled({ link: 'https://example.org/whistle' }),
  )
  const page = await open('whinless-down', '/policy')

  expect(page).toContain('href="https://example.org/complain"')
  expect(page).not.toContain('example.org/whistle')
  expect(page).toContain('href="/trusts/whinless-down/related"')
})

test('the template a policy was written from is named, and an edition of a later year opens one review', async () => {
  const clerk = await as({ trust: wda, roles: ['clerk'] })
  const path = '/related/social-media-policy-template-of-the-education-people'
  const reviews = () =>
    db.transactionFor(wda.trustId, ({ query }) =>
      query
        .selectFrom('review_task')
        .select(['clause', 'reason'])
        .where('cause', '=', 'template-change')
        .execute(),
    )

  expect(await open('whinless-down', '/policy')).toMatch(
    /template of The Education People[^]*?the template it was written from[^]*?#WDA-1\.01/,
  )
  await clerk.post(path, filled({ edition: '2022' }))
  expect(await reviews()).toEqual([])
  const answer = await clerk.post(path, filled({ edition: '2023' }))
  await clerk.post(path, filled({ edition: '2023', owner: 'The Education People' }))

  const { page } = await clerk.follow(answer)
  expect(page).toContain('so a review of the policy was opened')
  expect(page).toContain('The policy, in force from 2022, was written from it, and 2023 is out.')
  const [review, ...more] = await reviews()
  expect(more).toEqual([])
  expect(review).toMatchObject({ clause: 'WDA-1.01' })
  expect(review?.reason).toContain('2023 is out, and by clause WDA-1.01')
  expect((await clerk.get('')).page).toContain('its template has changed')
})

test('a template that the trust adds is kept as one', async () => {
  const central = await as({ trust: lea, roles: ['trust-central'] })
  const added = filled({ title: 'Model text', kind: 'template' })

  expect((await central.post('/related/new', added)).status).toBe(303)
  expect(await open('leading-edge')).toMatch(/Model text[^]*?written from this template/)
})
