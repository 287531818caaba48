import { z } from 'zod'

import { addDays, dayOf, type IsoDay } from '#core/iso-day.ts'

/** What is disclosed: a tie from before, an exception, or contact for which an approval is asked. */
export const disclosureKinds = ['tie', 'exception', 'approval'] as const
export type DisclosureKind = (typeof disclosureKinds)[number]

/** What can be decided about a disclosure. */
export const decisions = [
  'allowed',
  'allowed-with-conditions',
  'not-allowed',
  'more-to-say',
] as const
export type DecidedAs = (typeof decisions)[number]

/** What one of several roles decided that all have to allow it. */
export const saidYesSchema = z.object({
  decision: z.enum(['allowed', 'allowed-with-conditions']),
  endsOn: z.iso.date(),
})
export type SaidYes = z.infer<typeof saidYesSchema>

/** How a disclosure stands, without what was said. Days are in London. */
export type Disclosure = {
  readonly disclosureId: string
  readonly kind: DisclosureKind
  /** The clause of the policy that asks for it. */
  readonly clause: string
  /** Whose it is. */
  readonly personId: string
  /** The roles it was sent to, of those that the policy names. */
  readonly to: readonly string[]
  /** Whether each of these roles has to allow it, as the policy names all of them; else one does. */
  readonly needsAll: boolean
  /** The roles that allowed it so far, where each has to. */
  readonly saidYes: Readonly<Record<string, SaidYes>>
  /** Those of the roles it is meant for alone; empty for all of them. */
  readonly chosen: readonly string[]
  readonly state: 'waiting' | DecidedAs | 'withdrawn'
  /** Grows by one with everything that is said or decided. */
  readonly revision: number
  readonly disclosedAt: Date
  readonly decidedAt?: Date | undefined
  readonly decidedBy?: string | undefined
  /** The role in which it was decided. */
  readonly decidedRole?: string | undefined
  /** The first and the last day on which it holds. */
  readonly fromDay?: IsoDay | undefined
  readonly endsOn?: IsoDay | undefined
  readonly withdrawnAt?: Date | undefined
  /** The disclosure that this one goes on from. */
  readonly renews?: string | undefined
  /** When its author last opened it after something was decided on it. */
  readonly seenAt?: Date | undefined
  /** When what was said of it was erased. */
  readonly erasedAt?: Date | undefined
}

/** How two people know each other; for an exception or approval, why. */
export const ties = ['family', 'friendship', 'other'] as const
export type Tie = (typeof ties)[number]

/**
 * What is disclosed: the least that tells whom it is about. `name` is a first name or initials, `role`
 * and `channel` are words of the vocabulary, and nothing else is asked about the other person.
 */
export const disclosedSchema = z.object({
  name: z.string(),
  role: z.string(),
  tie: z.enum(ties),
  channel: z.string(),
  since: z.string(),
  safeguards: z.string(),
})
export type Disclosed = z.infer<typeof disclosedSchema>

/** What was decided, with words for the person and the day it was talked over. */
export const decidedSchema = z.object({
  decision: z.enum(decisions),
  note: z.string(),
  talkedOn: z.iso.date().optional(),
  endsOn: z.iso.date().optional(),
})

/** Everything that can be said in an entry, sealed. */
export const saidSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('disclosed'), disclosed: disclosedSchema }),
  z.object({ what: z.literal('added'), words: z.string() }),
  z.object({ what: z.literal('decided'), as: z.string(), decided: decidedSchema }),
  z.object({ what: z.literal('withdrawn'), words: z.string() }),
])
export type Said = z.infer<typeof saidSchema>

/** Something said or decided about a disclosure: by whom, when, and what; without the words where they are lost. */
export type Entry = {
  readonly revision: number
  readonly at: Date
  readonly by: string
  readonly what: Said['what']
  readonly said: Said | undefined
}

/** Whether it was decided that it may be, whatever the day. */
export function isAllowed({ state }: Pick<Disclosure, 'state'>): boolean {
  return state === 'allowed' || state === 'allowed-with-conditions'
}

/** Whether somebody is one of those it was meant for, if they hold one of its roles. */
export function isMeantFor({ chosen }: Pick<Disclosure, 'chosen'>, personId: string): boolean {
  return chosen.length === 0 || chosen.includes(personId)
}

/** Whether something was decided that its author has not opened it since to see. */
export function isUnseen({ decidedAt, seenAt, state }: Disclosure): boolean {
  if (decidedAt === undefined || state === 'withdrawn' || state === 'waiting') return false
  return seenAt === undefined || seenAt < decidedAt
}

/** Whether a disclosure changes an answer about a day: allowed, and from its first day to its last. */
export function holdsOn(disclosure: Disclosure, day: IsoDay): boolean {
  const { fromDay, endsOn } = disclosure
  if (!isAllowed(disclosure) || fromDay === undefined || endsOn === undefined) return false
  return fromDay <= day && day <= endsOn
}

/** Whether it was allowed and its last day is over. */
export function hasEnded(disclosure: Disclosure, today: IsoDay): boolean {
  return isAllowed(disclosure) && disclosure.endsOn !== undefined && disclosure.endsOn < today
}

/** The day since which it changes no answer: after its last day, or from when it was withdrawn. */
export function overSince(disclosure: Disclosure, today: IsoDay): IsoDay | undefined {
  const { withdrawnAt, endsOn } = disclosure
  if (withdrawnAt !== undefined) return dayOf(withdrawnAt)
  return hasEnded(disclosure, today) && endsOn !== undefined ? addDays(endsOn, 1) : undefined
}
