import { isAPIError } from 'better-auth/api'

import { err, ok, type Result } from '#core/result.ts'

/** better-auth said no; `code` is its word for why. */
export type AuthRefusal = { readonly type: 'refused'; readonly code: string }

/** What better-auth gave, or why it refused. Whatever else goes wrong is thrown on. */
export async function callAuth<T>(call: () => Promise<T>): Promise<Result<T, AuthRefusal>> {
  try {
    return ok(await call())
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    return err({ type: 'refused', code: error.body?.code ?? '' })
  }
}
