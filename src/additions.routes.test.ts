import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Tx } from '#db/db.ts'
import { ask } from '#decisions/ask.ts'
import { replayDraft } from '#decisions/replaying/replay-draft.ts'
import { checkAdditionsAgain } from '#policies/additions/check-again.ts'
import { openCheckApart } from '#policies/additions/check-apart.ts'
import { openShelf } from '#policies/shelf.ts'
import { addition, tightening } from '#test/additions.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { insiderOf, type Insider } from '#test/people-pages.ts'
import { dayOfNumber, putEditionInForce, reworded, trustOf } from '#test/replaying.ts'
import { editionOf, fiveRulebooks } from '#test/rulebooks.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const app = testApp({ db })
const trust = await trustOf(db, 'STC')
const { trustId } = trust
const clock = clockAt('2026-11-20T12:00:00Z')
const needs = {
  db,
  clock,
  shelf: openShelf({ db, library: fiveRulebooks() }),
  checkApart: openCheckApart(),
}
const ash = await makeSchool(db, trust, 'Ash School')
const elm = await makeSchool(db, trust, 'Elm School')

async function headAt(schoolId: string): Promise<Insider> {
  const person = await makePerson(db, trust, {
    stays: [{ kind: 'staff', job: 'leadership', schoolId }],
  })
  const roles = [{ role: 'headteacher', schoolId } as const]
  return insiderOf(app, trust, await signedIn(db, { trust, person, roles }))
}

const head = await headAt(ash.schoolId)

/** An addition that the head of Ash School begins and saves. */
async function written(text: string): Promise<string> {
  const draft = newId()
  const begun = await head.post(`/additions/schools/${ash.schoolId}/new`, {
    title: 'Parents',
    draft,
  })
  expect(begun.location).toBe(`/trusts/${trust.slug}/additions/${draft}`)
  const form = { base: '1', text, reason: 'The governors asked' }
  const saved = await head.post(`/additions/${draft}`, form)
  expect(saved.status).toBe(303)
  return `/additions/${draft}`
}

async function forced(home: string, term = newId()) {
  const day = { 'from-day': '20', 'from-month': '11', 'from-year': '2026' }
  return head.post(`${home}/in-force`, { ...day, base: '2', term })
}

const question = {
  trust,
  action: 'accept-connection',
  facts: { 'actor.role': 'teacher', 'subject.role': 'parent', 'context.account': 'personal' },
  mode: 'said',
  through: 'page',
} as const

async function answerAt(schoolId: string | undefined, asOf = dayOfNumber(20_261_120)) {
  const asked = await ask(needs, { ...question, asOf, schoolId })
  if (!asked.ok) throw new Error(asked.error.type)
  const { outcome, clauses } = asked.value.answer
  return [outcome.answer, ...clauses.map(({ id }) => id)]
}

test('what weakens the policy of the trust is refused, with both clauses and the least case', async () => {
  const lifting = addition(
    'may: accept-connection\nwho: workforce\nabout: { subject.role: former-pupil }\nlifts: STC-4.06',
    [
      '\n```example\nA former pupil asks a teacher\nfacts: { action: accept-connection, actor.role: teacher, subject.role: former-pupil }\non: 2026-11-20\nanswer: allow\ncites: [STC-S1.01]\n```',
      '\n```example\nA colleague asks\nfacts: { action: accept-connection, actor.role: teacher, subject.role: colleague, context.account: personal }\non: 2026-11-20\nanswer: not-covered\n```',
    ],
  )
  const home = await written(lifting)

  const { page } = await head.get(home)
  const put = await forced(home)

  expect(page).toContain('This weakens the policy of the trust')
  expect(page).toContain('STC-4.06 weakened')
  expect(page).toContain('Clause STC-4.06')
  expect(page).toContain('Clause STC-S1.01')
  expect(page).toMatch(/a former pupil/i)
  expect(page).not.toContain('From which day')
  expect(put.status).toBe(422)
  expect(put.page).toContain('It weakens the edition')
  expect(await answerAt(ash.schoolId)).toEqual(['not-covered', 'STC-5.01'])
})

test('mistakes are shown by line, and typed text survives a save without a reason', async () => {
  const home = await written(tightening.replace('who: workforce', 'who: nobody-known'))

  const { page } = await head.get(home)
  const unsaid = await head.post(home, { base: '2', text: '# Typed', reason: '' })

  expect(page).toContain('This cannot be read yet')
  expect(page).toContain('nobody-known')
  expect(unsaid.status).toBe(422)
  expect(unsaid.page).toContain('# Typed')
})

test('two who save one addition lose nothing', async () => {
  const home = await written(tightening)
  const mine = await head.post(home, { base: '1', text: '# Mine', reason: 'mine' })

  expect(mine.status).toBe(422)
  expect(mine.page).toContain('Somebody else saved this since you began')
  expect(mine.page).toContain('# Mine')
  expect(mine.page).toContain('Nobody on the staff links')
  const again = await head.post(home, { base: '2', text: '# Mine', reason: 'mine' })
  expect(again.status).toBe(303)
})

