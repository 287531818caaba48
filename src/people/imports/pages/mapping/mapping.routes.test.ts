import { expect, test } from 'vitest'

import { keepTrust } from '#people/keep-trust.ts'
import { makeSchool } from '#test/makers.ts'
import { doImportWork, postAs } from '#test/sent-files.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const app = testApp({ db })
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
await makeSchool(db, trust, 'Ash School')
const administrator = await signedIn(db, { trust, roles: ['system-administrator'] })
const imports = '/trusts/model-trust/imports'

const sheet = [
  'Adno;Forename;Surname;DOB;Ethnicity;Type;Left',
  '001;Ada;Ashdown;31/12/2012;WBRI;Learner;',
  '002;Bo;Birch;01/02/2013;WBRI;Learner;',
  '003;Cy;Cedar;;;Lunchtime;',
].join('\r\n')

const columns = {
  'column-0': 'id',
  'column-1': 'givenName',
  'column-2': 'familyName',
  'column-3': 'dateOfBirth',
  'column-5': 'kind',
  'column-6': 'leavingDate',
  school: 'Ash School',
  days: 'day-first',
}

test('a spreadsheet is asked about once, then read, and what it means is kept', async () => {
  const address = await send({ format: 'csv', source: 'mis' })
  const page = await text(`${address}/mapping`)
  expect(page).toContain('“Ada”, “Bo”, “Cy”')
  expect(page).toMatch(/Ethnicity<\/p>\s*<p class="govuk-hint">Never kept here/)
  expect(page).toMatch(/value="familyName"[^>]*selected/)

  const words = await (await say(address, { ...columns, name: 'Census' })).text()
  expect(words).toContain('“learner”')
  expect(words).toContain('“lunchtime”')
  const said = { 'kind-word-0': 'pupil', words: 'said', name: 'Census' }
  await say(address, { ...columns, ...said })
  await work(address)

  const preview = await text(address)
  expect(preview).toMatch(/New people[\s\S]*?<dd[^>]*>\s*2\s*</)
  expect(preview).toMatch(/Rows refused[\s\S]*?<dd[^>]*>\s*1\s*</)
  expect(preview).toContain('Ethnicity')
  expect(await text(`${address}/lines?change=refused`)).toContain('Lunchtime')
  expect(await text(`${imports}/mappings`)).toContain('Census')
})

test('the next time what was kept is used, and nothing is asked', async () => {
  const address = await send({ format: 'csv', source: 'mis', mapping: 'Census' }, '')

  await work(address)

  expect(await text(address)).toMatch(/New people[\s\S]*?<dd[^>]*>\s*2\s*</)
})

test('what is missing is said, and what was chosen stays', async () => {
  const address = await send({ format: 'csv', source: 'mis' })

  const refused = await say(address, { 'column-0': 'id', 'column-1': 'id', kind: 'pupil' })

  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain('Choose the column that holds the family name')
  expect(page).toContain('Two columns cannot be the same: look at Forename')
  expect(page).toMatch(/value="pupil"[^>]*selected/)
})

test('days of an American spreadsheet are read month first when it is said', async () => {
  const american = sheet.replace('31/12/2012', '12/31/2012').replace('01/02/2013', '2/13/2013')
  const address = await send({ format: 'csv', source: 'other' }, '/mapping', american)
  const said = { 'kind-word-0': 'pupil', 'kind-word-1': 'staff', words: 'said' }

  await say(address, { ...columns, ...said, days: 'month-first' })
  await work(address)

  expect(await text(address)).toMatch(/New people[\s\S]*?<dd[^>]*>\s*3\s*</)
})

test('a mapping can be removed', async () => {
  await postAs(app, administrator, {
    path: `${imports}/mappings/remove`,
    fields: { name: 'Census' },
  })
  expect(await text(`${imports}/mappings`)).not.toContain('Census')
})

async function send(
  fields: Readonly<Record<string, string>>,
  then = '/mapping',
  content = sheet,
): Promise<string> {
  const started = await postAs(app, administrator, { path: imports, fields })
  const address = started.headers.get('location') ?? ''
  const files = { 'pupils.csv': content }
  const sent = await postAs(app, administrator, { path: `${address}/files`, files })
  expect(sent.headers.get('location')).toBe(address + then)
  return address
}

async function say(address: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return postAs(app, administrator, { path: `${address}/mapping`, fields })
}

async function work(address: string): Promise<void> {
  await doImportWork(db, trust, { runId: address.split('/').at(-1) ?? '' })
}

async function text(path: string): Promise<string> {
  return (await app.request(path, administrator)).text()
}
