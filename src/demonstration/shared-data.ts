import { z } from 'zod'

import { roles } from '#people/roles/role.ts'
import { schoolCalendar } from '#people/schools/school.ts'

import { beings } from './trust-data.ts'

const monthAndDay = z.string().regex(/^\d{2}-\d{2}$/, { error: 'a month and a day, such as 09-02' })

/** “break 10:30-10:45”. */
const slot = z.preprocess((text) => {
  const [kind, from, to] = String(text).split(/[ -]/)
  return { kind, from, to }
}, schoolCalendar.shape.day.unwrap().element)

const names = z
  .string()
  .transform((text) => text.split(/\s+/).filter((name) => name !== ''))
  .pipe(z.array(z.string()).min(20))

/** The posts of a school or trust, and what those are who fill them. */
const posts = z.partialRecord(z.enum(roles), z.array(z.enum(beings)).min(1))

/** What all invented trusts share. */
export const sharedData = z.strictObject({
  terms: z
    .array(z.strictObject({ name: z.string().min(1), from: monthAndDay, to: monthAndDay }))
    .min(1),
  days: z.record(z.string(), z.array(slot).min(1)),
  posts: z.strictObject({ school: posts, trust: posts }),
  names: z.strictObject({ adults: names, children: names, families: names }),
})

/** What all invented trusts share. */
export type SharedData = z.infer<typeof sharedData>
