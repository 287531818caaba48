import { describe, expect, test } from 'vitest'

import { accessibilityProblems, scrollsSideways, setUpJourneys } from '#test/browser.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { visit, origin } = setUpJourneys(() => testApp({ db }))

describe.each([
  ['on a computer', {}],
  ['on a phone', { width: 375 }],
  ['without JavaScript', { javaScript: false }],
])('%s', (_, look) => {
  test('the first page opens, loads only from here and says that it is a demonstration', async () => {
    const { page, requests } = await visit('/', look)

    expect(await page.textContent('body')).toContain('Demonstration')
    expect(requests.filter((url) => !url.startsWith(origin()))).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.context().close()
  })
})

test.each(['/', '/no-such-page'])('axe finds no fault in %s', async (path) => {
  const { page } = await visit(path)

  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})
