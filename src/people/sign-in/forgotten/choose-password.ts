import { recordAudit } from '#audit/audit.store.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { SignInNeeds } from '#people/sign-in/auth.ts'
import { endSessionsOf } from '#people/sign-in/end-sessions.store.ts'
import type { InvitationLink, NotAccepted } from '#people/sign-in/invitations/accept-invitation.ts'
import {
  findInvitation,
  type Invitation,
  takeInvitation,
} from '#people/sign-in/invitations/invitations.store.ts'
import { keepPassword } from '#people/sign-in/invitations/keep-password.store.ts'
import { hashOfKey } from '#people/sign-in/invitations/link-key.ts'
import type { AuthOf } from '#people/sign-in/open-auth.ts'
import { ownWords } from '#people/sign-in/passwords/own-words.ts'
import { passwordProblem } from '#people/sign-in/passwords/password-rules.ts'
import type { Trust } from '#people/trust.ts'

type Needs = SignInNeeds & { readonly authOf: AuthOf }

/** Whose link it is, when it still counts. */
export async function readForgotten(
  { db, clock }: Pick<Needs, 'db' | 'clock'>,
  trustId: string,
  link: InvitationLink,
): Promise<Invitation | undefined> {
  return db.transactionFor(trustId, (tx) => findInvitation(tx, shownBy(link, clock.now())))
}

/**
 * Keeps another password in place of a forgotten one. The link is used up and every session ends; whoever
 * has an authenticator app still needs it at the next sign-in.
 */
export async function choosePassword(
  needs: Needs,
  { trust, link, password }: { trust: Trust; link: InvitationLink; password: string },
): Promise<Result<Invitation, NotAccepted>> {
  const { trustId, name: trustName } = trust
  const found = await readForgotten(needs, trustId, link)
  if (!found) return err({ type: 'not-valid' })
  const { personId } = found
  const words = await needs.db.transactionFor(trustId, (tx) =>
    ownWords(tx, { personId, trustName }),
  )
  const problem = passwordProblem(password, words)
  if (problem !== undefined) return err({ type: 'password-unfit', problem })
  const hash = await (await needs.authOf(trust).$context).password.hash(password)
  const at = needs.clock.now()
  return needs.db.transactionFor(trustId, async (tx) => {
    const taken = await takeInvitation(tx, shownBy(link, at))
    if (!taken) return err({ type: 'not-valid' })
    await keepPassword(tx, { personId, hash, at })
    await endSessionsOf(tx, [personId])
    const subject = { kind: 'person', id: personId }
    await recordAudit(tx, { at, actor: personId, action: 'password.set', subject })
    return ok(taken)
  })
}

function shownBy({ invitationId, key }: InvitationLink, at: Date) {
  return { invitationId, purpose: 'forgotten-password', keyHash: hashOfKey(key), at } as const
}
