import { z } from 'zod'

import type { App } from '#app.ts'
import { type Config, readConfig } from '#config.ts'
import type { Db } from '#db/db.ts'
import type { Trust } from '#people/trust.ts'

import { type Browsing, browsing, formTokenOn } from './browsing.ts'
import { signedIn } from './signed-in.ts'
import { type Oddly, softAuthenticator, type SoftAuthenticator } from './soft-authenticator.ts'

const begun = z.object({
  ticket: z.string(),
  options: z.looseObject({
    challenge: z.string(),
    rp: z.object({ id: z.string() }).default({ id: '' }),
    rpId: z.string().default(''),
    user: z.object({ id: z.string() }).default({ id: '' }),
    allowCredentials: z.array(z.unknown()).default([]),
    excludeCredentials: z.array(z.unknown()).default([]),
  }),
})

/** What the server says when a passkey is to be made or shown. */
type Begun = z.infer<typeof begun>

/** Reads what the server says when a passkey is to be made or shown. */
export function readBegun(text: string): Begun {
  return begun.parse(JSON.parse(text))
}

/** Adds a passkey for whoever has signed in in this browser; gives its authenticator and the answer. */
export async function addsPasskey(
  browser: Browsing,
  base: string,
  { name = 'Test key', ...oddly }: Oddly & { readonly name?: string } = {},
): Promise<{ readonly key: SoftAuthenticator; readonly response: Response }> {
  const key = softAuthenticator('http://localhost')
  const { options, ticket } = await asksToAdd(browser, base)
  const form_token = formTokenOn(await browser.page(`${base}/account/passkeys/new`))
  const response = await browser.post(`${base}/account/passkeys/new`, {
    name,
    ticket,
    response: key.make(options, oddly),
    form_token,
  })
  return { key, response }
}

/** What the server says to somebody who wants to add a passkey. */
export async function asksToAdd(browser: Browsing, base: string): Promise<Begun> {
  const form_token = formTokenOn(await browser.page(`${base}/account/passkeys/new`))
  const asked = await browser.post(`${base}/account/passkeys/new/options`, { form_token })
  return begun.parse(await asked.json())
}

/** What the server says to a browser in which somebody wants to sign in with a passkey. */
export async function asksToSignIn(browser: Browsing, base: string): Promise<Begun> {
  return begun.parse(await (await browser.post(`${base}/sign-in/passkey/options`)).json())
}

/** Signs in with a passkey, or tries to. */
export async function signsInWith(
  browser: Browsing,
  base: string,
  { key, next = '', ...oddly }: Oddly & { readonly key: SoftAuthenticator; readonly next?: string },
): Promise<Response> {
  const { options, ticket } = await asksToSignIn(browser, base)
  return browser.post(`${base}/sign-in/passkey`, {
    next,
    ticket,
    response: key.show(options, oddly),
  })
}

/** People of a trust who sign in and have passkeys, and what is kept of them. */
export function passkeyOwners(db: Db, trust: Trust, app: App) {
  const base = `/trusts/${trust.slug}`
  const within = <T>(work: Parameters<typeof db.transactionFor<T>>[1]) =>
    db.transactionFor(trust.trustId, work)

  /** Somebody who has signed in a moment ago. */
  const somebody = async (person?: { readonly personId: string }) => {
    const as = { trust, way: 'invitation', ...(person ? { person } : {}) } as const
    const { personId, headers } = await signedIn(db, as)
    const here = browsing(() => app)
    const [name = '', value = ''] = headers.cookie.split(/=(.*)/)
    here.cookies.set(name, value)
    return { personId, here }
  }
  return {
    somebody,
    /** Somebody with a passkey, and with nothing else to sign in with unless it was given. */
    owner: async (given?: { readonly personId: string }) => {
      const person = await somebody(given)
      return { ...person, key: (await addsPasskey(person.here, base)).key }
    },
    rowsOf: (personId: string) =>
      within(({ query }) =>
        query.selectFrom('passkey').selectAll().where('person_id', '=', personId).execute(),
      ),
    /** The mail that was written to a person. */
    lettersTo: (personId: string) =>
      within(({ query }) =>
        query
          .selectFrom('mail_message')
          .select(['kind', 'body'])
          .where('person_id', '=', personId)
          .orderBy('message_id')
          .execute(),
      ),
    /** What the record says of a person's passkeys. */
    told: (personId: string) =>
      within(({ query }) =>
        query
          .selectFrom('audit_entry')
          .select(['actor', 'action', 'facts'])
          .where('subject_id', '=', personId)
          .where('action', 'like', 'passkey.%')
          .orderBy('entry_id')
          .execute(),
      ),
  }
}

/** The settings of an installation that is reached at an address. */
export function installedAt(address: string): Config {
  return readConfig({
    DATABASE_URL: 'postgres://127.0.0.1/not-asked',
    HOUSERULES_SECRET: 'a secret of thirty-two characters',
    HOUSERULES_ADDRESS: address,
  })
}
