import type { Context } from 'hono'

import { isSameSecret } from '#core/same-secret.ts'
import { FORM_TOKEN, readForm } from '#web/post-form.ts'
import { signedInOf } from '#web/signed-in.ts'

/**
 * Whether what changes something was sent by a page of ours to the person who has signed in: it must
 * bring their session's token, in the form or, from a script of ours, in a header. Reading needs none,
 * nor does anyone who has not signed in, as there is nothing of theirs to misuse.
 */
export async function isOwnForm(c: Context): Promise<boolean> {
  const signedIn = signedInOf(c)
  if (signedIn === undefined || isReading(c)) return true
  const sent = c.req.header('x-form-token') ?? c.get('uploadToken') ?? (await tokenInForm(c))
  return sent !== undefined && isSameSecret(sent, signedIn.formToken)
}

function isReading({ req }: Context): boolean {
  return req.method === 'GET' || req.method === 'HEAD'
}

async function tokenInForm(c: Context): Promise<string | undefined> {
  const value = (await readForm(c))?.get(FORM_TOKEN)
  return typeof value === 'string' ? value : undefined
}
