import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { sectionTitles } from '#rulebooks/writing/sections.ts'
import { insiderOf } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { makeTrustWithPages } from '#test/browsing.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { clockAt } from '#core/clock.ts'
import { idsOf, texts } from '#test/writing.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const app = testApp({ db, themes })
const { trustId } = trust
const clerk = insiderOf(app, trust, await signedIn(db, { trust, roles: ['clerk'] }))
const trustee = insiderOf(app, trust, await signedIn(db, { trust, roles: ['trustee'] }))
const [, source = ''] = texts
const titles = sectionTitles(source)
const [first = '', second = '', third = ''] = titles

async function begun() {
  const draftId = newId()
  const clock = clockAt('2026-11-20T10:00:00Z')
  const by = clerk.personId
  await beginDraft({ db, clock }, { trustId, draftId, by, title: 'A', source, reason: 'x' })
  return { draftId, home: `/drafts/${draftId}/sections` }
}

async function textOf(draftId: string): Promise<string> {
  return (await findDraft({ db }, { trustId, draftId }))?.source ?? ''
}

test('a section is added where it is wanted, once however often its form is sent', async () => {
  const { draftId, home } = await begun()
  const fields = { base: '1', title: 'Private  groups', place: `after:${first}`, reason: 'New' }

  const sent = await clerk.post(home, fields)
  await clerk.post(home, fields)

  expect(sent.status).toBe(303)
  expect((await clerk.follow(sent)).page).toContain('The section was added')
  const now = await textOf(draftId)
  expect(sectionTitles(now)).toEqual([first, 'Private groups', ...titles.slice(1)])
  expect(idsOf(now)).toEqual(idsOf(source))
})

test('an empty section is taken out again, one that holds clauses stays', async () => {
  const { draftId, home } = await begun()
  await clerk.post(home, { base: '1', title: 'Empty', place: 'first', reason: 'x' })

  expect((await clerk.get(`${home}/section?title=Empty`)).page).toContain('Take the section out')
  const full = await clerk.get(`${home}/section?title=${encodeURIComponent(first)}`)
  expect(full.page).not.toContain('Take the section out')
  const refused = await clerk.post(`${home}/remove`, { base: '2', section: first })
  expect(refused.status).toBe(409)
  await clerk.post(`${home}/remove`, { base: '2', section: 'Empty' })

  expect(await textOf(draftId)).toBe(source)
})

test('a section is renamed and moved in one save, and keeps its clauses', async () => {
  const { draftId, home } = await begun()

  const sent = await clerk.post(`${home}/section`, {
    base: '1',
    section: first,
    title: 'Another name',
    place: `after:${third}`,
    reason: 'Plainer',
  })

  expect(sent.status).toBe(303)
  const now = await textOf(draftId)
  expect(sectionTitles(now).slice(0, 3)).toEqual([second, third, 'Another name'])
  expect(idsOf(now).toSorted()).toEqual(idsOf(source).toSorted())
})

test('what others did to the section since is told, and what was typed is kept', async () => {
  const { draftId, home } = await begun()
  const change = (fields: Readonly<Record<string, string>>) =>
    clerk.post(`${home}/section`, { base: '1', section: first, place: '', reason: 'x', ...fields })
  await change({ section: second, title: second, place: 'first' })

  const moved = await change({ section: third, title: 'Third, renamed', place: 'first' })
  expect(moved.status).toBe(409)
  expect(moved.page).toContain('Somebody moved sections since you looked')
  expect(moved.page).toContain('value="Third, renamed"')

  await change({ title: 'By one' })
  const renamed = await change({ title: 'By another' })
  expect(renamed.status).toBe(409)
  expect(renamed.page).toContain('By another')
  expect(sectionTitles(await textOf(draftId)).slice(0, 3)).toEqual([second, 'By one', third])
})

test('a title that is missing, long or taken, and a missing reason, are asked for', async () => {
  const { draftId, home } = await begun()
  const add = (fields: Readonly<Record<string, string>>) =>
    clerk.post(home, { base: '1', place: 'first', reason: 'Kept reason', ...fields })

  for (const [title, says] of [
    [' ', 'Enter the title'],
    ['x'.repeat(151), '150 characters or fewer'],
    [second.toUpperCase(), 'Another section has this title'],
  ] as const) {
    const sent = await add({ title })
    expect(sent.status).toBe(422)
    expect(sent.page).toContain(says)
    expect(sent.page).toContain('Kept reason')
  }
  expect((await add({ title: 'New', reason: '' })).page).toContain('Say in a line why')
  expect((await add({ title: 'New', place: '' })).page).toContain('Select where it stands')
  expect(await textOf(draftId)).toBe(source)
})

test('who decides on a policy sees its sections and changes none', async () => {
  const { draftId, home } = await begun()

  expect((await trustee.get(home)).page).not.toContain('<form method="post" action="/trusts')
  const refused = await trustee.post(home, { title: 'New', place: 'first', reason: 'x' })

  expect(refused.status).toBe(403)
  expect(await textOf(draftId)).toBe(source)
})
