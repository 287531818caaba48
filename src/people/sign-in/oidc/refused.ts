/** Why a sign-in with an organisation was refused: a short code for the log, never a part of a token. */
export type Refused = { readonly reason: string }
