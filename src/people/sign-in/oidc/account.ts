import { z } from 'zod'

import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'

import type { Provider } from './provider.ts'
import type { Refused } from './refused.ts'

/** An account of an organisation, by the organisation's own lasting id for it. Never by an address. */
export type Account = {
  readonly provider: Provider['name']
  /** The organisation and its id for them: what tells this account from all others. */
  readonly key: string
  /** The organisation's id for them alone, as it stands in lists of the organisation's. */
  readonly subject: string
  /** What the organisation calls them; for people to read, decides nothing. */
  readonly name: string
  /** The organisation asked for a second factor this time. */
  readonly usedSecondFactor: boolean
}

/** What a token says once its signature, issuer, audience, nonce and expiry were found right. */
export type Claims = Readonly<Record<string, unknown>>

const leewaySeconds = 60
const shared = z.object({
  iat: z.number(),
  azp: z.string().optional(),
  sub: z.string().min(1),
  name: z.string().max(400).optional().catch(undefined),
  amr: z.array(z.string()).optional().catch(undefined),
})
const objectId = z.guid()

/** Whose token it is, or the reason why it does not count here. `now` is in seconds since 1970. */
export function accountOf(
  provider: Provider,
  claims: Claims,
  now: number,
): Result<Account, Refused> {
  const read = shared.safeParse(claims)
  if (!read.success) return err({ reason: 'token-malformed' })
  const beside = whatTheLibraryLeaves(provider, read.data, now)
  if (beside !== undefined) return err({ reason: beside })

  const subjectOf = provider.name === 'microsoft' ? entraSubject : googleSubject
  const subject = subjectOf(provider, claims, read.data.sub)
  if (!subject.ok) return subject
  return ok({
    provider: provider.name,
    key: `${provider.organisation}/${subject.value}`,
    subject: subject.value,
    name: read.data.name ?? '',
    usedSecondFactor: read.data.amr?.includes('mfa') ?? false,
  })
}

/** The library asks for `azp` only beside several audiences, and lets a token come from the future. */
function whatTheLibraryLeaves(
  { clientId }: Provider,
  { azp, iat }: z.infer<typeof shared>,
  now: number,
): string | undefined {
  if (azp !== undefined && azp !== clientId) return 'token-azp'
  return iat > now + leewaySeconds ? 'token-iat' : undefined
}

/** Microsoft: the object id within the tenant. `sub` differs for each application, so it is not used. */
function entraSubject({ organisation }: Provider, claims: Claims): Result<string, Refused> {
  const { tid, oid, acct, idp, iss } = { ...absent, ...claims }
  if (typeof tid !== 'string') return err({ reason: 'tid-missing' })
  if (tid.toLowerCase() !== organisation) return err({ reason: 'other-organisation' })
  const known = objectId.safeParse(oid)
  if (!known.success) return err({ reason: 'oid-missing' })
  // A guest's account lives elsewhere: `acct` is 1, or `idp` names where, which for our own it does not.
  const home = [undefined, iss, `https://sts.windows.net/${organisation}/`]
  if (!ownAccount.has(acct) || !home.includes(idp)) return err({ reason: 'guest' })
  return ok(known.data.toLowerCase())
}

/** Google: the subject, and only where Google says that the domain itself hosts the account. */
function googleSubject(
  { organisation }: Provider,
  claims: Claims,
  sub: string,
): Result<string, Refused> {
  const { hd } = { ...absent, ...claims }
  if (typeof hd !== 'string') return err({ reason: 'hd-missing' })
  return hd.toLowerCase() === organisation ? ok(sub) : err({ reason: 'other-organisation' })
}

const ownAccount = new Set<unknown>([undefined, 0, '0'])
const absent: Claims = {}

/** What a library gave as claims, as a plain map. */
export function readClaims(claims: unknown): Claims {
  return isRecord(claims) ? claims : absent
}
