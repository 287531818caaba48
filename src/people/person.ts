import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'

/** What a person can be to a school or the trust; a former pupil is a pupil whose stay has ended. */
export const kinds = [
  'staff',
  'volunteer',
  'contractor',
  'visitor',
  'governor',
  'local-committee-member',
  'trustee',
  'pupil',
  'parent',
] as const

/** One of the kinds of people a trust counts. */
export type Kind = (typeof kinds)[number]

/** What a member of staff does, in the words that questions use. */
export const jobs = ['teacher', 'teaching-assistant', 'support-staff', 'leadership'] as const

/** One of the jobs of staff. */
export type Job = (typeof jobs)[number]

/** Whether a word names a job of staff. */
export function isJob(word: string): word is Job {
  return jobs.some((job) => job === word)
}

/**
 * What a person is, where and for how long: from `from` (unknown when undefined) and no longer on
 * `until`, which for a pupil is the leaving date.
 */
export type Stay = {
  readonly kind: Kind
  readonly schoolId?: string | undefined
  readonly job?: Job | undefined
  readonly from?: IsoDay | undefined
  readonly until?: IsoDay | undefined
}

/** A person of a trust, with everything kept that questions may turn on. */
export type Person = {
  readonly personId: string
  readonly givenName: string
  readonly familyName: string
  readonly email?: string | undefined
  readonly dateOfBirth?: IsoDay | undefined
  readonly yearGroup?: string | undefined
  readonly stays: readonly Stay[]
}

/** Whether something holds on a day: from its first day, and no longer on `until`. */
export function holdsOn(
  { from, until }: { readonly from?: IsoDay | undefined; readonly until?: IsoDay | undefined },
  day: IsoDay,
): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until)
}

/** The kinds of people who work for or govern the trust, whose roles end with them. */
export function isWork(kind: Kind): boolean {
  return kind !== 'pupil' && kind !== 'parent'
}

/** Whether an address may be kept of someone; of those who are or were only pupils none is. */
export function mayHaveAddress({ stays }: Pick<Person, 'stays'>): boolean {
  return stays.some(({ kind }) => kind !== 'pupil')
}

const day = z.iso.date({ error: 'A day is written as yyyy-mm-dd' })
const stay = z.strictObject({
  kind: z.enum(kinds),
  schoolId: z.uuid().optional(),
  job: z.enum(jobs).optional(),
  from: day.optional(),
  until: day.optional(),
})

/** A person as a form or file gives one. */
export const newPerson = z.strictObject({
  givenName: z.string().trim().max(200).default(''),
  familyName: z.string().trim().min(1, { error: 'Enter a family name' }).max(200),
  email: z.email({ error: 'Enter an e-mail address such as name@school.example' }).optional(),
  dateOfBirth: day.optional(),
  yearGroup: z.string().trim().min(1).max(8).optional(),
  stays: z.array(stay).min(1, { error: 'Say what the person is to the trust' }),
})
