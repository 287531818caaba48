import { err, ok, type Result } from '#core/result.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { callAuth } from '#people/sign-in/adapter/call-auth.ts'
import type { AuthOf, TrustHere } from '#people/sign-in/open-auth.ts'
import { type Guesser, guessedRight, mayGuess } from '#people/sign-in/slow-down/slow-down.ts'

import { recordRefused } from './record-refused.ts'

type Asked = Omit<Guesser, 'trustId'> & {
  readonly trust: TrustHere
  readonly password: string
  /** Of the request: its cookies and what the browser calls itself. */
  readonly headers: Headers
}

/** A right password: the cookies to set, and the session it opened or, half-way, none yet. */
export type RightPassword = { readonly headers: Headers; readonly token: string | undefined }

/** A wrong password or address, without saying which; or too many before. */
export type WrongPassword =
  | { readonly type: 'wrong' }
  | { readonly type: 'wait'; readonly until: Date }

/**
 * Signs in with a password. Whoever has an authenticator app is half-way then. An address that nobody
 * has costs as much time as one that somebody has.
 */
export async function signInWithPassword(
  needs: SignInNeeds & { readonly authOf: AuthOf },
  { trust, password, headers, ...guesser }: Asked,
): Promise<Result<RightPassword, WrongPassword>> {
  const who = { ...guesser, trustId: trust.trustId }
  const until = await mayGuess(needs, who)
  if (until !== undefined) return err({ type: 'wait', until })
  const body = { email: guesser.email.trim(), password }
  const done = await callAuth(() =>
    needs.authOf(trust).api.signInEmail({ body, headers, returnHeaders: true }),
  )
  if (!done.ok) {
    await recordRefused(needs, { trustId: trust.trustId, email: body.email })
    return err({ type: 'wrong' })
  }
  await guessedRight(needs, who)
  const { response } = done.value
  const token = 'token' in response ? response.token : undefined
  return ok({ headers: done.value.headers, token })
}
