import { once } from 'node:events'
import { createServer } from 'node:http'

import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'

import {
  accessibilityProblems,
  type Look,
  picture,
  scrollsSideways,
  setUpJourneys,
} from '#test/browser.ts'
import { makeTrustWithPages } from '#test/browsing.ts'
import { passkeyOwners, readBegun } from '#test/passkeys.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { withAuthenticator } from '#test/virtual-authenticator.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const app = testApp({ db, themes })
const { told } = passkeyOwners(db, trust, app)
const { visit, origin } = setUpJourneys(() => app)
/** Passkeys belong to a name: the same server, asked as `localhost`. */
const byName = (path: string) => `${origin().replace('127.0.0.1', 'localhost')}${path}`

/**
 * A browser with a device for passkeys, in which somebody has signed in with their password. It offers no
 * passkeys by itself unless it is told to, as the device of tests takes every offer at once.
 */
async function somebody({ offers = false, ...look }: Look & { readonly offers?: boolean } = {}) {
  const { email, personId } = await personWithPassword(db, trust)
  const { page, complaints } = await visit(byName(`${base}/sign-in`), look)
  if (!offers) {
    await page.addInitScript(() => {
      PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
    })
  }
  const device = await withAuthenticator(page)
  await page.goto(byName(`${base}/sign-in`))
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  return { page, complaints, device, email, personId }
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(byName(`${base}/account/passkeys/new`))
  await page.getByLabel('Name for this passkey').fill(name)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('The passkey has been added.').waitFor()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in to' }).waitFor()
}

const withPasskey = (page: Page) => page.getByRole('button', { name: 'Sign in with a passkey' })

test.each([320, 1280])(
  'somebody adds a passkey and signs in with it, at %i pixels',
  async (width) => {
    const { page, complaints } = await somebody({ width })
    const isFine = async (name: string) => {
      await picture(page, `passkey-${name}-${width}`)
      expect(await accessibilityProblems(page)).toEqual([])
      expect(await scrollsSideways(page)).toBe(false)
    }
    await page.goto(byName(`${base}/account/passkeys/new`))
    await isFine('new')
    await addPasskey(page, 'My work laptop')
    await isFine('account')
    await signOut(page)
    await isFine('sign-in')

    await withPasskey(page).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()

    await page.goto(byName(`${base}/account`))
    expect(await page.getByText('My work laptop').count()).toBeGreaterThan(0)
    expect(await page.getByText(/last used 20 November 2026/).count()).toBeGreaterThan(0)
    await page.getByRole('link', { name: 'Remove the passkey My work laptop' }).click()
    await isFine('remove')
    await page.getByRole('button', { name: 'Remove the passkey' }).click()
    expect(await page.getByText('The passkey has been removed.').count()).toBe(1)
    expect(complaints).toEqual([])
    await page.context().close()
  },
)

test('a browser that has a passkey offers it where the address is typed', async () => {
  const { page, complaints } = await somebody({ offers: true })
  await addPasskey(page, 'My work laptop')

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForResponse((answer) => answer.url().endsWith('/sign-in/passkey'))
  await page.getByRole('button', { name: 'Sign out' }).waitFor()

  expect(complaints).toEqual([])
  await page.context().close()
})

test('who cannot show that it is them is not signed in, and the page says what to do', async () => {
  const { page, device } = await somebody()
  await addPasskey(page, 'My work laptop')
  await signOut(page)

  await device.verifies(false)
  await withPasskey(page).click()

  await page.getByText('No passkey was used. Try again, or choose another way.').waitFor()
  expect(await page.getByRole('button', { name: 'Sign out' }).count()).toBe(0)
  await device.verifies(true)
  await withPasskey(page).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await page.context().close()
})

