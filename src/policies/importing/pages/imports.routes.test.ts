import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { newId } from '#core/ids.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { insertImport } from '#policies/importing/keeping/imports.store.ts'
import { findBytes, insertPiece } from '#policies/importing/keeping/pieces.store.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { readinessOf } from '#policies/drafts/readiness.ts'
import { madePdf } from '#test/made-documents.ts'
import { madeZip } from '#test/made-zip.ts'
import { policyImporting } from '#test/policy-importing.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const app = testApp({ db })
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const writer = await signedIn(db, { trust, roles: ['trust-central'] })
const { base, send, read, post, text, brought } = policyImporting({ db, app, trust, as: writer })

const vocabularyText = readFileSync('rulebooks/vocabulary.yaml', 'utf8')

const policy = `Online Conduct Policy

Approved by: Board of Trustees, 12 May 2025

Next review: May 2027

1. Friends

1.1 Staff must not accept pupils as friends on their own accounts.

1.2 Staff must not have former pupils as friends who left the school less than three years ago.

1.3 The school is proud of what it does.

2. Concerns

2.1 A message a pupil sends to a personal account must be reported to the headteacher at once.
`

test('a policy goes from its file through the review to a draft with what was accepted', async () => {
  const sent = await send('policy.txt', policy)
  const address = sent.headers.get('location') ?? ''
  expect(await text(address)).toContain('Reading the policy')
  expect(await text(`${address}/progress.json`)).toContain('"state":"reading"')
  await read(address)

  const review = await text(address)
  expect(review).toContain('Go through the policy')
  expect(review).toContain('To do (3)')
  expect(review).toMatch(/read from\s+“three years”/)
  expect(review).toContain('<mark class="hr-mark">')

  const first = await placeOf(address, 'accept pupils as friends')
  const done = await post(`${address}/clauses/${first}`, { say: 'accept', seen: '0' })
  expect(done.status).toBe(303)
  expect(await text(address)).toContain('To do (2)')
  expect(await text(address)).toContain('3, of which 1 accepted by a person')

  const made = await post(`${address}/draft`)
  const draftId = made.headers.get('location')?.split('/').at(-1) ?? ''
  const draft = await findDraft({ db }, { trustId: trust.trustId, draftId })
  const readiness = readinessOf(draft?.source ?? '', vocabularyText)
  expect(readiness.mistakes).toEqual([])
  expect(readiness.unconfirmed).toHaveLength(2)
  expect(readiness.edition?.rulebook.control).toMatchObject({ trust: 'MOD', name: 'Model Trust' })

  const again = await post(`${address}/draft`)
  expect(again.headers.get('location')).toBe(made.headers.get('location'))
  expect(await text(address)).toContain('A draft was made of this policy')
  expect(await actionsOf(address)).toEqual([
    'policy-import.begun',
    'policy-import.read',
    'policy-import.chosen',
    'policy-import.made',
  ])
})

test('a file sent twice is one import', async () => {
  const importId = newId()
  const [one, other] = [
    await send('policy.txt', policy, importId),
    await send('policy.txt', policy, importId),
  ]

  expect(other.headers.get('location')).toBe(one.headers.get('location'))
  expect((await actionsOf(one.headers.get('location') ?? '')).length).toBe(1)
})

test.each([
  [
    'a spreadsheet',
    'policy.docx',
    madeZip([{ name: 'xl/workbook.xml', text: '<a/>' }]),
    'not of a kind',
  ],
  ['a scan', 'policy.pdf', await madePdf([]), 'pictures of pages'],
  ['a broken PDF', 'policy.pdf', '%PDF-1.7 nothing of the kind', 'cannot be opened'],
  [
    'a PDF under a password',
    'policy.pdf',
    await madePdf([{ kind: 'text', text: 'Secret' }], { password: 'secret' }),
    'protected by a password',
  ],
])('%s is refused with what to do, and another can be sent', async (...given) => {
  const [, name, content, says] = given
  const address = await brought(
    name,
    typeof content === 'string' ? content : Uint8Array.from(content),
  )
  const page = await text(address)

  expect(page).toContain('The file could not be read')
  expect(page).toContain(says)
  expect(page).toContain('Bring in another file')
})

