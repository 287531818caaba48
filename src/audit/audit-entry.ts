/** Who did what to what, and when. `facts` must hold nothing confidential: entries are kept for long. */
export type AuditEntry = {
  readonly at: Date
  /** The person or the part of the software that acted, such as `anonymous` or `system`. */
  readonly actor: string
  /** What happened as `thing.past-tense`, such as `decision.made`. */
  readonly action: string
  readonly subject: { readonly kind: string; readonly id: string }
  readonly facts?: Readonly<Record<string, unknown>>
}
