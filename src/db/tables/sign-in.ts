import type { ColumnType } from 'kysely'

type Instant = ColumnType<Date, Date, Date>

/** Someone who may sign in; the id is the person's. */
type LoginTable = {
  readonly trust_id: string
  readonly id: string
  readonly email: string | null
  readonly email_verified: ColumnType<boolean, boolean | undefined>
  readonly name: ColumnType<string, string | undefined>
  readonly image: string | null
  readonly has_second_factor: ColumnType<boolean, boolean | undefined>
  readonly made_at: Instant
  readonly changed_at: Instant
}

/** How a session was opened; half-way, after a password and before a code, it counts for nothing. */
export type Way =
  | 'half-way'
  | 'password'
  | 'authenticator'
  | 'backup-code'
  | 'passkey'
  | 'organisation'
  | 'invitation'
  | 'break-glass'
  | 'demonstration'

/** A session of someone who signed in. */
type LoginSessionTable = {
  readonly trust_id: string
  readonly id: string
  readonly person_id: string
  readonly token: string
  readonly way: Way
  readonly strong: boolean
  readonly browser: string
  readonly opened_at: Instant
  readonly seen_at: Instant
  readonly changed_at: Instant
  readonly expires_at: Instant
}

/** What someone can sign in with. */
type LoginMethodTable = {
  readonly trust_id: string
  readonly id: string
  readonly person_id: string
  readonly provider: 'credential' | 'microsoft' | 'google'
  readonly account_key: string
  readonly password: string | null
  readonly made_at: Instant
  readonly changed_at: Instant
}

/** What someone has to show again within a short time. */
type LoginProofTable = {
  readonly trust_id: string
  readonly id: string
  readonly identifier: string
  readonly value: string
  readonly expires_at: Instant
  readonly made_at: Instant
  readonly changed_at: Instant
}

/** An authenticator app. */
type SecondFactorTable = {
  readonly trust_id: string
  readonly id: string
  readonly person_id: string
  readonly secret: string
  readonly backup_codes: string
  readonly verified: boolean
  readonly failures: number
  readonly locked_until: Instant | null
}

/** A code that was shown once. */
type UsedCodeTable = {
  readonly trust_id: string
  readonly person_id: string
  readonly code_hash: string
  readonly used_at: Instant
}

/** A passkey: its public half. */
type PasskeyTable = {
  readonly trust_id: string
  readonly id: string
  readonly person_id: string
  readonly name: string
  readonly credential_id: string
  readonly public_key: string
  readonly counter: number
  readonly transports: string
  readonly made_at: Instant
  readonly used_at: ColumnType<Date | null, Date | null | undefined, Date>
}

/** A challenge that a passkey has answered. */
type SpentChallengeTable = {
  readonly trust_id: string
  readonly challenge_hash: string
  readonly expires_at: Instant
}

type Purpose = 'invitation' | 'forgotten-password'

/** A link in a mail with which someone begins to sign in, or chooses another password. */
type InvitationTable = {
  readonly trust_id: string
  readonly invitation_id: string
  readonly person_id: string
  readonly purpose: ColumnType<Purpose, Purpose | undefined>
  readonly email: string
  readonly token_hash: string
  readonly invited_by: string
  readonly made_at: Instant
  readonly expires_at: Instant
  readonly used_at: ColumnType<Date | null, Date | null | undefined, Date>
}

/** A way in for when nobody can sign in. */
type BreakGlassTable = {
  readonly trust_id: string
  readonly break_glass_id: string
  readonly person_id: string
  readonly token_hash: string
  readonly made_at: Instant
  readonly expires_at: Instant
  readonly used_at: ColumnType<Date | null, Date | null | undefined, Date>
}

/** Wrong guesses, and until when the next one has to wait. */
type SignInGuessTable = {
  readonly trust_id: string
  readonly guess_key: string
  readonly failures: number
  readonly counted_at: Instant
  readonly wait_until: Instant
}

/** What a trust allows at its sign-in. */
type SignInSettingTable = { readonly trust_id: string; readonly pupils_may: boolean }

/** Where a trust's people sign in with the account of their organisation. */
type SignInProviderTable = {
  readonly trust_id: string
  readonly provider: 'microsoft' | 'google'
  readonly is_on: boolean
  readonly issuer: string
  readonly tenant: string
  readonly client_id: string
  readonly sealed_secret: string
  readonly enforces_second_factor: boolean
  readonly link_source: string | null
  readonly changed_at: Instant
}

/** A sign-in that has gone to an organisation. */
type SignInAttemptTable = {
  readonly trust_id: string
  readonly browser_hash: Uint8Array
  readonly provider: 'microsoft' | 'google'
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly next: string
  readonly invitation_hash: string | null
  readonly expires_at: Instant
}

/** An account of an organisation that stands for nobody yet. */
type AccountRequestTable = {
  readonly trust_id: string
  readonly request_id: string
  readonly provider: 'microsoft' | 'google'
  readonly account_key: string
  readonly name: string
  readonly asked_at: Instant
}

/** The tables of signing in. */
export type SignInTables = {
  readonly login: LoginTable
  readonly login_session: LoginSessionTable
  readonly login_method: LoginMethodTable
  readonly login_proof: LoginProofTable
  readonly second_factor: SecondFactorTable
  readonly used_code: UsedCodeTable
  readonly passkey: PasskeyTable
  readonly spent_challenge: SpentChallengeTable
  readonly invitation: InvitationTable
  readonly break_glass: BreakGlassTable
  readonly sign_in_guess: SignInGuessTable
  readonly sign_in_setting: SignInSettingTable
  readonly sign_in_provider: SignInProviderTable
  readonly sign_in_attempt: SignInAttemptTable
  readonly account_request: AccountRequestTable
}
