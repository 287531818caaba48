import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { makeTrustWithPages } from '#test/browsing.ts'
import { insiderOf } from '#test/people-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { texts } from '#test/writing.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const app = testApp({ db, themes })
const { trustId } = trust
const clerk = insiderOf(app, trust, await signedIn(db, { trust, roles: ['clerk'] }))
const trustee = insiderOf(app, trust, await signedIn(db, { trust, roles: ['trustee'] }))
const manager = insiderOf(app, trust, await signedIn(db, { trust, roles: [] }))
const [source = ''] = texts

async function begun(title = 'Social media policy') {
  const draftId = newId()
  const clock = clockAt('2026-11-20T10:00:00Z')
  const by = clerk.personId
  await beginDraft({ db, clock }, { trustId, draftId, by, title, source, reason: 'x' })
  return { draftId, home: `/drafts/${draftId}` }
}

async function titleOf(draftId: string): Promise<string | undefined> {
  return (await findDraft({ db }, { trustId, draftId }))?.title
}

async function recordOf(draftId: string): Promise<readonly string[]> {
  const rows = await db.transactionFor(trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('action')
      .where('trust_id', '=', trustId)
      .where('subject_id', '=', draftId)
      .execute(),
  )
  return rows.map(({ action }) => action)
}

test('a draft gets another title, once however often it is sent, and the list shows it', async () => {
  const { draftId, home } = await begun()
  const fields = { was: 'Social media policy', title: ' After the  audit ', reason: 'Two drafts' }

  const sent = await clerk.post(`${home}/title`, fields)
  await clerk.post(`${home}/title`, fields)

  expect((await clerk.follow(sent)).page).toContain('The title of the draft was changed')
  expect(await titleOf(draftId)).toBe('After the audit')
  expect(await recordOf(draftId)).toEqual(['draft.begun', 'draft.renamed'])
  const { page } = await clerk.get('/drafts')
  expect(page).toContain('After the audit')
  expect(page).toContain('20 November 2026')
})

test('a title that somebody else gave meanwhile is told, and what was typed is kept', async () => {
  const { draftId, home } = await begun('One')
  const give = (title: string, was = 'One') =>
    clerk.post(`${home}/title`, { was, title, reason: 'Because' })
  await give('By one')

  const met = await give('By another')

  expect(met.status).toBe(409)
  expect(met.page).toContain('Somebody changed the title to “By one” meanwhile')
  expect(met.page).toContain('value="By another"')
  expect(met.page).toContain('name="was" value="By one"')
  expect(await titleOf(draftId)).toBe('By one')
})

test('a title and a reason must be given, by somebody who writes the policy', async () => {
  const { draftId, home } = await begun('Kept')

  const empty = await clerk.post(`${home}/title`, { was: 'Kept', title: ' ', reason: '' })
  const refused = await trustee.post(`${home}/title`, { was: 'Kept', title: 'Mine', reason: 'x' })

  expect(empty.status).toBe(422)
  expect(empty.page).toContain('Enter the title of the draft')
  expect(empty.page).toContain('Say in a line why')
  expect(refused.status).toBe(403)
  expect(await titleOf(draftId)).toBe('Kept')
})

test('the whole text is read and downloaded as it is kept by those who may see drafts', async () => {
  const { draftId, home } = await begun()

  const { page } = await trustee.get(`${home}/text`)
  const file = await app.request(`/trusts/${trust.slug}${home}/policy.md`, {
    headers: trustee.headers,
  })

  expect(page).toContain('## DOW-1.03')
  expect(page).toContain('Experts edit it too clause by clause')
  expect(file.headers.get('content-type')).toContain('text/markdown')
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="policy.md"')
  expect(await file.text()).toBe(source)
  for (const path of ['text', 'policy.md']) {
    expect((await manager.get(`${home}/${path}`)).status).toBe(403)
  }
  expect(await titleOf(draftId)).toBe('Social media policy')
})
