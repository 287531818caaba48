import { expect, test } from 'vitest'

import { setSetting } from '#rulebooks/writing/control.ts'
import { addDefect } from '#rulebooks/writing/defects.ts'
import { filledForm } from '#test/filled-form.ts'
import { draftPages, modelText } from '#test/rule-pages.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { as, writer, draftOf, press } = await draftPages(db)
const says = 'Volunteers are neither in nor out.'
const treated = 'Read as bound until the trust settles it.'
const listed = addDefect(modelText, { clause: 'MOD-1.2', kind: 'gap', says, treated })
const text = listed.ok ? listed.value : ''

test('each defect stands with its clause and how it is treated, by kind; the checks’ findings below', async () => {
  const broken = setSetting(text, 'former_pupil.years', { value: 5 })
  const { home } = await draftOf(broken.ok ? broken.value : '')
  const { page } = await writer.get(`${home}/defects`)

  expect(page).toContain('Gaps')
  expect(page).toContain(says)
  expect(page).toContain(`Until then: ${treated}`)
  expect(page).toMatch(/Line \d+: example/)
})

test('a defect is taken off the list with a reason once it is mended', async () => {
  const { home, now } = await draftOf(text)
  const form = filledForm((await writer.get(`${home}/defects`)).page, 'mended')
  const mended = /name="mended"[^>]*value="([0-9a-f]{64})"/.exec(
    (await writer.get(`${home}/defects`)).page,
  )
  const chosen = { mended: mended?.[1] ?? '' }
  const path = `${home}/defects/mend`

  expect((await press(path, form, { reason: 'Named now' })).page).toContain('Select what is mended')
  expect((await press(path, form, { ...chosen, reason: '' })).status).toBe(422)
  expect(await now()).toBe(text)
  expect((await press(path, form, { ...chosen, reason: 'Named now' })).status).toBe(303)
  expect(await now()).not.toContain(says)
})

test('a defect is added once, however often the form is sent', async () => {
  const { home, now } = await draftOf()
  const form = filledForm((await writer.get(`${home}/defects`)).page, 'treated')
  const fields = { clause: 'MOD-2.1', kind: 'leftover', says, treated, why: 'Seen' }
  const path = `${home}/defects/add`
  const answers = [await press(path, form, fields), await press(path, form, fields)]

  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect((await now()).split(says)).toHaveLength(2)
  const lacking = await press(path, form, { ...fields, says: '' })
  expect([lacking.status, lacking.page.includes('Enter what is wrong')]).toEqual([422, true])
  expect(filledForm(lacking.page, 'treated').get('treated')).toBe(treated)
})

test('those who may only read a draft see its defects and no form', async () => {
  const { home } = await draftOf(text)
  const trustee = await as({ roles: ['trustee'] })
  const { page } = await trustee.get(`${home}/defects`)

  expect(page).toContain(says)
  expect(page).not.toContain('name="mended"')
  expect((await trustee.post(`${home}/defects/add`)).status).toBe(403)
})
