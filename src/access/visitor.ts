/** A role someone holds today, for the trust when no school is named. */
export type HeldRole = {
  readonly role: string
  readonly schoolId?: string | undefined
  readonly capacity: 'holder' | 'alternate'
}

/** What someone is today, at a school or to the whole trust. */
export type HeldStay = {
  readonly kind: string
  readonly schoolId?: string | undefined
  readonly job?: string | undefined
}

/** Who a request comes from: a person of one trust who has signed in, as they stand today. */
export type Visitor = {
  readonly trustId: string
  readonly personId: string
  readonly name: string
  readonly sessionId: string
  readonly holdings: readonly HeldRole[]
  readonly stays: readonly HeldStay[]
  /** Signed in with a second factor, a passkey, or their organisation's own sign-in. */
  readonly strong: boolean
  /** Whole minutes since they last did something. */
  readonly idleMinutes: number
}

/** Other software of a trust that showed its key. */
export type Machine = { readonly trustId: string; readonly machine: string }

/** Whoever asks: a person who has signed in, software, or anyone. */
export type Asker = Visitor | Machine | undefined

/** The schools a person is at or holds a role at today. */
export function schoolsOf({ stays, holdings }: Visitor): readonly string[] {
  const named = [...stays, ...holdings].flatMap(({ schoolId }) => schoolId ?? [])
  return [...new Set(named)]
}
