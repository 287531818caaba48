import { createHmac } from 'node:crypto'

import { instantAt } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { callAuth } from '#people/sign-in/adapter/call-auth.ts'
import type { AuthOf, TrustHere } from '#people/sign-in/open-auth.ts'
import { secretFor } from '#people/sign-in/sign-in-secret.ts'

import { takeCode } from './used-codes.store.ts'

/** A code was right: the cookies to set, and the session that is open now. */
export type RightCode = { readonly headers: Headers; readonly token: string }

/** Why a code does not count: it is wrong or used, there were too many, or the first step is too long ago. */
export type WrongCode = { readonly type: 'wrong' | 'locked' | 'too-late' }

/** A code is right for at most this long: its own half minute and one to each side. */
const codeLifeMs = 3 * 60_000

/**
 * Checks a code of a person's authenticator app, or one kept for when it is lost, after their password or
 * to set the app up. A code counts once (RFC 6238, 5.2).
 */
export async function checkCode(
  needs: SignInNeeds & { readonly authOf: AuthOf },
  asked: {
    readonly trust: TrustHere
    readonly personId: string
    readonly code: string
    readonly headers: Headers
  },
): Promise<Result<RightCode, WrongCode>> {
  const { trust, headers } = asked
  const code = asked.code.replaceAll(/\s/g, '')
  if (!(await takes(needs, { ...asked, code }))) return err({ type: 'wrong' })
  const { api } = needs.authOf(trust)
  const body = { code }
  const done = await callAuth(() =>
    /^\d{6}$/.test(code)
      ? api.verifyTOTP({ body, headers, returnHeaders: true })
      : api.verifyBackupCode({ body, headers, returnHeaders: true }),
  )
  if (!done.ok) return err({ type: whyNot(done.error.code) })
  const { token } = done.value.response
  return token ? ok({ headers: done.value.headers, token }) : err({ type: 'wrong' })
}

async function takes(
  { db, clock, secret }: SignInNeeds,
  { trust: { trustId }, personId, code }: { trust: TrustHere; personId: string; code: string },
): Promise<boolean> {
  const now = clock.now()
  const since = instantAt(now.getTime() - codeLifeMs)
  const key = secretFor(secret, 'used codes', trustId)
  const codeHash = createHmac('sha256', key).update(code).digest('hex')
  return db.transactionFor(trustId, (tx) => takeCode(tx, { personId, codeHash, now, since }))
}

function whyNot(code: string): WrongCode['type'] {
  if (code === 'INVALID_TWO_FACTOR_COOKIE') return 'too-late'
  if (code === 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE') return 'too-late'
  return code === 'ACCOUNT_TEMPORARILY_LOCKED' ? 'locked' : 'wrong'
}
