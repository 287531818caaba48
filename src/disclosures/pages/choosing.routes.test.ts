import { expect, test } from 'vitest'

import { canary } from '#test/disclosing.ts'
import { allowing, disclosurePages, tie } from '#test/disclosure-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { staff } = await disclosurePages(db, 'leading-edge')
const teacher = await staff()
const dsl = await staff(['dsl'])
const approval = { ...tie, kind: 'approval', to: 'line-manager' }

test('who exactly would read it stands on the form, and who is missing', async () => {
  const { page } = await teacher.get('/disclosures/new?kind=tie')

  expect(page).toMatch(/Who can read it today: \S[^(]* \(designated safeguarding lead \(DSL\)\)/)
  expect(page).toMatch(/Nobody holds the role at your school today: [^.]*headteacher/)
})

test('of two line managers one is chosen, told by name, and the other is shut out', async () => {
  const [own, other] = [await staff(['line-manager']), await staff(['line-manager'])]
  const { page: form } = await teacher.get('/disclosures/new?kind=approval')
  const sent = await teacher.post('/disclosures/new', { ...approval, reader: own.personId })
  const { page } = await teacher.follow(sent)
  const at = sent.location.replace('/trusts/leading-edge', '')
  const decide = { ...allowing, role: 'line-manager' }

  expect(form).toContain('Houserules does not know who manages whom: choose your own line manager.')
  expect(form).toContain(`value="${other.personId}"`)
  expect(page).toMatch(/Who can read it today[\s\S]*?\(line manager\)/)
  expect((await other.get(at)).status).toBe(403)
  expect((await other.post(`${at}/decide`, decide)).status).toBe(403)
  expect((await own.get(at)).page).toContain(canary)
  expect((await own.post(`${at}/decide`, decide)).status).toBe(303)
})

test('somebody who holds no such role cannot be chosen', async () => {
  await staff(['line-manager'])
  const sent = await teacher.post('/disclosures/new', { ...approval, reader: dsl.personId })

  expect(sent.status).toBe(422)
  expect(sent.page).toContain('Select at least one of those who hold each role it goes to')
})

test('a renewal begins with whom was chosen', async () => {
  const own = await staff(['line-manager'])
  const { location } = await teacher.post('/disclosures/new', { ...approval, reader: own.personId })
  const { page } = await teacher.get(`/disclosures/new?renews=${location.split('/').at(-1)}`)

  expect(page).toMatch(new RegExp(`value="${own.personId}"\\s+checked`))
})
