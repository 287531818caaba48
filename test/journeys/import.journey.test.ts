import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { instantAt, systemClock } from '#core/clock.ts'
import { type Running, startJobs } from '#jobs/start-jobs.ts'
import { importPeople } from '#people/imports/runs/import.jobs.ts'
import { putProgress, updateRun } from '#people/imports/runs/runs.store.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { accessibilityProblems, picture, scrollsSideways, setUpJourneys } from '#test/browser.ts'
import { oneRosterTexts, type OneRosterUser } from '#test/import-files.ts'
import { pupils, teacher } from '#test/importing.ts'
import { reloadUntil, seenAgain } from '#test/reloading.ts'
import { makePerson } from '#test/makers.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const { visit, origin } = setUpJourneys(() => testApp({ db, clock: systemClock }))
const folder = mkdtempSync(join(tmpdir(), 'houserules-import-'))
let workers: Running | undefined

beforeAll(async () => {
  const report = (_: string, error: Error) => {
    throw error
  }
  const works = [importPeople({ clock: systemClock })]
  workers = await startJobs({ db, queue: db.engine.queue, report }, works)
})
afterAll(async () => {
  await workers?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('an administrator brings people in, sees how far it is, checks and applies', async () => {
  const { page, complaints } = await visitAs(1280)
  await page.getByRole('button', { name: 'Start an import' }).click()
  await look(page, 'import-new')
  await page.getByLabel('OneRoster 1.1 or 1.2').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page, 'import-files')

  await send(page, [...pupils(120), teacher])
  await page.getByRole('heading', { name: 'Check what would change' }).waitFor()
  await look(page, 'import-preview')
  await page.getByRole('link', { name: 'Look at new people' }).click()
  await look(page, 'import-lines')
  expect(await page.getByText('121 in this list').count()).toBe(1)
  await page.getByLabel('Name or id').fill('Bo')
  await page.getByRole('button', { name: 'Show' }).click()
  expect(await page.getByText('1 in this list').count()).toBe(1)
  await page.getByRole('link', { name: 'Back to this import' }).click()

  await page.getByRole('button', { name: 'Apply this import' }).dblclick()
  await page.getByRole('heading', { name: 'The import is done' }).waitFor()
  await look(page, 'import-done')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('on a phone without a script: nothing new, then a second question before many leave', async () => {
  const { page } = await visitAs(320, false)
  await begin(page)
  await send(page, [...pupils(120), teacher])
  await reloadUntil(page, 'Check what would change')
  expect(await page.getByText('Nothing would change.').count()).toBe(1)
  await page.getByRole('button', { name: 'Cancel this import' }).click()
  expect(await page.getByRole('heading', { name: 'This import was cancelled' }).count()).toBe(1)

  await page.goto(`${origin()}/trusts/model-trust/imports`)
  await begin(page)
  await send(page, pupils(100))
  await reloadUntil(page, 'Check what would change')
  await page.getByRole('button', { name: 'Continue: many would leave' }).click()
  expect(await page.getByText('Pupil: 20 of 120 (16.7 %)').count()).toBe(1)
  await picture(page, 'import-confirm-320')
  await page.getByRole('button', { name: 'Yes, 21 people leave: apply' }).click()
  await reloadUntil(page, 'The import is done')
  await page.context().close()
})

test.each([320, 1280])('every page of imports at %i pixels is free of faults', async (width) => {
  const { page, complaints } = await visitAs(width)
  await look(page, `imports-${width}`)
  await begin(page)
  await look(page, `import-files-${width}`)
  await page.getByRole('button', { name: 'Send' }).click()
  await look(page, `import-files-error-${width}`)
  await send(page, [
    ...pupils(50),
    { ...teacher, email: 'b@x.example' },
    { id: '', name: 'Nobody Here' },
  ])
  await page.getByRole('heading', { name: 'Check what would change' }).waitFor()
  await look(page, `import-preview-${width}`)
  await page.getByRole('button', { name: 'Continue: many would leave' }).click()
  await look(page, `import-confirm-${width}`)
  await page.getByRole('link', { name: 'Look at who would leave' }).click()
  await look(page, `import-lines-${width}`)
  await page.goto(`${origin()}/trusts/model-trust/imports/mappings`)
  await look(page, `import-mappings-${width}`)
  await page.goto(`${origin()}/trusts/model-trust/settings/scim`)
  await page.getByLabel('What is it for?').fill('Entra')
  await page.getByRole('button', { name: 'Make a key' }).click()
  await look(page, `scim-${width}`)
  // A browser calls an answer of 422 an error of its own.
  expect(complaints.filter((words) => !words.includes('422'))).toEqual([])
  await page.context().close()
})

test.each([320, 1280])(
  'work in hand at %i pixels, before and after it is heard of no more',
  async (width) => {
    const { page } = await visitAs(width)
    await begin(page)
    const runId = page.url().split('/').at(-1) ?? ''
    const now = systemClock.now()
    const heard = { step: 'reading', done: 12_400, total: 68_012, seenAt: now } as const
    await db.transactionFor(trust.trustId, async (tx) => {
      await updateRun(tx, runId, { state: 'reading' })
      await putProgress(tx, runId, heard)
    })
    await seenAgain(page)
    await look(page, `import-progress-${width}`)
    expect(await page.getByText('12,400 of about 68,012 rows').count()).toBe(1)

    const seenAt = instantAt(now.getTime() - 60_000)
    await db.transactionFor(trust.trustId, (tx) => putProgress(tx, runId, { ...heard, seenAt }))
    await seenAgain(page)
    await look(page, `import-interrupted-${width}`)
    expect(await page.getByRole('button', { name: 'Begin again now' }).count()).toBe(1)

    // What another tab does shows here without a reload.
    await db.transactionFor(trust.trustId, (tx) => updateRun(tx, runId, { state: 'failed' }))
    await page.getByRole('heading', { name: 'The import went wrong' }).waitFor()
    await look(page, `import-failed-${width}`)
    await page.context().close()
  },
)

test.each([320, 1280])('a spreadsheet at %i pixels: its columns, then its words', async (width) => {
  const { page } = await visitAs(width)
  await page.goto(`${origin()}/trusts/model-trust/imports/new`)
  await page.getByLabel('Your own spreadsheet (CSV)').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  const sheet = 'UPN,Forename,Surname,Type,Ethnicity,DOB\n01,Dee,Dunmere,Learner,WBRI,31/12/2012\n'
  const file = { name: 'sheet.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) }
  await page.getByLabel('Choose the files').setInputFiles(file)
  await page.getByRole('button', { name: 'Send' }).click()
  await look(page, `import-mapping-${width}`)
  await page.getByRole('button', { name: 'Continue' }).click()
  await look(page, `import-words-${width}`)
  await page.getByLabel('“learner”').selectOption('Pupil')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Check what would change' }).waitFor()
  expect(await page.getByText('sheet.csv: Ethnicity').count()).toBe(1)
  await page.context().close()
})

test.each([320, 1280])('at %i pixels who may be here already is asked first', async (width) => {
  const email = (id: number) => `cy${id}@staff.example`
  await makePerson(db, trust, { givenName: 'Cy', familyName: 'Cedar', email: email(width) })
  const rows = [...new Set([320, width])].map((id) => ({ id: `t${id}`, email: email(id) }))
  const { page } = await visitAs(width)
  await begin(page)
  const cys = rows.map((row) => ({ ...teacher, ...row, name: 'Cy Cedar' }))
  await send(page, [...pupils(120), teacher, ...cys])
  await page.getByRole('button', { name: 'Apply this import' }).click()
  await page.getByRole('link', { name: 'Say whether they are the same people' }).waitFor()
  await look(page, `import-lookalikes-${width}`)
  await page.getByRole('link', { name: 'Look at who they are' }).click()
  await look(page, `import-lookalike-lines-${width}`)
  await page.getByRole('link', { name: 'Back to this import' }).click()
  await page.getByLabel('They are the same people: link them').check()
  await page.getByRole('button', { name: 'Apply this import' }).click()
  await page.getByRole('heading', { name: 'The import is done' }).waitFor()
  expect(await page.getByText('1, linked').count()).toBe(1)
  await page.context().close()
})

test.each([true, false])(
  'which trust of the register is asked of the register alone, with a script: %s',
  async (javaScript) => {
    const { page } = await visitAs(1280, javaScript)
    await page.getByRole('button', { name: 'Start an import' }).click()
    const which = page.getByLabel('Which trust of the register?')
    await page.getByLabel('OneRoster 1.1 or 1.2').check()
    expect(await which.isVisible()).toBe(false)

    await page.getByLabel('Register of schools (GIAS)').check()
    expect(await which.isVisible()).toBe(true)
    expect(await page.getByText('Needed only for the register of schools.').isVisible()).toBe(true)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('link', { name: 'Enter the trust’s number, such as 1234' }).waitFor()
    await page.context().close()
  },
)

async function visitAs(width: number, javaScript = true) {
  const who = {
    trust,
    roles: ['system-administrator'],
    at: systemClock.now().toISOString(),
  } as const
  const { headers } = await signedIn(db, who)
  const opened = await visit('/', { width, javaScript })
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/s)
  await opened.page.context().addCookies([{ name, value, url: origin() }])
  await opened.page.goto(`${origin()}/trusts/model-trust/imports`)
  return opened
}

async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start an import' }).click()
  await page.getByLabel('OneRoster 1.1 or 1.2').check()
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function send(page: Page, people: readonly OneRosterUser[]): Promise<void> {
  const paths = Object.entries(oneRosterTexts(people)).map(([name, text]) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  })
  await page.getByLabel('Choose the files').setInputFiles(paths)
  await page.getByRole('button', { name: 'Send' }).click()
}

async function look(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}
