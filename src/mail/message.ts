/** Whom a message goes to: a person of the trust, or an address that the trust's own records gave. */
export type Recipient = { readonly personId: string } | { readonly address: string }

/**
 * A message to be sent: plain text, never anything confidential, as mail may be read by others and is
 * kept where nobody can take it back. `kind` is what it is for, such as `invitation`.
 */
export type NewMessage = {
  readonly to: Recipient
  readonly kind: string
  readonly subject: string
  readonly text: string
}

/**
 * What became of a message: sent; refused by the recipient's server; failed at every try; without an
 * address to go to; or held on this computer, as no mail server is set.
 */
export type Outcome = 'sent' | 'refused' | 'failed' | 'no-address' | 'held'

/** A message as it leaves: one recipient, the sender named after the trust, an id of its own. */
export type Letter = {
  readonly messageId: string
  readonly senderName: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** A message as the trust's records show it; its words are there until it was sent or given up. */
export type KeptMessage = {
  readonly messageId: string
  readonly kind: string
  readonly personId: string | null
  readonly queuedAt: Date
  readonly settledAt: Date | null
  readonly outcome: Outcome | null
  readonly to: string | null
  readonly subject: string | null
  readonly text: string | null
}

const address =
  /^[^\s\p{C}<>()[\]\\,;:"@]{1,64}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d][a-z\d-]{0,62}$/iu

/** True for exactly one plain address: nothing in it can name a second recipient or another header. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && address.test(text)
}