test('a passkey that was removed lets nobody in any more', async () => {
  const { page, device } = await somebody()
  await addPasskey(page, 'My old telephone')
  // A password alone may not take away the stronger way beside it.
  await signOut(page)
  await withPasskey(page).click()
  await page.getByRole('button', { name: 'Sign out' }).waitFor()
  await page.goto(byName(`${base}/account`))
  await page.getByRole('link', { name: 'Remove the passkey My old telephone' }).click()
  await page.getByRole('button', { name: 'Remove the passkey' }).click()
  await page.getByText('The passkey has been removed.').waitFor()
  await signOut(page)

  expect(await device.credentials()).toHaveLength(1)
  await withPasskey(page).click()

  await page.getByRole('alert').getByText('That passkey does not let you in here').waitFor()
  await picture(page, 'passkey-refused-1280')
  expect(await accessibilityProblems(page)).toEqual([])
  await page.context().close()
})

test('a copy of an authenticator is noticed when it counts less than the other did', async () => {
  const { page, device, personId } = await somebody()
  await addPasskey(page, 'My security key')
  const [copy] = await device.credentials()
  if (!copy) throw new Error('the device keeps no passkey')
  for (let i = 0; i < 2; i++) {
    await signOut(page)
    await withPasskey(page).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
  }
  await signOut(page)

  await device.forget(copy)
  await device.put(copy)
  await withPasskey(page).click()

  await page.getByRole('alert').getByText('That passkey does not let you in here').waitFor()
  expect(await lastTold(personId)).toMatchObject({
    action: 'passkey.refused',
    facts: { because: 'counter-went-back' },
  })
  await page.context().close()
})

test('a page at another port of this computer gets an answer that is good for nothing', async () => {
  const { page, personId } = await somebody()
  await addPasskey(page, 'My work laptop')
  await signOut(page)
  const elsewhere = createServer((_, answer) => {
    answer.setHeader('content-type', 'text/html').end('<title>A prize for you</title>')
  }).listen(0, '127.0.0.1')
  await once(elsewhere, 'listening')
  onTestFinished(() => {
    elsewhere.close()
  })
  const address = elsewhere.address()
  const port = typeof address === 'object' ? address?.port : undefined

  const asked = await page.evaluate(async (path) => {
    const response = await fetch(path, { method: 'POST' })
    return response.text()
  }, `${base}/sign-in/passkey/options`)
  const { ticket, options } = readBegun(asked)
  await page.goto(`http://localhost:${port}/`)
  const response = await page.evaluate(
    async ({ challenge, rpId }) => {
      const asking = { challenge, rpId, userVerification: 'required' }
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asking)
      return JSON.stringify(await navigator.credentials.get({ publicKey }))
    },
    { challenge: options.challenge, rpId: options.rpId },
  )
  await page.goto(byName(`${base}/sign-in`))
  await page.evaluate(
    (given) => {
      const form = document.querySelector<HTMLFormElement>('#passkey form')
      for (const [name, value] of Object.entries(given)) {
        form?.querySelector(`[name=${name}]`)?.setAttribute('value', value)
      }
      form?.submit()
    },
    { ticket, response },
  )

  await page.getByRole('alert').getByText('That passkey does not let you in here').waitFor()
  expect(await lastTold(personId)).toMatchObject({
    action: 'passkey.refused',
    facts: { because: 'not-verified' },
  })
  await page.context().close()
})

test('without JavaScript the pages say what passkeys need, and the other ways are there', async () => {
  const { page } = await visit(byName(`${base}/sign-in`), { javaScript: false, width: 320 })
  await picture(page, 'passkey-no-script-320')

  expect(await saidWithoutScript(page)).toContain('To sign in with a passkey, turn on JavaScript')
  expect(await withPasskey(page).isVisible()).toBe(false)
  const { email } = await personWithPassword(db, trust)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.goto(byName(`${base}/account/passkeys/new`))

  expect(await saidWithoutScript(page)).toContain('Adding a passkey needs JavaScript')
  expect(await page.getByRole('button', { name: 'Add a passkey' }).isVisible()).toBe(false)
  await page.context().close()
})

/** What is shown in place of what needs a script. */
async function saidWithoutScript(page: Page): Promise<string> {
  const line = page.locator('#passkey noscript p')
  return (await line.isVisible()) ? line.innerText() : ''
}

async function lastTold(personId: string) {
  return (await told(personId)).at(-1)
}
