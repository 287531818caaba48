import { expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { oneRosterTexts, type OneRosterUser } from '#test/import-files.ts'
import { importing, pupils, teacher } from '#test/importing.ts'
import { doImportWork, postAs } from '#test/sent-files.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const app = testApp({ db })
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const administrator = await signedIn(db, { trust, roles: ['system-administrator'] })
const imports = '/trusts/model-trust/imports'
const otherSlug = 'trinity'

test('an import goes from the form through the preview to people who are held', async () => {
  const address = await send([...pupils(2), teacher])

  expect(await text(address)).toContain('Waiting to begin')
  await work(address)
  const preview = await text(address)
  expect(preview).toContain('Check what would change')
  expect(preview).toMatch(/New people[\s\S]*?3/)
  expect(preview).toContain('users.csv: username')
  expect(await text(`${address}/lines?change=new&q=bo`)).toContain('Bo Birch')

  const applied = await post(`${address}/apply`)
  expect(applied.headers.get('location')).toBe(address)
  await work(address)
  expect(await text(address)).toContain('The import is done')
  expect(await importing(db).everything(trust)).toContain('Bo,Birch')
})

test('the same files again change nothing', async () => {
  const address = await send([...pupils(2), teacher])
  await work(address)

  expect(await text(address)).toContain('Nothing would change')
})

test('applied twice at the same time is applied once', async () => {
  const address = await send([...pupils(3), teacher])
  await work(address)

  await Promise.all([post(`${address}/apply`), post(`${address}/apply`)])
  await Promise.all([work(address), work(address)])

  const done = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select('entry_id')
      .where('action', '=', 'people.imported')
      .where('subject_id', '=', address.split('/').at(-1) ?? '')
      .execute(),
  )
  expect(done).toHaveLength(1)
})

test('more than a tenth leaving asks again, and names the number', async () => {
  const address = await send([...pupils(1), teacher])
  await work(address)
  expect(await text(address)).toContain('Continue: many would leave')

  const refused = await post(`${address}/apply`)
  expect(refused.headers.get('location')).toBe(`${address}/confirm`)
  expect(await text(`${address}/confirm`)).toContain('Yes, 2 people leave: apply')
  const otherwise = await post(`${address}/apply`, { leaving: '1' })
  expect(otherwise.headers.get('location')).toBe(`${address}/confirm`)

  await post(`${address}/apply`, { leaving: '2' })
  await work(address)
  expect(await text(address)).toContain('The import is done')
})

test('what changed between looking and applying is to be looked at again', async () => {
  const first = await send([...pupils(2), teacher])
  await work(first)
  const second = await send([...pupils(2), { ...teacher, name: 'Bo Beech' }])
  await work(second)
  await post(`${second}/apply`)
  await work(second)
  expect(await text(second)).toContain('The import is done')

  await post(`${first}/apply`)
  await work(first)

  expect(await text(first)).toContain('What is held has changed since the last look')
  expect(await text(`${first}/lines?change=changed`)).toContain('family name')
})

test('a leaver’s session is dead at the next request', async () => {
  const person = await leaver('t9')
  const visitor = await signedIn(db, { trust, person })
  expect((await app.request(imports, visitor)).status).toBe(403)

  const address = await send([...pupils(2), teacher])
  await work(address)
  await post(`${address}/apply`, { leaving: '1' })
  await work(address)

  expect((await app.request(imports, visitor)).status).toBe(303)
  const rows = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('login_session')
      .select('id')
      .where('person_id', '=', person.personId)
      .execute(),
  )
  expect(rows).toEqual([])
})

test('files that cannot be read are told of, and can be sent again', async () => {
  const address = await begin()
  await postAs(app, administrator, { path: `${address}/files`, files: { 'users.csv': 'a,b\n1,2' } })
  await work(address)

  expect(await text(address)).toContain('There is no file manifest.csv')
  const again = { path: `${address}/files`, files: oneRosterTexts(pupils(2)) }
  expect((await postAs(app, administrator, again)).status).toBe(303)
})

