import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import type { Built } from '#rulebooks/ledger.ts'
import { modelLibrary, modelShelf } from '#test/model-trust.ts'
import { testDoor } from '#test/test-door.ts'
import { makeTheme } from '#web/theme.ts'

import { policyRoutes } from './policies.routes.ts'

const theme = makeTheme({
  slug: 'model-trust',
  name: 'Model Trust',
  shortName: 'Model',
  code: 'MOD',
  colour: '#123456',
})

async function get(path: string, needs: { today?: string; built?: Built } = {}): Promise<string> {
  if (!theme.ok) throw new Error('the model theme is not readable')
  const routes = policyRoutes({
    clock: clockAt(`${needs.today ?? '2024-01-10'}T12:00:00Z`),
    shelf: modelShelf(modelLibrary()),
    themes: new Map([['model-trust', theme.value]]),
    built: needs.built ?? new Set(),
    demo: true,
    door: testDoor(),
    approvalOf: async () => undefined,
    linksOf: async () => new Map(),
    contactsOf: async () => [],
  })
  const app = new Hono()
  app.use('/trusts/model-trust/*', async (c, next) => {
    c.set('trustAtDoor', {
      trustId: 'model',
      slug: 'model-trust',
      code: 'MOD',
      name: 'Model Trust',
    })
    return next()
  })
  app.route('/', routes)
  const response = await app.request(path)
  return `${response.status} ${await response.text()}`
}

test('the policy is shown from top to bottom, settings filled in, each clause with an anchor', async () => {
  const page = await get('/trusts/model-trust/policy')

  expect(page).toMatch(/^200 /)
  expect(page).toContain('id="MOD-2.2"')
  expect(page).toContain('for two years after a pupil leaves')
  expect(page.indexOf('id="MOD-2.1"')).toBeLessThan(page.indexOf('id="MOD-3.1"'))
})

test('a review that is due says nothing; one day later every page of the policy says overdue', async () => {
  expect(await get('/trusts/model-trust/policy', { today: '2024-08-31' })).not.toContain('overdue')
  for (const page of ['policy', 'policy/MOD-2.1', 'ledger']) {
    const late = await get(`/trusts/model-trust/${page}`, { today: '2024-09-01' })
    expect(late).toContain('31 August 2024 and is overdue')
  }
})

test('a search shows what it found, and says what to do when there is nothing', async () => {
  expect(await get('/trusts/model-trust/policy?q=relatives')).toContain('1 clause with “relatives”')
  expect(await get('/trusts/model-trust/policy?q=unicorn')).toContain('Try fewer words')
})

test('what is looked for is shown as text, whatever it is', async () => {
  const page = await get('/trusts/model-trust/policy?q=<script>alert(1)</script>')

  expect(page).not.toContain('<script>alert')
})

test('a clause shows its rule in words and its examples as run just now', async () => {
  const page = await get('/trusts/model-trust/policy/MOD-2.2')

  expect(page).toContain('Advises against')
  expect(page).toContain('More than 2 years ago')
  expect(page.match(/As expected/g)).toHaveLength(3)
  expect(page).not.toContain('Not as expected')
})

test('a clause or trust that does not exist is not found', async () => {
  expect(await get('/trusts/model-trust/policy/MOD-9.9')).toMatch(/^404 /)
  expect(await get('/trusts/other/policy')).toMatch(/^404 /)
  expect(await get('/trusts/other')).toMatch(/^404 /)
  expect(await get('/trusts/model-trust%0d%0aSet-Cookie:%20a=b')).toMatch(/^404 /)
})

test('a gate says that its step is not held until the software declares it', async () => {
  const path = '/trusts/model-trust/policy/MOD-3.2'
  const built = new Set(['gate:post-drafting-and-second-reader'])

  expect(await get(path)).toContain('Step not yet')
  expect(await get(path, { built })).toContain('Step held')
})

test('the ledger can show one state only', async () => {
  const page = await get('/trusts/model-trust/ledger?state=route')

  expect(page).toContain('/policy/MOD-3.1"')
  expect(page).not.toContain('/policy/MOD-2.1"')
})
