import { expect, test, vi } from 'vitest'

import { setUpJourneys } from '#test/browser.ts'
import { makeTrustWithPages } from '#test/browsing.ts'
import { mailing } from '#test/mailing.ts'
import { makePerson } from '#test/makers.ts'
import { oneTimeCode } from '#test/one-time-code.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { signedIn } from '#test/signed-in.ts'
import { expectFine, isSignedIn, linkIn, setUpApp, signInOn, signOutOn } from '#test/signing-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'
import { withAuthenticator } from '#test/virtual-authenticator.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const app = testApp({ db, themes })
const { visit, origin } = setUpJourneys(() => app)
const { working } = await mailing(db)
const newPassword = 'otter ladder marmalade'

/** The link in the one message to this address; others may come at the same time, to other people. */
async function linkSentTo(
  email: string,
  received: Awaited<ReturnType<typeof working>>['received'],
): Promise<string> {
  const own = () => received.filter(({ to }) => to.includes(email))
  await vi.waitFor(() => expect(own()).toHaveLength(1), { timeout: 20_000 })
  return linkIn(own())
}

test.each([320, 1280])('somebody signs in with a password, at %i pixels', async (width) => {
  const { email } = await personWithPassword(db, trust)
  const { page, complaints } = await visit(`${base}/sign-in?next=${base}/account`, { width })
  await expectFine(page, 'sign-in')

  await signInOn(page, email, 'not the password')
  await page.getByRole('alert').getByText('The e-mail address or the password is wrong').waitFor()
  await expectFine(page, 'sign-in-wrong')
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(email)
  expect(await page.getByLabel('Password', { exact: true }).inputValue()).toBe('')

  await page.getByLabel('Password', { exact: true }).fill(testPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your account' }).waitFor()
  await expectFine(page, 'account')
  await page.getByRole('link', { name: 'Change your password' }).click()
  await expectFine(page, 'account-password')

  await signOutOn(page)
  await page.goto(`${origin()}${base}/account`)
  expect(await isSignedIn(page)).toBe(false)
  // A browser calls an answer of 422 an error of its own.
  expect(complaints.filter((words) => !words.includes('422'))).toEqual([])
  await page.context().close()
})

test.each([320, 1280])(
  'somebody sets up an authenticator app, and signs in with its codes, at %i pixels',
  async (width) => {
    const { email } = await personWithPassword(db, trust)
    const { page } = await visit(`${base}/sign-in?next=${base}/account/authenticator`, { width })
    await signInOn(page, email)
    await expectFine(page, 'authenticator')
    const { key, code, codes } = await setUpApp(page)
    await expectFine(page, 'authenticator-codes')
    await page.getByRole('button', { name: 'I have kept them' }).click()
    await signOutOn(page)

    await signInOn(page, email)
    await page.getByRole('heading', { name: 'Enter the code' }).waitFor()
    await expectFine(page, 'second-step')
    expect(await isSignedIn(page)).toBe(false)
    await page.getByLabel('Code').fill(code)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('alert').getByText('was used before').waitFor()
    await expectFine(page, 'second-step-wrong')
    await page.getByLabel('Code').fill(oneTimeCode(key, 1))
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => isSignedIn(page)).toBe(true)

    await signOutOn(page)
    await signInOn(page, email)
    await page.getByLabel('Code').fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect.poll(() => isSignedIn(page)).toBe(true)
    await page.context().close()
  },
)

test('the picture of the key is shown, and an app can be set up by typing it', async () => {
  const { email } = await personWithPassword(db, trust)
  const { page } = await visit(`${base}/sign-in?next=${base}/account/authenticator`, { width: 320 })
  await signInOn(page, email)
  await page.getByLabel('Your password').fill(testPassword)
  await page.getByRole('button', { name: 'Set up an app' }).click()
  await page.getByRole('heading', { name: 'Show the code to your app' }).waitFor()

  await expectFine(page, 'authenticator-key')
  const picture = page.getByRole('img', { name: 'A QR code that holds the key below' })
  expect(await picture.evaluate((img) => img.clientWidth)).toBeGreaterThan(150)
  await page.context().close()
})

