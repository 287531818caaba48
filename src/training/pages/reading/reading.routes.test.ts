import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { rewritten } from '#test/reading.ts'
import { askedOn, hiddenOf, readingPages, rightly } from '#test/reading-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, edition, as, putInForce } = await readingPages(db, 'STC')
const { schoolId } = await makeSchool(db, trust)
const whole = '/reading/item?what=read%3Apolicy'
const keptOf = (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('acknowledgement')
      .selectAll()
      .where('person_id', '=', personId)
      .orderBy('acknowledgement_id')
      .execute(),
  )
const auditOf = (personId: string) =>
  db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['action', 'facts'])
      .where('actor', '=', personId)
      .where('action', 'like', 'reading.%')
      .execute(),
  )

test('somebody new sees what is asked of them, by when and by which clause', async () => {
  const teacher = await as({})

  const { status, page } = await teacher.get('/reading')

  expect(status).toBe(200)
  expect(page).toContain('Read: The whole policy')
  expect(page).toContain('Learn: Using social media safely')
  expect(page).toContain('By 15 November 2026')
  expect(page).toContain('/policy/STC-0.04')
  expect(page).toContain('Overdue')
  expect(page).toContain('by the trust of its own accord')
})

test('who reads, answers rightly and says so is kept with edition, clauses, day and question', async () => {
  const teacher = await as({})
  const { page } = await teacher.get(whole)
  expect(page).not.toContain('This is asked by')
  const question = askedOn(page, edition)

  const said = await teacher.post('/reading/item', rightly(page, edition))

  expect(said.status).toBe(303)
  expect((await teacher.follow(said)).page).toContain('Kept. Thank you.')
  const [kept, ...more] = await keptOf(teacher.personId)
  expect(more).toEqual([])
  expect(kept).toMatchObject({
    requirement: 'read:policy',
    asks: 'read',
    seal: edition.seal,
    roles: ['teacher'],
    is_whole: true,
    on_day: '2026-11-20',
    question_clause: question?.clause,
    session_id: null,
  })
  expect(kept?.clauses.length).toBeGreaterThan(30)
  expect(kept?.question).toContain(question?.situation.slice(0, 30))
  expect(await auditOf(teacher.personId)).toMatchObject([
    {
      action: 'reading.acknowledged',
      facts: { requirement: 'read:policy', edition: edition.seal },
    },
  ])
  expect((await teacher.get('/reading')).page).toContain('Done on 20 November 2026')
})

test('a double click keeps one', async () => {
  const teacher = await as({})
  const form = rightly((await teacher.get(whole)).page, edition)

  const both = await Promise.all([
    teacher.post('/reading/item', form),
    teacher.post('/reading/item', form),
  ])

  const late = await teacher.post('/reading/item', form)

  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect((await teacher.follow(late)).page).toContain('Kept. Thank you.')
  expect(await keptOf(teacher.personId)).toHaveLength(1)
  expect(await auditOf(teacher.personId)).toHaveLength(1)
})

test('who said it in another tab is led to their list, and it is kept once', async () => {
  const teacher = await as({})
  const [one, other] = [await teacher.get(whole), await teacher.get(whole)]
  await teacher.post('/reading/item', rightly(one.page, edition))

  const said = await teacher.follow(
    await teacher.post('/reading/item', rightly(other.page, edition)),
  )

  expect(said.status).toBe(200)
  expect(said.page).toContain('Done on 20 November 2026')
  expect(await keptOf(teacher.personId)).toHaveLength(1)
})

test('a wrong answer shows the clause, asks the same once more and keeps nothing', async () => {
  const teacher = await as({})
  const { page } = await teacher.get(whole)
  const question = askedOn(page, edition)
  const wrong = question?.right === 'no' ? 'yes' : 'no'

  const again = await teacher.post('/reading/item', { ...rightly(page, edition), choice: wrong })

  expect(again.status).toBe(422)
  expect(again.page).toContain('That is not what the policy says')
  expect(again.page).toContain(`/policy/${question?.clause}`)
  expect(askedOn(again.page, edition)).toEqual(question)
  expect(await keptOf(teacher.personId)).toEqual([])
  expect((await teacher.post('/reading/item', rightly(again.page, edition))).status).toBe(303)
})

test.each([
  ['the answer', 'choice', 'Select what the policy says'],
  ['the tick', 'says', 'Tick the box to say so'],
])('without %s nothing is kept, and the page says what is missing', async (...given) => {
  const [, field, says] = given
  const teacher = await as({})
  const { page } = await teacher.get(whole)

  const again = await teacher.post('/reading/item', { ...rightly(page, edition), [field]: '' })

  expect(again.status).toBe(422)
  expect(again.page).toContain(says)
  expect(hiddenOf(again.page)).toEqual(hiddenOf(page))
  expect(await keptOf(teacher.personId)).toEqual([])
})

