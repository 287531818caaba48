import type { Page } from 'playwright-core'
import { expect } from 'vitest'

import type { Clock } from '#core/clock.ts'
import { instantAt } from '#core/clock.ts'

import { accessibilityProblems, picture, scrollsSideways } from './browser.ts'
import { oneTimeCode } from './one-time-code.ts'
import { testPassword } from './passwords.ts'
import type { Received } from './smtp.ts'

/** Fills in the form of signing in and sends it. */
export async function signInOn(page: Page, email: string, password = testPassword): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Signs out by the link of every page. */
export async function signOutOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to' }).waitFor()
}

/** Whether the page is somebody's who has signed in. */
export async function isSignedIn(page: Page): Promise<boolean> {
  return (await page.getByRole('button', { name: 'Sign out' }).count()) > 0
}

/** Sets up an authenticator app on one's account; gives its key, the code that did it and those to keep. */
export async function setUpApp(
  page: Page,
): Promise<{ key: string; code: string; codes: readonly string[] }> {
  await page.getByLabel('Your password').fill(testPassword)
  await page.getByRole('button', { name: 'Set up an app' }).click()
  await page.getByRole('heading', { name: 'Show the code to your app' }).waitFor()
  const key = (await page.locator('code').innerText()).replaceAll(/\s/g, '')
  const code = oneTimeCode(key)
  await page.getByLabel('The code that the app shows now').fill(code)
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('heading', { name: 'Keep these codes' }).waitFor()
  return { key, code, codes: await page.locator('li code').allInnerTexts() }
}

/** Looks at a page as everyone must be able to use it, and keeps a picture of it. */
export async function expectFine(page: Page, name: string): Promise<void> {
  await picture(page, `${name}-${page.viewportSize()?.width}`)
  expect(await accessibilityProblems(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

/** The link in the letter that came last, once one is there. */
export function linkIn(received: readonly Received[]): string {
  const text = received
    .at(-1)
    ?.raw.replaceAll(/=\r?\n/g, '')
    .replaceAll('=3D', '=')
  const link = /http:\/\/\S+/.exec(text ?? '')?.[0]
  if (link === undefined) throw new Error('no letter with a link came')
  return link
}

/** A clock that a test moves, in minutes. */
export function movableClock(from: string): Clock & { readonly move: (minutes: number) => void } {
  let now = Date.parse(from)
  return {
    now: () => instantAt(now),
    move: (minutes) => {
      now += minutes * 60_000
    },
  }
}