test('no file, an empty one and one that is too large are refused at once', async () => {
  expect((await send('', '')).status).toBe(422)
  expect(await (await send('policy.txt', '')).text()).toContain('one that is empty cannot be read')
  const large = await send('policy.pdf', new Uint8Array(20_000_001))
  expect(large.status).toBe(422)
  expect(await large.text()).toContain('larger than 20 MB')
})

test('nobody but who may write the policy comes here, and no other trust', async () => {
  const address = await brought('policy.txt', policy)
  const governor = await signedIn(db, { trust, roles: ['comms-lead'] })
  expect((await app.request(address, governor)).status).toBe(403)
  expect((await app.request(base, governor)).status).toBe(403)

  const other = await keepTrust({ db }, { code: 'TRI', name: 'Trinity', slug: 'trinity' })
  const theirs = await signedIn(db, { trust: other, roles: ['clerk'] })
  const there = address.replace('model-trust', 'trinity')
  for (const end of ['', '/found', '/control', '/clauses/0', '/clauses/0/controls']) {
    expect((await app.request(`${there}${end}`, theirs)).status).toBe(404)
  }
})

test('what is given up is gone', async () => {
  const address = await brought('policy.txt', policy)
  await post(`${address}/cancel`)

  expect(await text(address)).toContain('This was given up')
  expect((await app.request(`${address}/clauses/4`, writer)).status).toBe(404)
})

test('what the document says of itself is put right, and the defects follow', async () => {
  const address = await brought('policy.txt', policy)
  const before = await text(`${address}/control`)
  expect(before).toContain('value="Board of Trustees"')
  expect(await text(`${address}/found`)).toContain('No owner of the policy is named')
  const seen = /name="seen" value="([0-9a-f]+)"/.exec(before)?.[1] ?? ''
  const typed = {
    seen,
    title: 'Social media',
    edition: '3',
    approver: 'Board of Trustees',
    approved: '12 May 2025',
    nextReview: 'whenever',
    cycle: '24',
    owner: 'Director of People',
  }

  const refused = await post(`${address}/control`, typed)
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain('value="Director of People"')
  expect((await post(`${address}/control`, { ...typed, nextReview: 'May 2027' })).status).toBe(303)
  expect(await text(`${address}/found`)).not.toContain('No owner of the policy is named')

  const stale = await post(`${address}/control`, { ...typed, nextReview: 'May 2028' })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('Somebody changed this meanwhile')
})

test('what came of a file that broke off is gone a day later', async () => {
  const importId = newId()
  const begunAt = new Date('2026-11-18T12:00:00Z')
  await db.transactionFor(trust.trustId, async (tx) => {
    await insertImport(tx, { importId, fileName: 'half.pdf', begunBy: 'test', begunAt })
    await insertPiece(tx, importId, { place: 0, content: Buffer.from('%PDF') })
  })
  expect(await text(`${base}/${importId}`)).toContain('did not come whole')

  await send('policy.txt', policy)
  const left = await db.transactionFor(trust.trustId, (tx) => findBytes(tx, importId))
  expect(left).toHaveLength(0)
})

async function placeOf(address: string, words: string): Promise<number> {
  const page = await text(`${address}?state=all`)
  const cards = page.split('<article').slice(1)
  const plain = cards.map((card) => card.replaceAll(/<[^>]*>/g, ''))
  const at = plain.findIndex((card) => card.includes(words))
  return Number(/id="clause-(\d+)"/.exec(cards[at] ?? '')?.[1])
}

async function actionsOf(address: string): Promise<readonly string[]> {
  const subject = { kind: 'policy-import', id: address.split('/').at(-1) ?? '' }
  const all = await db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, subject))
  return all.map(({ action }) => action)
}
