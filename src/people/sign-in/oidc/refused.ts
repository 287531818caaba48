/** Why a sign-in with an organisation was refused: a short code for the log, never a part of a token. */
export type Refused = { readonly reason: string }

/** One refused sign-in as it is logged: nothing of the token, the account or the person. */
export type RefusedLine = {
  readonly at: string
  readonly id: string
  readonly event: 'sign-in.refused'
  readonly trust: string
  readonly provider: string
  readonly reason: string
}
