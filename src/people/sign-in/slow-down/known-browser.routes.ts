import { randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { getSignedCookie, setSignedCookie } from 'hono/cookie'

import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { cookieOptions } from '#people/sign-in/auth-options.ts'
import type { TrustHere } from '#people/sign-in/open-auth.ts'
import { secretFor } from '#people/sign-in/sign-in-secret.ts'

type Needs = Pick<SignInNeeds, 'secret' | 'address'>

/** So many people share one computer in a staff room, at most. */
const mostPeople = 8
const halfAYear = 180 * 24 * 60 * 60

/** The mark this browser got when this login last signed in with it; opens nothing by itself. */
export async function knownBrowser(
  c: Context,
  needs: Needs,
  { trust, loginKey }: { readonly trust: TrustHere; readonly loginKey: string },
): Promise<string | undefined> {
  const marks = await readMarks(c, needs, trust)
  return marks.find(([key]) => key === loginKey)?.[1]
}

/** Gives this browser a mark for a login that signed in with it. */
export async function rememberBrowser(
  c: Context,
  needs: Needs,
  { trust, loginKey }: { readonly trust: TrustHere; readonly loginKey: string },
): Promise<void> {
  const others = (await readMarks(c, needs, trust)).filter(([key]) => key !== loginKey)
  const marks = [[loginKey, randomBytes(16).toString('hex')], ...others].slice(0, mostPeople)
  const { name, secret, attributes } = cookieOf(needs, trust)
  const value = marks.map((mark) => mark.join('.')).join('~')
  await setSignedCookie(c, name, value, secret, { ...attributes, maxAge: halfAYear })
}

async function readMarks(
  c: Context,
  needs: Needs,
  trust: TrustHere,
): Promise<readonly (readonly [string, string])[]> {
  const { name, secret } = cookieOf(needs, trust)
  const value = (await getSignedCookie(c, secret, name)) || ''
  return value.split('~').flatMap((mark) => {
    const [key, nonce] = mark.split('.')
    return key && nonce ? [[key, nonce] as const] : []
  })
}

function cookieOf({ secret, address }: Needs, { trustId, slug }: TrustHere) {
  const options = cookieOptions({ slug, overHttps: address?.startsWith('https://') ?? false })
  return {
    name: `${options.cookiePrefix}.known_browser`,
    secret: secretFor(secret, 'known browsers', trustId),
    attributes: options.defaultCookieAttributes,
  }
}
