import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'

import { endRole } from '#people/roles/end-role.ts'
import { giveRole } from '#people/roles/give-role.ts'
import type { Role } from '#people/roles/role.ts'
import { setUpJourneys } from '#test/browser.ts'
import { makeTrustWithPages } from '#test/browsing.ts'
import { personWithPassword, testPassword } from '#test/passwords.ts'
import { expectFine, isSignedIn, movableClock, setUpApp, signInOn } from '#test/signing-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const { trust, themes } = await makeTrustWithPages(db)
const base = `/trusts/${trust.slug}`
const clock = movableClock('2026-11-20T12:00:00Z')
const { visit, origin } = setUpJourneys(() => testApp({ db, themes, clock }))
const at = (path: string) => `${origin()}${base}${path}`

async function giveTo(personId: string, role: Role) {
  const { trustId } = trust
  const asked = {
    trustId,
    personId,
    role,
    by: 'test',
    capacity: 'holder',
    from: '2026-09-01',
  } as const
  const given = await giveRole({ db, clock }, asked)
  if (!given.ok) throw new Error(given.error.type)
  return given.value
}

test.each([320, 1280])(
  'somebody sees where they are signed in and ends it from another browser, at %i pixels',
  async (width) => {
    const { email } = await personWithPassword(db, trust)
    const lost = await visit(`${base}/sign-in?next=${base}/account`)
    await signInOn(lost.page, email)
    clock.move(1)
    const third = await visit(`${base}/sign-in?next=${base}/account`)
    await signInOn(third.page, email)
    clock.move(1)
    const { page } = await visit(`${base}/sign-in?next=${base}/account`, { width })
    await signInOn(page, email)
    await page.getByRole('heading', { name: 'Your account' }).waitFor()
    await expectFine(page, 'account-sessions')
    expect(await page.getByText('This browser').count()).toBe(1)

    await page
      .getByRole('button', { name: /^End .* on / })
      .last()
      .click()
    await page.getByText('The session has been ended.').waitFor()
    await expectFine(page, 'account-session-ended')
    expect(await openOf([lost.page, third.page])).toEqual([false, true])

    await page.getByRole('button', { name: 'End all others' }).click()
    await page.getByText('The session has been ended.').waitFor()
    expect(await openOf([lost.page, third.page, page])).toEqual([false, false, true])
    for (const each of [lost.page, third.page, page]) await each.context().close()
  },
)

/** Which pages still show that somebody has signed in, once asked for again. */
async function openOf(pages: readonly Page[]): Promise<readonly boolean[]> {
  const open: boolean[] = []
  for (const page of pages) {
    await page.goto(at('/account'))
    open.push(await isSignedIn(page))
  }
  return open
}

test('whose role ends is signed out everywhere at the next click', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  const holding = await giveTo(personId, 'trust-dpo')
  const pages: Page[] = []
  for (const _ of ['here', 'there']) {
    const { page } = await visit(`${base}/sign-in?next=${base}/account`)
    await signInOn(page, email)
    await expect.poll(() => isSignedIn(page)).toBe(true)
    pages.push(page)
  }

  const { trustId } = trust
  await endRole(
    { db, clock },
    { trustId, by: 'test', holdingId: holding.holdingId, on: '2026-11-20' },
  )

  expect(await openOf(pages)).toEqual([false, false])
  const [page] = pages
  await page?.getByRole('heading', { name: 'Sign in to' }).waitFor()
  expect(new URL(page?.url() ?? '').searchParams.get('next')).toBe(`${base}/account`)
  for (const each of pages) await each.context().close()
})

test('confidential pages close after half an hour without a click, and open again where one was', async () => {
  const { email, personId } = await personWithPassword(db, trust)
  await giveTo(personId, 'trust-dpo')
  const { page } = await visit(`${base}/sign-in?next=${base}/audit`)
  await signInOn(page, email)
  await page.getByRole('heading', { name: 'A password alone does not open this' }).waitFor()
  await expectFine(page, 'password-alone')
  await page.goto(at('/account/authenticator'))
  const { codes } = await setUpApp(page)
  const opens = async () => (await page.goto(at('/audit')))?.url() === at('/audit')

  expect(await opens()).toBe(true)
  clock.move(29)
  expect(await opens()).toBe(true)
  clock.move(30)
  expect(await opens()).toBe(false)
  await page.getByText('Some pages ask you to sign in again after a while').waitFor()
  await expectFine(page, 'away-too-long')
  // What is not confidential stays open meanwhile.
  expect((await page.goto(at('/account')))?.url()).toBe(at('/account'))
  expect(await opens()).toBe(false)

  await signInOn(page, email)
  await page.getByLabel('Code').fill(codes[0] ?? '')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL(at('/audit'))
  await page.context().close()
})

test('a guesser has to wait, a colleague behind the same address does not, and nobody for long', async () => {
  const [victim, colleague] = [
    await personWithPassword(db, trust),
    await personWithPassword(db, trust),
  ]
  for (let i = 0; i < 11; i++) {
    const fields = { email: victim.email, password: 'a guess that is wrong' }
    const answer = await fetch(at('/sign-in'), {
      method: 'POST',
      headers: { origin: origin() },
      body: new URLSearchParams(fields),
    })
    expect(answer.status).toBe(422)
  }

  const guesser = await visit(`${base}/sign-in`, { width: 320 })
  await signInOn(guesser.page, victim.email, testPassword)
  await guesser.page.getByRole('alert').getByText('Wait 30 seconds and try again').waitFor()
  await expectFine(guesser.page, 'sign-in-wait')
  const { page } = await visit(`${base}/sign-in`)
  await signInOn(page, colleague.email)
  await expect.poll(() => isSignedIn(page)).toBe(true)

  clock.move(0.5)
  await signInOn(guesser.page, victim.email, testPassword)
  await expect.poll(() => isSignedIn(guesser.page)).toBe(true)
  await page.context().close()
  await guesser.page.context().close()
})
