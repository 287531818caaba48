import { z } from 'zod'

import { instantAt } from '#core/clock.ts'
import type { IsoDay } from '#core/iso-day.ts'

/** The phases of education as the register of schools in England names them. */
export const phases = [
  'nursery',
  'primary',
  'middle-primary',
  'middle-secondary',
  'secondary',
  'all-through',
  'sixteen-plus',
] as const

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
  error: 'A time is written as hh:mm, such as 08:40',
})

const term = z
  .strictObject({ name: z.string().min(1), from: z.iso.date(), to: z.iso.date() })
  .refine(({ from, to }) => from <= to, { error: 'A term must not end before it begins' })

const slot = z
  .strictObject({ kind: z.enum(['lesson', 'break', 'lunch']), from: time, to: time })
  .refine(({ from, to }) => from < to, { error: 'A part of the day must end after it begins' })

/** Terms (both days in them), the parts of a school day, and where phones may be used. */
export const schoolCalendar = z.strictObject({
  terms: z.array(term).default([]),
  day: z.array(slot).default([]),
  designatedAreas: z.array(z.string().min(1)).default([]),
})

/** The calendar of a school and the plan of its day; times are of Europe/London. */
export type SchoolCalendar = z.infer<typeof schoolCalendar>

/** A school of a trust. */
export type School = {
  readonly schoolId: string
  readonly name: string
  /** Its number in the register of schools in England: six digits. */
  readonly urn?: string | undefined
  readonly phase?: (typeof phases)[number] | undefined
  readonly calendar: SchoolCalendar
}

/** A school as a form gives it. */
export const newSchool = z.strictObject({
  name: z.string().trim().min(1, { error: 'Enter the name of the school' }).max(200),
  urn: z
    .string()
    .regex(/^\d{6}$/, { error: 'A URN has six digits' })
    .optional(),
  phase: z.enum(phases).optional(),
  calendar: schoolCalendar.default({ terms: [], day: [], designatedAreas: [] }),
})

/**
 * Which part of the school's day a time is, in the words of `context.time`. Outside the terms, on a
 * Saturday or Sunday, or outside the planned day it is out of hours; undefined without a plan.
 */
export function partOfDay(
  { terms, day: plan }: SchoolCalendar,
  day: IsoDay,
  at: string,
): 'lesson' | 'break' | 'lunch' | 'out-of-hours' | undefined {
  if (terms.length === 0 || plan.length === 0) return undefined
  const isSchoolDay = !isWeekend(day) && terms.some(({ from, to }) => from <= day && day <= to)
  if (!isSchoolDay) return 'out-of-hours'
  return plan.find(({ from, to }) => from <= at && at < to)?.kind ?? betweenParts(plan, at)
}

/** The minutes between two planned parts, such as changing rooms, still belong to lessons. */
function betweenParts(plan: SchoolCalendar['day'], at: string): 'lesson' | 'out-of-hours' {
  const begun = plan.some(({ from }) => from <= at)
  const goesOn = plan.some(({ to }) => at < to)
  return begun && goesOn ? 'lesson' : 'out-of-hours'
}

function isWeekend(day: IsoDay): boolean {
  return [0, 6].includes(instantAt(Date.parse(`${day}T00:00:00Z`)).getUTCDay())
}
