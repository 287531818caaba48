import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { putEdition } from '#policies/editions.store.ts'
import { putTerm } from '#policies/terms.store.ts'
import { reopenEdition } from '#rulebooks/library.ts'
import { setClauseWords } from '#rulebooks/writing/clause-words.ts'
import { setControl, setSetting } from '#rulebooks/writing/control.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { modelText } from '#test/rule-pages.ts'
import { signedIn } from '#test/signed-in.ts'
import { must } from '#test/small-vocabulary.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const library = modelLibrary()
const app = testApp({ db, library })
const trust = await keepModelTrust(db, library)
const { trustId } = trust
const vocabularyText = readFileSync('rulebooks/vocabulary.yaml', 'utf8')

function written(text: string, label: string, words: string): string {
  const worded = setClauseWords(text, 'MOD-2.3', words)
  const counted = setSetting(worded.ok ? worded.value : '', 'former_pupil.years', { value: 3 })
  const numbered = setControl(counted.ok ? counted.value : '', { edition: label })
  return numbered.ok ? numbered.value : ''
}

/** Puts a text in force from a day on, and gives its seal. */
async function putInForce(text: string, fromDay: string): Promise<string> {
  const { seal, source, rulebook } = must(
    reopenEdition({ text, file: 'policy.md' }, vocabularyText),
  )
  const kept = { seal, source, vocabularyText, label: rulebook.control.edition }
  await db.transactionFor(trustId, async (tx) => {
    await putEdition(tx, kept, clock.now())
    await putTerm(tx, { seal, fromDay, recordedAt: clock.now(), recordedBy: 'clerk' })
  })
  return seal
}

const first = library.editions.get('MOD')?.seal ?? ''
const second = await putInForce(
  written(modelText, '2.0', 'Nieces and nephews are excepted.'),
  '2025-09-01',
)
const third = await putInForce(written(modelText, '3.0', 'Cousins are excepted.'), '2027-09-01')

async function get(path: string, headers = {}) {
  const response = await app.request(`/trusts/model-trust${path}`, { headers })
  return { status: response.status, page: await response.text() }
}

test('all editions stand on a line of time with their days, their state and what each changed', async () => {
  const { page } = await get('/editions')

  expect(page.indexOf('1 March 2023')).toBeLessThan(page.indexOf('1 September 2025'))
  expect(page).toMatch(/1\.0<\/strong>[^]*Replaced[^]*2\.0<\/strong>[^]*In force[^]*3\.0<\/strong>/)
  expect(page).toContain('Approved, begins later')
  expect(page).toContain('2 clauses changed')
  expect(page).toContain('1 clause changed')
})

test('an edition that was replaced stays readable in full, and says so', async () => {
  const { status, page } = await get(`/editions/${first}`)

  expect(status).toBe(200)
  expect(page).toContain('This edition was replaced on 1 September 2025')
  expect(page).toContain('Relatives are excepted.')
  expect((await get(`/editions/${first}/policy/MOD-2.2`)).page).toContain('Advises against')
  expect((await get(`/editions/${first}/policy?q=relatives`)).page).toContain('1 clause with')
  expect((await get(`/editions/${second}`)).page).not.toContain('was replaced')
  expect((await get(`/editions/${third}`)).page).toContain('in force from 1 September 2027')
})

test('two editions stand beside each other: words, rules, settings and document control', async () => {
  const { page } = await get(`/editions/compare?left=${first}&right=${second}`)

  expect(page).toMatch(/<del>[^]*?Relatives[^]*?<\/del>/)
  expect(page).toMatch(/<ins>[^]*?Nieces[^]*?<\/ins>/)
  expect(page).toMatch(/years after leaving: <del>[^]*?two[^]*?<\/del><ins>[^]*?three/)
  expect(page).toMatch(/More than <del>[^]*?2[^]*?<\/del><ins>[^]*?3/)
  expect(page).toContain('<h3 class="govuk-heading-s">Edition</h3>')
  expect(page).toMatch(/Concerns: [^<]*Teacher/)
})

test('an edition beside itself shows nothing, and one section can be chosen', async () => {
  expect((await get(`/editions/compare?left=${first}&right=${first}`)).page).toContain(
    'Nothing differs',
  )
  const section = new URLSearchParams({ left: first, right: second, section: 'The document' })
  expect((await get(`/editions/compare?${section}`)).page).toContain('No clause of this section')
})

test('a draft is compared with the edition in force by those who may see drafts, and by nobody else', async () => {
  const source = written(modelText, '2.1', 'Godchildren are excepted.')
  const draft = { trustId, by: 'someone', title: 'Next', source, reason: 'Test' }
  const begun = await beginDraft({ db, clock }, draft)
  const path = `/editions/compare?right=draft:${begun.ok ? begun.value.draftId : ''}`
  const clerk = await signedIn(db, { trust, roles: ['clerk'] })
  const teacher = await signedIn(db, { trust })

  expect((await get(path, clerk.headers)).page).toMatch(/<ins>[^]*?Godchildren/)
  expect([(await get(path)).status, (await get(path, teacher.headers)).status]).toEqual([404, 404])
})

test('a seal nobody put in force leads nowhere', async () => {
  const { seal, source } = must(
    reopenEdition({ text: written(modelText, '9.9', 'Secret.'), file: 'x' }, vocabularyText),
  )
  const kept = { seal, source, vocabularyText, label: '9.9' }
  await db.transactionFor(trustId, (tx) => putEdition(tx, kept, clock.now()))

  expect((await get(`/editions/${seal}`)).status).toBe(404)
  expect((await get(`/editions/compare?left=${seal}&right=${first}`)).status).toBe(404)
  expect((await get('/editions/nothing')).status).toBe(404)
})
