import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { systemClock } from '#core/clock.ts'
import type { App } from '#app.ts'
import { accessibilityProblems, picture, scrollsSideways, setUpJourneys } from '#test/browser.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { makePerson } from '#test/makers.ts'
import { entraAccount, makeKnownPerson } from '#test/oidc/accounts.ts'
import { client } from '#test/oidc/lying-provider.ts'
import { tenant } from '#test/oidc/oidc-app.ts'
import { type RealProvider, startRealProvider } from '#test/oidc/real-provider.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const base = `/trusts/${trust.slug}`
const teacher = entraAccount({ name: 'Elm Elder' })
const newcomer = entraAccount({ name: 'Fern Fir' })

// The organisation has to know the application's address, which is known once it is served.
let app: App | undefined
let organisation: RealProvider | undefined
const { visit, origin } = setUpJourneys(() => ({
  fetch: (...asked) => app?.fetch(...asked) ?? new Response('not yet', { status: 503 }),
}))
beforeAll(async () => {
  organisation = await startRealProvider({
    path: `/${tenant}/v2.0`,
    redirectUris: [`${origin()}${base}/sign-in/callback/microsoft`],
    accounts: [teacher, newcomer],
  })
  const authorities = { microsoft: organisation.origin, google: organisation.origin }
  app = testApp({ db, library, clock: systemClock, authorities })
})
afterAll(async () => organisation?.close())

/** The page as the system administrator sees it. */
async function asAdministrator(path: string): Promise<Page> {
  const at = systemClock.now().toISOString()
  const { headers } = await signedIn(db, { trust, roles: ['system-administrator'], at })
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/s)
  const { page } = await visit(base)
  await page.context().addCookies([{ name, value, url: origin() }])
  await page.goto(`${origin()}${path}`)
  return page
}

/** Goes from the sign-in page to the organisation, and signs in there. */
async function signInThere(account: { readonly sub: string }): Promise<Page> {
  const { page } = await visit(`${base}/sign-in?next=${base}/ask`)
  await page.getByRole('button', { name: 'Sign in with Microsoft' }).click()
  await page.getByLabel('Account').fill(account.sub)
  await page.getByRole('button', { name: 'Continue' }).click()
  return page
}

async function isFit(page: Page, name: string): Promise<void> {
  await picture(page, name)
  expect(await accessibilityProblems(page)).toEqual([])
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await scrollsSideways(page)).toBe(false)
  await page.setViewportSize({ width: 1280, height: 900 })
}

test('an administrator sets it up, a known teacher signs in, and a newcomer is let in by hand', async () => {
  await makeKnownPerson(db, trust, {
    id: teacher.oid,
    person: { givenName: 'Elm', familyName: 'Elder' },
  })
  await makePerson(db, trust, { givenName: 'Fern', familyName: 'Fir' })

  const settings = await asAdministrator(`${base}/settings/sign-in`)
  await isFit(settings, 'sign-in-settings-empty')
  await settings.getByRole('link', { name: 'Set up Microsoft' }).click()
  await settings.getByRole('button', { name: 'Save' }).click()
  await isFit(settings, 'sign-in-settings-errors')
  await settings.getByRole('radio', { name: 'Yes', exact: true }).check()
  await settings.getByLabel('Tenant id').fill(tenant)
  await settings.getByLabel('Application (client) id').fill(client.id)
  await settings.getByLabel('Client secret').fill(client.secret)
  await settings.getByRole('radio', { name: 'No, or not sure' }).check()
  await settings.getByLabel('Where do we know its accounts from?').selectOption('entra')
  await settings.getByRole('button', { name: 'Save' }).click()
  expect(await settings.getByRole('alert').innerText()).toContain('Saved')
  await settings.getByRole('button', { name: 'Test the connection' }).click()
  expect(await settings.getByRole('alert').innerText()).toContain('It answered')

  const known = await signInThere(teacher)
  expect(known.url()).toBe(`${origin()}${base}/ask`)
  expect(await known.getByRole('banner').innerText()).toContain('Elm Elder')

  const unknown = await signInThere(newcomer)
  expect(await unknown.getByRole('heading', { level: 1 }).innerText()).toBe(
    'Your account is not linked yet',
  )
  await isFit(unknown, 'sign-in-not-linked')

  await settings.goto(`${origin()}${base}/settings/sign-in`)
  await isFit(settings, 'sign-in-settings')
  await settings.getByRole('link', { name: 'Choose the person for Fern Fir' }).click()
  await settings.getByLabel('Search by name').fill('fir')
  await settings.getByRole('button', { name: 'Search' }).click()
  await settings.getByRole('radio', { name: 'Fern Fir' }).check()
  await isFit(settings, 'sign-in-account')
  await settings.getByRole('button', { name: 'Link the account' }).click()
  expect(await settings.getByRole('alert').innerText()).toContain('linked')

  const linked = await signInThere(newcomer)
  expect(linked.url()).toBe(`${origin()}${base}/ask`)
  expect(await linked.getByRole('banner').innerText()).toContain('Fern Fir')
})
