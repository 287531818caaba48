import { afterEach, expect, test, vi } from 'vitest'

import { systemClock } from '#core/clock.ts'

import { type Provider, realAuthorities } from './provider.ts'
import { relyingParty } from './relying-party.ts'

const tenant = '5f1c1f3e-8a0b-4c1d-9e2f-a0b1c2d3e4f5'
const provider: Provider = {
  name: 'microsoft',
  isOn: true,
  organisation: tenant,
  clientId: 'houserules',
  clientSecret: 'a secret between two',
  enforcesSecondFactor: false,
}
const home = `https://login.microsoftonline.com/${tenant}/v2.0`

/** Microsoft's address answers with a document that names this issuer. */
function publish(issuer: string): void {
  const metadata = {
    issuer,
    authorization_endpoint: `${home}/authorize`,
    token_endpoint: `${home}/token`,
    jwks_uri: `${home}/keys`,
  }
  vi.stubGlobal('fetch', async () => Response.json(metadata))
}

afterEach(() => void vi.unstubAllGlobals())

const begin = () =>
  relyingParty({ clock: systemClock, authorities: realAuthorities }).begin(
    provider,
    'https://rules.example/trusts/ash/sign-in/callback/microsoft',
  )

test('a tenant’s own document is believed', async () => {
  publish(home)

  expect(await begin()).toMatchObject({ ok: true })
})

// The library would take the issuer from the token’s own tenant for these.
test.each([
  'https://login.microsoftonline.com/{tenantid}/v2.0',
  'https://login.microsoftonline.com/0d9c8b7a-6f5e-4d3c-8b2a-19f8e7d6c5b4/v2.0',
])('a document that names %s is not', async (issuer) => {
  publish(issuer)

  expect(await begin()).toMatchObject({ ok: false, error: { reason: 'unreachable issuer' } })
})
