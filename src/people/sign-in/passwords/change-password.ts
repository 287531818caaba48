import { err, ok, type Result } from '#core/result.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { callAuth } from '#people/sign-in/adapter/call-auth.ts'
import type { AuthOf } from '#people/sign-in/open-auth.ts'
import { type Guesser, guessedRight, mayGuess } from '#people/sign-in/slow-down/slow-down.ts'
import type { Trust } from '#people/trust.ts'

import { ownWords } from './own-words.ts'
import { type PasswordProblem, passwordProblem } from './password-rules.ts'

/** Why a password was not changed. */
export type NotChanged =
  | { readonly type: 'current-wrong' | 'wait' }
  | { readonly type: 'new-unfit'; readonly problem: PasswordProblem }

type Asked = {
  readonly trust: Trust
  readonly personId: string
  readonly current: string
  readonly password: string
  /** Of the request of the person who has signed in. */
  readonly headers: Headers
  readonly guesser: Omit<Guesser, 'trustId'>
}

/**
 * Changes the password of whoever has signed in. All their sessions end but this one, which goes on under
 * a new token; gives the cookies to set.
 */
export async function changePassword(
  needs: SignInNeeds & { readonly authOf: AuthOf },
  { trust, personId, current, password, headers, guesser }: Asked,
): Promise<Result<Headers, NotChanged>> {
  const { trustId, name: trustName } = trust
  const words = await needs.db.transactionFor(trustId, (tx) =>
    ownWords(tx, { personId, trustName }),
  )
  const problem = passwordProblem(password, words)
  if (problem !== undefined) return err({ type: 'new-unfit', problem })
  const who = { ...guesser, trustId }
  if ((await mayGuess(needs, who)) !== undefined) return err({ type: 'wait' })
  const body = { currentPassword: current, newPassword: password, revokeOtherSessions: true }
  const done = await callAuth(() =>
    needs.authOf(trust).api.changePassword({ body, headers, returnHeaders: true }),
  )
  if (!done.ok) return err({ type: 'current-wrong' })
  await guessedRight(needs, who)
  return ok(done.value.headers)
}
