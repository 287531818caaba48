import { createHmac } from 'node:crypto'

import { instantAt } from '#core/clock.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { secretFor, type SignInSecret } from '#people/sign-in/sign-in-secret.ts'

import { type Counted, forgive, sweepGuesses, takeGuess } from './guesses.store.ts'
import { limits } from './limits.ts'

/** Whose guess it is: the login it is for, and where it comes from. */
export type Guesser = {
  readonly trustId: string
  readonly email: string
  readonly address: string
  /** The mark of a browser that this login signed in with before. */
  readonly browser?: string | undefined
}

/** The key under which guesses for a login are counted; says nothing about the address it is made of. */
export function loginKeyOf(secret: SignInSecret, trustId: string, email: string): string {
  return keyOf(secret, trustId, `login ${email.trim().toLowerCase()}`)
}

/** Lets somebody guess, or gives until when they have to wait. What is guessed is counted as wrong. */
export async function mayGuess(needs: SignInNeeds, guesser: Guesser): Promise<Date | undefined> {
  const now = needs.clock.now()
  return needs.db.transactionFor(guesser.trustId, (tx) =>
    takeGuess(tx, countedFor(needs.secret, guesser), now),
  )
}

/** Takes back what was counted, as the guess was right; sweeps out what is older than a day. */
export async function guessedRight(needs: SignInNeeds, guesser: Guesser): Promise<void> {
  const yesterday = instantAt(needs.clock.now().getTime() - 86_400_000)
  await needs.db.transactionFor(guesser.trustId, async (tx) => {
    const counted = countedFor(needs.secret, guesser)
    // An address is shared: that one of its people knows a password says nothing about the others.
    await forgive(
      tx,
      counted.map((one) => ({ ...one, all: one.limit !== limits.address })),
    )
    await sweepGuesses(tx, yesterday)
  })
}

/** Whether an address may be sent one more mail about a forgotten password. */
export async function mayMail(
  needs: SignInNeeds,
  { trustId, email, address }: Omit<Guesser, 'browser'>,
): Promise<boolean> {
  const key = keyOf(needs.secret, trustId, `mail ${email.trim().toLowerCase()}`)
  const counted = [{ key, limit: limits.mail }, ofAddress(needs.secret, trustId, address)]
  const now = needs.clock.now()
  const wait = await needs.db.transactionFor(trustId, (tx) => takeGuess(tx, counted, now))
  return wait === undefined
}

function countedFor(
  secret: SignInSecret,
  { trustId, email, address, browser }: Guesser,
): readonly Counted[] {
  const login = loginKeyOf(secret, trustId, email)
  if (browser !== undefined) {
    return [{ key: keyOf(secret, trustId, `browser ${login} ${browser}`), limit: limits.browser }]
  }
  return [{ key: login, limit: limits.login }, ofAddress(secret, trustId, address)]
}

function ofAddress(secret: SignInSecret, trustId: string, address: string): Counted {
  return { key: keyOf(secret, trustId, `address ${address}`), limit: limits.address }
}

function keyOf(secret: SignInSecret, trustId: string, what: string): string {
  return createHmac('sha256', secretFor(secret, 'guesses', trustId))
    .update(what)
    .digest('hex')
}