test('one that only tightens is put into force once, and answers those who ask from there', async () => {
  const home = await written(tightening)
  expect((await head.get(home)).page).toContain('This only tightens')
  const term = newId()

  const [put, again] = [await forced(home, term), await forced(home, term)]

  expect([put.location, again.location]).toEqual([
    `/trusts/${trust.slug}/additions?done=in-force`,
    `/trusts/${trust.slug}/additions?done=in-force`,
  ])
  expect((await head.follow(put)).page).toContain('Parents, since 20 November 2026')
  expect(await answerAt(ash.schoolId)).toEqual(['deny', 'STC-S1.01'])
  expect(await answerAt(elm.schoolId)).toEqual(['not-covered', 'STC-5.01'])
  expect(await answerAt(undefined)).toEqual(['not-covered', 'STC-5.01'])
  expect(await answerAt(ash.schoolId, dayOfNumber(20_261_119))).toEqual(['not-covered', 'STC-5.01'])

  const school = await app.request(`/trusts/${trust.slug}/schools/${ash.schoolId}/policy`)
  expect(await school.text()).toContain('id="STC-S1.01"')
  const clause = await app.request(`/trusts/${trust.slug}/policy/STC-S1.01`)
  expect(clause.headers.get('location')).toBe(
    `/trusts/${trust.slug}/schools/${ash.schoolId}/policy#STC-S1.01`,
  )
})

test('somebody of the school is answered so on the pages, and somebody of another is not', async () => {
  const pages = async (schoolId: string) => {
    const person = await makePerson(db, trust, {
      stays: [{ kind: 'staff', job: 'teacher', schoolId }],
    })
    const teacher = insiderOf(app, trust, await signedIn(db, { trust, person }))
    const answered = await teacher.post('/decisions', {
      action: 'accept-connection',
      'actor.role': 'teacher',
      'subject.role': 'parent',
      'context.account': 'personal',
      enough: 'yes',
    })
    return (await teacher.follow(answered)).page
  }

  expect(await pages(ash.schoolId)).toContain('STC-S1.01')
  expect(await pages(elm.schoolId)).not.toContain('STC-S1.01')
})

test('the head of another school and others may not write or put into force what a school adds', async () => {
  const other = await headAt(elm.schoolId)
  const clerk = insiderOf(app, trust, await signedIn(db, { trust, roles: ['clerk'] }))
  const home = await written(tightening)

  expect((await other.get(`/additions/schools/${ash.schoolId}/new`)).status).toBe(403)
  expect((await other.post(home, { text: '# x', reason: 'x' })).status).toBe(403)
  expect((await clerk.get(home)).page).toContain('The headteacher of the school puts it into force')
  expect((await clerk.post(`${home}/in-force`)).status).toBe(403)
})

test('a replay adds what the school added to both sides, so that only the draft makes a difference', async () => {
  const edition = editionOf('STC')

  const same = await replayDraft(needs, { trustId, edition })
  const there = await replayDraft(needs, { trustId, edition, schoolId: ash.schoolId })

  expect(same.asked).toBeGreaterThan(3)
  expect(same).toMatchObject({ changed: 0, cannot: 0, told_otherwise: 0 })
  expect(there.asked).toBe(1)
})

test('when the edition of the trust changes so that it no longer fits, it is set aside and the head told', async () => {
  // The trust takes the name of the school's clause for one of its own.
  const next = reworded(
    editionOf('STC'),
    (text) =>
      `${text}\n## STC-S1.01 The trust’s own\n\nThe trust says this itself now.\n\n\`\`\`rule\nmust-not: like\nwho: workforce\nabout: { subject.role: parent }\n\`\`\`\n`,
  )
  await putEditionInForce(db, trustId, { edition: next, from: dayOfNumber(20_261_120) })
  // Until it was looked at, and after it was found not to fit, the trust's edition answers alone.
  expect(await answerAt(ash.schoolId)).toEqual(['not-covered', 'STC-5.01'])

  await checkAdditionsAgain(needs, trust)
  await checkAdditionsAgain(needs, trust)

  expect(await answerAt(ash.schoolId)).toEqual(['not-covered', 'STC-5.01'])
  expect((await head.get('/additions')).page).toContain('Set aside')
  const why = await head.get(`/additions/schools/${ash.schoolId}/set-aside`)
  expect(why.page).toContain('STC-S1.01')
  expect((await head.get('')).page).toContain('Write anew what Ash School adds')
  const entries = await db.transactionFor(trustId, (tx) =>
    tx.query
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'like', 'addition.%')
      .execute(),
  )
  expect(entries.map(({ action }) => action)).toEqual([
    'addition.put-in-force',
    'addition.set-aside',
  ])
})

test('what a school adds is ended from a day', async () => {
  const on = { 'on-day': '1', 'on-month': '12', 'on-year': '2026' }
  const ended = await head.post(`/additions/schools/${ash.schoolId}/end`, { ...on, term: newId() })

  expect((await head.follow(ended)).page).toContain('ends on 1 December 2026')
  // That it ends is no text to be looked at, and so nothing that could be set aside.
  await checkAdditionsAgain(needs, trust)
  expect(await db.transactionFor(trustId, (tx) => findUnfit(tx))).toHaveLength(1)
})

/** What was set aside, as the database has it. */
function findUnfit(tx: Tx) {
  return tx.query.selectFrom('addition_fit').select('term_id').where('seal', 'is', null).execute()
}
