import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { readinessOf } from '#policies/drafts/readiness.ts'
import { clausesBinding, usesOf } from '#rulebooks/writing/people-uses.ts'
import { peoplePages } from '#test/people-pages.ts'
import { editionOf } from '#test/rulebooks.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, as } = await peoplePages(db)
const { trustId } = trust
const clerk = await as({ roles: ['clerk'] })
const trustee = await as({ roles: ['trustee'] })
/** Its words are `staff`, `covered` and `staff_and_board`, which take staff in, and `community`. */
const { source, vocabularyText } = editionOf('DOW')

async function begun(text = source) {
  const draftId = newId()
  await beginDraft(
    { db, clock: clockAt('2026-11-20T10:00:00Z') },
    { trustId, draftId, by: clerk.personId, title: 'A', source: text, reason: 'x' },
  )
  return { draftId, home: `/drafts/${draftId}/people` }
}

async function draftOf(draftId: string) {
  const draft = await findDraft({ db }, { trustId, draftId })
  if (draft === undefined) throw new Error('no draft')
  return { ...draft, ...readinessOf(draft.source, vocabularyText) }
}

test('a word that nothing names is renamed and taken out, each once however often it is sent', async () => {
  const { draftId, home } = await begun()
  const words = async () => [...((await draftOf(draftId)).edition?.rulebook.people.keys() ?? [])]
  const sent = (more: Record<string, string>) => ({ base: '1', reason: 'x', ...more })
  const fresh = { word: 'Young people', clause: 'DOW-1.03', are: 'pupil' }
  expect((await clerk.post(`${home}/new`, sent(fresh))).status).toBe(303)
  const before = await words()

  expect((await clerk.get(`${home}/young_people`)).page).toContain('/people/young_people/name"')
  expect((await clerk.get(`${home}/young_people/name`)).page).toContain('value="young people"')
  const taken = await clerk.post(`${home}/young_people/name`, sent({ word: 'staff' }))
  expect([taken.status, taken.page.includes('has this word already')]).toEqual([422, true])
  for (const word of ['The young', 'The young']) {
    const renamed = await clerk.post(`${home}/young_people/name`, sent({ base: '2', word }))
    expect(renamed.status).toBe(303)
  }
  expect(await words()).toEqual([...before.slice(0, -1), 'the_young'])
  const late = await clerk.post(`${home}/young_people/name`, sent({ base: '3', word: 'Others' }))
  expect(late.status).toBe(409)
  for (const base of ['3', '3']) {
    expect((await clerk.post(`${home}/the_young/remove`, sent({ base }))).status).toBe(303)
  }
  expect(await draftOf(draftId)).toMatchObject({ source, mistakes: [], unconfirmed: [] })
})

test('a word that a rule or another word names is neither renamed nor taken out, and what names it is told', async () => {
  const { draftId, home } = await begun()
  const fields = { base: '1', reason: 'x', word: 'Colleagues' }
  const { clauses } = usesOf(source, 'staff')
  expect(clauses.length).toBeGreaterThan(0)

  expect((await clerk.get(`${home}/staff/name`)).page).not.toContain('Take the word out')
  for (const what of ['name', 'remove']) {
    const { status, page } = await clerk.post(`${home}/staff/${what}`, fields)
    expect(status).toBe(422)
    for (const id of clauses) expect(page).toContain(`/clauses/${id}"`)
    expect(page).toContain('href="#uses"')
    expect(page).toContain('“covered”')
  }
  expect((await trustee.post(`${home}/staff/remove`, fields)).status).toBe(403)
  expect((await clerk.get(`${home}/nobody/name`)).status).toBe(404)
  expect((await clerk.post(`${home}/nobody/remove`, fields)).status).toBe(409)
  expect(await draftOf(draftId)).toMatchObject({ revision: 1, source })
})

test('a word renamed to what a rule names already leaves the rules of that clause unconfirmed', async () => {
  const text = source
    .replace('\npeople:\n', (line) => `${line}  crew: { clause: DOW-1.03, are: [pupil] }\n`)
    .replace(/\nmust-not: [^\n]+\nwho: staff\n/, (rule) => rule.replace('staff', 'mates'))
  const { draftId, home } = await begun(text)
  const bound = clausesBinding(text, 'mates')
  expect(bound).toHaveLength(1)

  await clerk.post(`${home}/crew/name`, { base: '1', reason: 'x', word: 'mates' })

  const { unconfirmed } = await draftOf(draftId)
  expect([...new Set(unconfirmed.map(({ clause }) => clause))]).toEqual(bound)
})
