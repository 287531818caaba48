import { describe, expect, test } from 'vitest'

import { accessibilityProblems, picture, scrollsSideways, setUpJourneys } from '#test/browser.ts'
import { keepFiveTrusts } from '#test/five-trusts.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
await keepFiveTrusts(db)
const { visit } = setUpJourneys(() => testApp({ db }))

const pages = [
  ['the policy', '/trusts/leading-edge/policy'],
  ['a search', '/trusts/leading-edge/policy?q=former+pupils'],
  ['an empty search', '/trusts/leading-edge/policy?q=unicorn'],
  ['a clause with rules', '/trusts/leading-edge/policy/LEA-9.01'],
  ['a clause without rules', '/trusts/leading-edge/policy/LEA-1.03'],
  ['the ledger', '/trusts/leading-edge/ledger'],
] as const

describe.each(pages)('%s', (name, path) => {
  test.each([320, 1280])(
    'at %i pixels is free of faults and never scrolls sideways',
    async (width) => {
      const { page, complaints } = await visit(path, { width })
      await picture(page, `policy-${name.replaceAll(' ', '-')}-${width}`)

      expect(await accessibilityProblems(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
      expect(complaints).toEqual([])
      await page.context().close()
    },
  )
})

test('someone without JavaScript searches, reads a clause and finds the way back', async () => {
  const { page } = await visit('/trusts/st-clare/policy', { javaScript: false, width: 320 })

  await page.getByLabel('Search this policy').fill('three years')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: 'STC-4.06' }).click()
  await page
    .locator('#STC-4\\.06')
    .getByRole('link', { name: /What this does/ })
    .click()

  expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('STC-4.06')
  expect(await page.getByText('As expected').count()).toBeGreaterThan(2)
  await page.getByRole('link', { name: 'Back to the policy' }).click()
  expect(page.url()).toContain('/trusts/st-clare/policy#STC-4.06')
  await page.context().close()
})

test('a reader who uses only the keyboard reaches the search first after the menu', async () => {
  const { page } = await visit('/trusts/dowmat/policy')

  for (let presses = 0; presses < 8; presses++) {
    await page.keyboard.press('Tab')
    if (
      await page.getByLabel('Search this policy').evaluate((box) => box === document.activeElement)
    )
      break
  }
  await page.keyboard.type('relatives')
  await page.keyboard.press('Enter')

  await page.waitForURL(/q=relatives/)
  expect(await page.getByRole('status').textContent()).toMatch(/clauses? with “relatives”/)
  await page.context().close()
})

test('the trust’s own words differ: the same search finds different clauses', async () => {
  const found = async (slug: string): Promise<number> => {
    const { page } = await visit(`/trusts/${slug}/policy?q=headteacher`)
    const count = await page.locator('.hr-policy-clause').count()
    await page.context().close()
    return count
  }

  expect(await found('whinless-down')).not.toBe(await found('trinity'))
})
