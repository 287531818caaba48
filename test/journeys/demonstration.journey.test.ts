import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { loadDemonstration } from '#demonstration/load-demonstration.ts'
import { readDemonstration } from '#demonstration/read-demonstration.ts'
import { accessibilityProblems, picture, scrollsSideways, setUpJourneys } from '#test/browser.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const read = readDemonstration('demonstration')
if (!read.ok) throw new Error(read.error.join('\n'))
const demonstration = read.value
await keepFiveTrusts(db)
await loadDemonstration({ db, clock: clockAt('2026-11-20T08:00:00Z') }, demonstration)
const { visit } = setUpJourneys(() => testApp({ db, demonstration }))

test.each([320, 1280])(
  'the page to sign in as somebody invented, at %i pixels, is free of faults',
  async (width) => {
    const { page, complaints } = await visit('/trusts/st-clare/sign-in/as', { width })
    await picture(page, `sign-in-as-${width}`)

    expect(await accessibilityProblems(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.getByRole('button', { name: 'Sign in' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Choose who you want to sign in')
    expect(await accessibilityProblems(page)).toEqual([])
    // A browser calls an answer of 422 an error of its own.
    expect(complaints.filter((words) => !words.includes('422'))).toEqual([])
    await page.context().close()
  },
)

test('someone without JavaScript signs in as a headteacher, then as somebody else', async () => {
  const { page, requests } = await visit('/trusts/st-clare/sign-in', { javaScript: false })

  await page.getByRole('button', { name: 'Sign in as somebody invented' }).click()
  await page.getByLabel('Brigid Staniforth-Ali, headteacher').check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  const signedIn = page.getByRole('banner')
  expect(await signedIn.getByText('Brigid Staniforth-Ali').count()).toBe(1)

  await page.goto(`${new URL(page.url()).origin}/trusts/st-clare/sign-in/as`)
  await page.getByLabel('Jermaine Loxley-Tate, lead for online services').check()
  await page.getByRole('button', { name: 'Sign in' }).click()
  expect(await signedIn.getByText('Jermaine Loxley-Tate').count()).toBe(1)
  expect(await signedIn.getByText('Brigid Staniforth-Ali').count()).toBe(0)
  expect(requests.every((address) => new URL(address).hostname === '127.0.0.1')).toBe(true)
  await page.context().close()
})
