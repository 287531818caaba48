import { verifyRegistrationResponse } from '@simplewebauthn/server'

import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'

import { algorithms, type Owner } from './begin-adding.ts'
import { type Challenge, readTicket } from '#people/sign-in/passkeys/ceremony/challenge-ticket.ts'
import { isFramed } from '#people/sign-in/passkeys/ceremony/check-passkey.ts'
import type { PasskeyPlace } from './passkey-place.ts'
import { findPasskeysOf, holdLogin, insertPasskey } from './passkeys.store.ts'
import {
  type MadePasskey,
  readMadePasskey,
} from '#people/sign-in/passkeys/ceremony/read-response.ts'
import { isRecent } from './recent-sign-in.ts'
import { tellOwner } from './tell-owner.ts'
import { spendChallenge } from '#people/sign-in/passkeys/ceremony/spent-challenges.store.ts'

/** So many passkeys somebody can have. */
export const mostPasskeys = 20

/** Why a passkey was not added. `refused`: what came from the browser does not count, without saying why. */
export type NotAdded = { readonly type: 'not-recent' | 'refused' | 'too-many' }

/** Keeps a passkey that somebody's browser has just made for them, under the name they gave it. */
export async function addPasskey(
  { db, clock, secret }: SignInNeeds,
  asked: Owner & {
    readonly place: PasskeyPlace
    readonly name: string
    readonly ticket: string
    readonly response: string
  },
): Promise<Result<undefined, NotAdded>> {
  const { trustId, sessionId, place } = asked
  const now = clock.now()
  const who = { secret, trustId, ceremony: 'add', boundTo: sessionId } as const
  const challenge = readTicket(who, asked.ticket, now)
  const made = readMadePasskey(asked.response)
  if (!challenge || !made) return err({ type: 'refused' })
  return db.transactionFor(trustId, async (tx) => {
    if (!(await isRecent(tx, sessionId, now))) return err({ type: 'not-recent' })
    if (!(await spendChallenge(tx, challenge, now))) return err({ type: 'refused' })
    const credential = await credentialOf(made, challenge, place)
    if (!credential) return err({ type: 'refused' })
    return keep(tx, { ...asked, ...credential, transports: made.response.transports, madeAt: now })
  })
}

type New = Parameters<typeof insertPasskey>[1]

async function keep(tx: Tx, passkey: New): Promise<Result<undefined, NotAdded>> {
  const { personId, madeAt } = passkey
  await holdLogin(tx, personId)
  if ((await findPasskeysOf(tx, personId)).length >= mostPasskeys) return err({ type: 'too-many' })
  const passkeyId = await insertPasskey(tx, passkey)
  if (passkeyId === undefined) return err({ type: 'refused' })
  await tellOwner(tx, { personId, done: 'added', name: passkey.name })
  await recordAudit(tx, {
    at: madeAt,
    actor: personId,
    action: 'passkey.added',
    subject: { kind: 'person', id: personId },
    facts: { passkeyId },
  })
  return ok(undefined)
}

/** The credential, once it is shown that this very page asked for it and that its owner was verified. */
async function credentialOf(
  response: MadePasskey,
  { challenge }: Challenge,
  { origin, rpId }: PasskeyPlace,
): Promise<Pick<New, 'credentialId' | 'publicKey' | 'counter'> | undefined> {
  try {
    if (isFramed(response)) return undefined
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return undefined
    const { id: credentialId, publicKey, counter } = registrationInfo.credential
    return { credentialId, publicKey, counter }
  } catch {
    // The library throws for everything that is wrong with what a browser sent.
    return undefined
  }
}