test.each([320, 1280])(
  'somebody is invited by mail, chooses a password and signs in with it, at %i pixels',
  async (width) => {
    const { received } = await working()
    const email = `invited-${width}@staff.example`
    const { personId } = await makePerson(db, trust, { email })
    await inviteByPages(personId)
    const link = await linkSentTo(email, received)

    const { page } = await visit(link, { width })
    await expectFine(page, 'invitation')
    await page.getByLabel('New password').fill('password1')
    await page.getByRole('button', { name: 'Save the password and sign in' }).click()
    await page.getByRole('alert').waitFor()
    await expectFine(page, 'invitation-wrong')
    await page.getByLabel('New password').fill(newPassword)
    await page.getByRole('button', { name: 'Save the password and sign in' }).click()
    await expect.poll(() => isSignedIn(page)).toBe(true)
    await signOutOn(page)
    await signInOn(page, email, newPassword)
    await expect.poll(() => isSignedIn(page)).toBe(true)

    await page.goto(link)
    await page.getByRole('heading', { name: 'This link counts no longer' }).waitFor()
    await expectFine(page, 'invitation-over')
    await page.context().close()
  },
)

test('somebody who is invited signs in with a passkey and never has a password', async () => {
  const { received } = await working()
  const email = 'invited-passkey@staff.example'
  const { personId } = await makePerson(db, trust, { email })
  await inviteByPages(personId)
  const sent = await linkSentTo(email, received)

  const link = sent.replace('127.0.0.1', 'localhost')
  const { page } = await visit(link, { width: 320 })
  await page.addInitScript(() => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)
  })
  await withAuthenticator(page)
  await expectFine(page, 'invitation-passkey')
  await page.getByRole('button', { name: 'Go on with a passkey' }).click()
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByText('The passkey has been added.').waitFor()
  await signOutOn(page)

  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await expect.poll(() => isSignedIn(page)).toBe(true)
  await page.context().close()
})

test.each([320, 1280])(
  'somebody who has forgotten their password is sent a link, at %i pixels',
  async (width) => {
    const { received } = await working()
    const { email } = await personWithPassword(db, trust)
    const elsewhere = await visit(`${base}/sign-in`)
    await signInOn(elsewhere.page, email)
    const { page } = await visit(`${base}/sign-in`, { width })
    await page.getByRole('link', { name: 'I have forgotten my password' }).click()
    await expectFine(page, 'forgotten')
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Send the link' }).click()
    await page.getByRole('heading', { name: 'Look into your mail' }).waitFor()
    await expectFine(page, 'forgotten-sent')
    const link = await linkSentTo(email, received)

    await page.goto(link)
    await expectFine(page, 'forgotten-new')
    await page.getByLabel('New password').fill(newPassword)
    await page.getByRole('button', { name: 'Save the password' }).click()
    await signInOn(page, email, testPassword)
    await page.getByRole('alert').getByText('password is wrong').waitFor()
    await signInOn(page, email, newPassword)
    await expect.poll(() => isSignedIn(page)).toBe(true)

    await elsewhere.page.goto(`${origin()}${base}/account`)
    expect(await isSignedIn(elsewhere.page)).toBe(false)
    await elsewhere.page.context().close()
    await page.context().close()
  },
)

/** A system administrator invites somebody, on the page of that person. */
async function inviteByPages(personId: string): Promise<void> {
  const { headers } = await signedIn(db, { trust, roles: ['system-administrator'] })
  const [name = '', value = ''] = headers.cookie.split(/=(.*)/)
  const { page } = await visit(`${base}/sign-in`)
  await page.context().addCookies([{ name, value: decodeURIComponent(value), url: origin() }])
  await page.goto(`${origin()}${base}/people/${personId}`)
  await page.getByRole('button', { name: /invit/i }).click()
  await page.getByText(/invit/i).first().waitFor()
  await page.context().close()
}
