import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { provenBy } from '#audit/log/tlog-proof.ts'
import { readPublicKey } from '#audit/log/signed-note.ts'
import { verifyExport } from '#audit/log/verify-export.ts'
import { findTrust } from '#people/find-trust.ts'
import { answerAll } from '#test/asking.ts'
import {
  accessibilityProblems,
  picture,
  scrollsSideways,
  setUpJourneys,
  type Look,
} from '#test/browser.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const found = await findTrust({ db }, { slug: 'leading-edge' })
if (!found) throw new Error('the trust is not kept')
const trust = found
const [ash, beech] = [
  await makeSchool(db, trust, 'Ash School'),
  await makeSchool(db, trust, 'Beech School'),
]
const { visit, origin } = setUpJourneys(() => testApp({ db }))
const home = '/trusts/leading-edge'

/** Somebody who teaches at one school, governs another and keeps the record: three hats, none chosen. */
async function somebody() {
  const person = await makePerson(db, trust, {
    givenName: 'Imogen',
    familyName: 'Fairweather',
    stays: [
      { kind: 'staff', job: 'teacher', schoolId: ash.schoolId },
      { kind: 'governor', schoolId: beech.schoolId },
    ],
  })
  const roles = [{ role: 'dsl', schoolId: ash.schoolId } as const, 'clerk' as const]
  return signedIn(db, { trust, person, roles })
}

/** A page as somebody who has signed in sees it. */
async function atHome(look: Look): Promise<Page> {
  const { headers } = await somebody()
  const { page } = await visit('/', look)
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/s)
  await page.context().addCookies([{ name, value, url: origin() }])
  await page.goto(`${origin()}${home}`)
  return page
}

async function isFine(page: Page, look: Look): Promise<void> {
  const problems = look.javaScript === false ? [] : await accessibilityProblems(page)
  expect(problems).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

const looks = [
  ['on a computer', {}],
  ['on a phone', { width: 320 }],
  ['without JavaScript', { javaScript: false }],
] satisfies [string, Look][]

test.each(looks)('from home to an answer of one’s own and back, %s', async (how, look: Look) => {
  const page = await atHome(look)
  await isFine(page, look)
  await picture(page, `home ${how}`.replaceAll(' ', '-'))
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('What needs you today')
  expect(await page.getByRole('link', { name: 'Review the policy' }).count()).toBe(1)

  await page.getByRole('searchbox').fill('A pupil wants to follow me')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'A pupil wants to follow me', exact: true }).first().click()
  const asked = await answerAll(page, { 'Which account': 'My own personal account' })
  expect(asked).not.toContain('What is your role?')
  await isFine(page, look)
  await picture(page, `check-signed-in ${how}`.replaceAll(' ', '-'))
  expect(await page.getByText('From your sign-in').count()).toBe(1)
  await page.getByRole('button', { name: 'Get the answer' }).click()
  await isFine(page, look)

  await page.getByRole('link', { name: 'your questions', exact: true }).click()
  await isFine(page, look)
  await picture(page, `questions ${how}`.replaceAll(' ', '-'))
  expect(await page.locator('.hr-entries__entry').count()).toBe(1)
  await page.context().close()
})

test.each(looks)('the record is read, proved and exported, %s', async (how, look: Look) => {
  const page = await atHome(look)
  await page.goto(`${origin()}${home}/audit`)
  await isFine(page, look)
  await picture(page, `record ${how}`.replaceAll(' ', '-'))

  await page.locator('.hr-entries__what').first().click()
  await isFine(page, look)
  await picture(page, `record-entry ${how}`.replaceAll(' ', '-'))
  const proof = await download(page, 'Download the proof')

  await page.goto(`${origin()}${home}/audit/export`)
  await page.getByRole('button', { name: 'Sign it as it is now' }).click()
  await isFine(page, look)
  await picture(page, `record-export ${how}`.replaceAll(' ', '-'))
  const key = await page.locator('.hr-code').nth(1).innerText()
  const exported = await download(page, 'Download the export')

  const known = readPublicKey(key.trim())
  expect(provenBy(proof, known ? [known] : [])?.payload).toContain('entry')
  const lines = exported.split(/(?<=\n)/)
  expect(verifyExport(lines, { keys: [key.trim()], witnessed: [] }).problems).toEqual([])
  await page.context().close()
})

/** What a button gives as a file. */
async function download(page: Page, name: string): Promise<string> {
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name }).click()
  return readFileSync(await (await waiting).path(), 'utf8')
}

test('the record shows what was asked for: filtered by day, person and kind', async () => {
  const page = await atHome({})
  await page.goto(`${origin()}${home}/audit`)
  await page.getByText('Choose what to show').click()
  await page.getByLabel('Person').fill('fairweather')
  await page.getByLabel('What happened').selectOption('Roles')
  await picture(page, 'record-filter')
  await page.getByRole('button', { name: 'Show', exact: true }).click()

  expect(await accessibilityProblems(page)).toEqual([])
  const shown = await page.locator('.hr-entries__what').allInnerTexts()
  expect(new Set(shown)).toEqual(new Set(['A role was given']))
  await page.getByRole('link', { name: 'Show everything' }).click()
  expect(await page.locator('.hr-entries__what').count()).toBeGreaterThan(shown.length)
  await page.context().close()
})