test('a form with files that is not ours, or brings no token, changes nothing', async () => {
  const address = await begin()
  const files = oneRosterTexts(pupils(2))

  const forged = { ...administrator, formToken: 'of somebody else' }
  expect((await postAs(app, forged, { path: `${address}/files`, files })).status).toBe(403)
  expect(await text(address)).not.toContain('Already here')
})

test('an import of another trust is not there', async () => {
  const address = await begin()
  const other = await keepTrust({ db }, { code: 'TRI', name: 'Trinity', slug: otherSlug })
  const theirs = await signedIn(db, { trust: other, roles: ['system-administrator'] })
  const runId = address.split('/').at(-1) ?? ''

  const theirAddress = `/trusts/${otherSlug}/imports/${runId}`
  expect((await app.request(theirAddress, theirs)).status).toBe(404)
  expect((await app.request(`/trusts/${otherSlug}/imports/not-an-id`, theirs)).status).toBe(404)
})

test('work that was interrupted says so, and can be begun again', async () => {
  const address = await send(pupils(2))
  const later = testApp({ db, clock: { now: () => new Date('2026-11-20T12:01:00Z') } })

  const page = await (await later.request(address, administrator)).text()
  expect(page).toContain('It was probably interrupted; then nothing was changed.')
  await postAs(later, administrator, { path: `${address}/again` })
  await work(address)
  expect(await text(address)).toContain('Check what would change')
})

test('who began an import, looked at a list and cancelled it is in the record, and no list is left', async () => {
  const address = await send([...pupils(2), { ...teacher, id: 't77', name: 'Hal Hazel' }])
  await work(address)
  expect(await text(`${address}/lines?change=new&q=hazel`)).toContain('Hal Hazel')
  const subject = { kind: 'import', id: address.split('/').at(-1) ?? '' }
  const looks = await db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, subject))
  expect(looks.at(-1)).toMatchObject({ facts: { list: 'new', shown: 1 } })

  await post(`${address}/cancel`)

  const all = await db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, subject))
  expect(all.map(({ action }) => action)).toEqual([
    'import.begun',
    'import.shown',
    'import.cancelled',
  ])
  expect(new Set(all.map(({ actor }) => actor))).toEqual(new Set([administrator.personId]))
  expect(await text(`${address}/lines?change=new`)).not.toContain('Hal Hazel')
})

test('after seven days nobody’s name is left of an import, looked for or not', async () => {
  const address = await send([...pupils(2), { ...teacher, id: 't8', name: 'Gus Gorse' }])
  await work(address)
  expect(await text(`${address}/lines?change=new`)).toContain('Gus Gorse')
  const runId = address.split('/').at(-1) ?? ''
  const waiting = await db.asOwner(`select start_after::text as at from pgboss.job
    where data ->> 'runId' = '${runId}' and start_after > now() order by start_after desc`)
  expect(JSON.stringify(waiting)).toContain('2026-11-27 12:00:00')

  await doImportWork(db, trust, { runId, at: '2026-11-27T12:00:00Z' })

  expect(await text(address)).toContain('This import was cancelled')
  expect(await text(`${address}/lines?change=new`)).not.toContain('Gus Gorse')
})

async function begin(): Promise<string> {
  const fields = { format: 'oneroster', source: 'mis' }
  const started = await postAs(app, administrator, { path: imports, fields })
  return started.headers.get('location') ?? ''
}

async function send(people: readonly OneRosterUser[]): Promise<string> {
  const address = await begin()
  const files = oneRosterTexts(people)
  const sent = await postAs(app, administrator, { path: `${address}/files`, files })
  expect(sent.headers.get('location')).toBe(address)
  return address
}

async function leaver(id: string): Promise<{ readonly personId: string }> {
  const address = await send([...pupils(2), teacher, { ...teacher, id, name: 'Cy Cedar' }])
  await work(address)
  await post(`${address}/apply`)
  await work(address)
  return { personId: await importing(db).personIdOf(trust, id) }
}

async function post(path: string, fields: Readonly<Record<string, string>> = {}) {
  return postAs(app, administrator, { path, fields })
}

async function work(address: string): Promise<void> {
  await doImportWork(db, trust, { runId: address.split('/').at(-1) ?? '' })
}

async function text(path: string): Promise<string> {
  return (await app.request(path, administrator)).text()
}
