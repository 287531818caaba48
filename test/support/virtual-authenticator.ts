import type { CDPSession, Page } from 'playwright-core'

/** The authenticator of a device, inside the browser: it does what a finger on a sensor would. */
export type VirtualAuthenticator = {
  /** Whether the owner can show that it is them. */
  readonly verifies: (does: boolean) => Promise<void>
  readonly credentials: () => Promise<readonly Credential[]>
  /** Takes a copy in, as it was when it was taken. */
  readonly put: (credential: Credential) => Promise<void>
  readonly forget: (credential: Credential) => Promise<void>
}

type Credential = Awaited<ReturnType<typeof credentialsOf>>[number]

/** Gives a page a device that keeps passkeys; Chromium's own, for tests. */
export async function withAuthenticator(page: Page): Promise<VirtualAuthenticator> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    verifies: async (isUserVerified) => {
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })
    },
    credentials: () => credentialsOf(cdp, authenticatorId),
    put: async (credential) => {
      await cdp.send('WebAuthn.addCredential', { authenticatorId, credential })
    },
    forget: async ({ credentialId }) => {
      await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId })
    },
  }
}

async function credentialsOf(cdp: CDPSession, authenticatorId: string) {
  return (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials
}
