import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { endSessionsOf } from '#people/sign-in/end-sessions.store.ts'
import { findLoginBy, setAddress } from '#people/sign-in/logins.store.ts'
import type { AuthOf } from '#people/sign-in/open-auth.ts'
import { ownWords } from '#people/sign-in/passwords/own-words.ts'
import { dropSecondFactor } from '#people/sign-in/second-factor/second-factor.store.ts'
import { type PasswordProblem, passwordProblem } from '#people/sign-in/passwords/password-rules.ts'
import { tellAtLogin } from '#people/sign-in/tell-at-login.ts'
import type { Trust } from '#people/trust.ts'

import { findInvitation, type Invitation, takeInvitation } from './invitations.store.ts'
import { dropPassword, keepPassword } from './keep-password.store.ts'
import { hashOfKey } from './link-key.ts'

/** Why an invitation was not accepted: the link counts no longer, or the password does not do. */
export type NotAccepted =
  | { readonly type: 'not-valid' }
  | { readonly type: 'password-unfit'; readonly problem: PasswordProblem }

/** What is in the link. */
export type InvitationLink = { readonly invitationId: string; readonly key: string }

type Needs = SignInNeeds & { readonly authOf: AuthOf }

/** The invitation of a link, when it still counts; looking uses nothing up, as mail programs look too. */
export async function readInvitation(
  { db, clock }: Pick<Needs, 'db' | 'clock'>,
  trustId: string,
  link: InvitationLink,
): Promise<Invitation | undefined> {
  const shown = shownBy(link, clock.now())
  return db.transactionFor(trustId, (tx) => findInvitation(tx, shown))
}

/**
 * Accepts an invitation: the link is used up, and the person can sign in with the password, or, without
 * one, has to add a passkey in the session that the caller opens for them. Sessions they had end, and so
 * does an authenticator app: whoever is invited again has lost it. A password that is not replaced ends
 * with it, as nothing would be asked for beside it.
 */
export async function acceptInvitation(
  needs: Needs,
  { trust, link, password }: { trust: Trust; link: InvitationLink; password: string | undefined },
): Promise<Result<Invitation, NotAccepted>> {
  const { trustId } = trust
  const invitation = await readInvitation(needs, trustId, link)
  if (!invitation) return err({ type: 'not-valid' })
  const problem = await problemOf(needs, { trust, invitation, password })
  if (problem !== undefined) return err({ type: 'password-unfit', problem })
  const hash = password === undefined ? undefined : await hashOf(needs, trust, password)
  return needs.db.transactionFor(trustId, (tx) => accept(tx, { link, hash, at: needs.clock.now() }))
}

async function problemOf(
  { db }: Needs,
  {
    trust,
    invitation,
    password,
  }: { trust: Trust; invitation: Invitation; password: string | undefined },
): Promise<PasswordProblem | undefined> {
  if (password === undefined) return undefined
  const { personId } = invitation
  const words = await db.transactionFor(trust.trustId, (tx) =>
    ownWords(tx, { personId, trustName: trust.name }),
  )
  return passwordProblem(password, words)
}

async function hashOf({ authOf }: Needs, trust: Trust, password: string): Promise<string> {
  return (await authOf(trust).$context).password.hash(password)
}

async function accept(
  tx: Tx,
  { link, hash, at }: { link: InvitationLink; hash: string | undefined; at: Date },
): Promise<Result<Invitation, NotAccepted>> {
  const invitation = await takeInvitation(tx, shownBy(link, at))
  if (!invitation) return err({ type: 'not-valid' })
  const { personId, email } = invitation
  const login = await findLoginBy(tx, email)
  if (login && login.personId !== personId) return err({ type: 'not-valid' })
  await tellAtLogin(tx, { personId, kind: 'invitation-accepted' })
  await setAddress(tx, { personId, email, at })
  if (hash === undefined) await dropPassword(tx, personId)
  else await keepPassword(tx, { personId, hash, at })
  await endSessionsOf(tx, [personId])
  await dropSecondFactor(tx, personId)
  const subject = { kind: 'person', id: personId }
  const facts = { with: hash === undefined ? 'passkey' : 'password' }
  await recordAudit(tx, { at, actor: personId, action: 'invitation.accepted', subject, facts })
  return ok(invitation)
}

function shownBy({ invitationId, key }: InvitationLink, at: Date) {
  return { invitationId, keyHash: hashOfKey(key), at }
}