test('nobody says it for somebody else, and nobody sees what another acknowledged', async () => {
  const [one, other] = [await as({}), await as({})]
  const form = rightly((await one.get(whole)).page, edition)
  await one.post('/reading/item', { ...form, personId: other.personId })

  expect(await keptOf(other.personId)).toEqual([])
  expect((await other.get(`/reading/kept/${form['id']}`)).status).toBe(404)
  expect((await one.get(`/reading/kept/${form['id']}`)).status).toBe(200)
})

test.each(['read%3Anothing', 'self-check', '', '%00', 'document%3AThe+AUP'])(
  'what nobody is asked for (%s) is not there',
  async (what) => {
    const teacher = await as({})

    expect((await teacher.get(`/reading/item?what=${what}`)).status).toBe(404)
    const form = { what: decodeURIComponent(what), id: newId(), seal: edition.seal, says: 'yes' }
    expect((await teacher.post('/reading/item', form)).status).toBe(404)
  },
)

test('a parent is asked nothing, and the page says so', async () => {
  const parent = await makePerson(db, trust, { stays: [{ kind: 'parent' }] })
  const pages = await as({ person: parent })

  expect((await pages.get('/reading')).page).toContain('asks nothing of you')
})

describe('after a new edition', () => {
  const retold = rewritten(
    edition,
    'Everyone obeys data protection law when using',
    'All obey data protection law when they are using',
  )
  const next = rewritten(
    retold,
    '# Do\n',
    '# Do\n\n## STC-9.01 Reports\n\nLeads look at reports each day.\n\n```rule\nduty: monitor\nwho: [dsl]\nevery: 1 day\n```\n',
  )
  const doAll = async (pages: Awaited<ReturnType<typeof as>>, of = edition) => {
    for (const what of ['read%3Apolicy', 'learn%3Apolicy']) {
      const { page } = await pages.get(`/reading/item?what=${what}`)
      await pages.post('/reading/item', rightly(page, of))
    }
  }

  test('an open tab is told, and people are asked for what changed for them', async () => {
    const teacher = await as({})
    const dsl = await as({ roles: [{ role: 'dsl', schoolId }] })
    const late = await as({})
    const openTab = rightly((await late.get(whole)).page, edition)
    await doAll(teacher)
    await doAll(dsl)
    await putInForce(next, '2026-12-01')
    const on = '2026-12-01'
    const [teacherThen, dslThen, lateThen] = [
      await as({ person: teacher, on }),
      await as({ person: dsl, on }),
      await as({ person: late, on }),
    ]

    const told = await lateThen.post('/reading/item', openTab)
    expect(told.status).toBe(409)
    expect(told.page).toContain('This changed while you were reading')
    expect(await keptOf(late.personId)).toEqual([])

    const forTeacher = (await teacherThen.get(whole)).page
    expect(forTeacher).toContain('STC-2.04')
    expect(forTeacher).toContain('<ins>')
    expect(forTeacher).not.toContain('STC-9.01')
    const forDsl = (await dslThen.get(whole)).page
    expect(forDsl).toContain('STC-9.01')
    expect(forDsl).toContain('2 clauses that concern you changed')

    await teacherThen.post('/reading/item', rightly(forTeacher, next))
    const kept = await keptOf(teacher.personId)
    expect(
      kept.map(({ requirement, seal, is_whole: isWhole }) => [requirement, seal, isWhole]),
    ).toEqual([
      ['read:policy', edition.seal, true],
      ['learn:policy', edition.seal, true],
      ['read:policy', next.seal, false],
    ])
    expect(kept[2]?.clauses).toEqual(['STC-2.04'])
    const old = await teacherThen.get(`/reading/kept/${kept[0]?.acknowledgement_id}`)
    expect(old.page).toContain(edition.seal.slice(0, 16))
  })

  test('who is not concerned by a change is asked nothing, and told so', async () => {
    const forLeads = rewritten(
      next,
      'Leads look at reports each day.',
      'Leads look at each report.',
    )
    await putInForce(next, '2027-01-01')
    const volunteer = await makePerson(db, trust, { stays: [{ kind: 'volunteer' }] })
    await doAll(await as({ person: volunteer, on: '2027-01-02' }), next)
    await putInForce(forLeads, '2027-01-10')
    const then = await as({ person: volunteer, on: '2027-01-10' })

    const { page } = await then.get('/reading')
    expect(page).toContain('Nothing that concerns you changed')
    expect((await then.get(whole)).status).toBe(303)
  })
})
