import { z } from 'zod'

import { jobs, kinds } from '#people/person.ts'
import { roles } from '#people/roles/role.ts'
import { phases } from '#people/schools/school.ts'

/** What an invented person can be: a job of staff, or another kind. */
export const beings = [...jobs, ...kinds.filter((kind) => kind !== 'staff')] as const

/** A job of staff, or another kind of person. */
export type Being = (typeof beings)[number]

/** “teacher at quay”: what someone is, and the school by its key; without one, for the trust. */
const being = z.preprocess(
  splitPlace,
  z.strictObject({ word: z.enum(beings), school: z.string().optional() }),
)

/** “dsl at quay”, “alternate trust-dpo”. */
const post = z.preprocess(
  (text) => {
    const { word, school } = splitPlace(String(text).replace(/^alternate /, ''))
    const capacity = String(text).startsWith('alternate ') ? 'alternate' : 'holder'
    return { role: word, school, capacity }
  },
  z.strictObject({
    role: z.enum(roles),
    school: z.string().optional(),
    capacity: z.enum(['holder', 'alternate']),
  }),
)

function splitPlace(text: unknown): {
  readonly word: string
  readonly school?: string | undefined
} {
  const [word = '', school] = String(text).split(' at ')
  return { word, school }
}

const castMember = z
  .strictObject({
    key: z.string().regex(/^[a-z-]+$/),
    name: z.tuple([z.string().min(1), z.string().min(1)]),
    is: z.array(being).min(1),
    holds: z.array(post).default([]),
    /** Age in whole years on the day of loading; of pupils and former pupils. */
    aged: z.int().min(2).max(40).optional(),
    /** How many whole years ago, at the least, they left as a pupil. */
    left: z.int().min(0).max(20).optional(),
    /** Keys of their parents or carers, and whether each has parental responsibility. */
    parents: z.record(z.string(), z.enum(['yes', 'no'])).default({}),
    who: z.string().min(1).optional(),
    try: z.string().min(1).optional(),
  })
  .refine(({ who, try: tries }) => (who === undefined) === (tries === undefined), {
    error: 'who someone is and what they can try go together',
  })

const headcount = z.partialRecord(z.enum(beings), z.int().min(0))
const someone = z.int().min(0).default(0)

const schoolData = z.strictObject({
  name: z.string().min(1),
  urn: z.string().regex(/^999\d{3}$/, { error: 'an invented URN begins with 999' }),
  phase: z.enum(phases),
  day: z.string(),
  areas: z.array(z.string().min(1)).min(1),
  staff: headcount,
  pupils: someone,
  leavers: someone,
})

/** The invented schools and people of one trust, as its file gives them. */
export const trustData = z.strictObject({
  schools: z.record(z.string().regex(/^[a-z]+$/), schoolData),
  central: headcount,
  /** The school that has no deputy safeguarding lead and no alternate for the lead. */
  no_deputy_at: z.string(),
  cast: z.array(castMember).min(1),
})

/** The invented schools and people of one trust, as its file gives them. */
export type TrustData = z.infer<typeof trustData>

/** A person written by hand, who may be signed in as when `who` says who they are. */
export type CastMember = TrustData['cast'][number]

/** A role someone holds or stands in for, at a school by its key or for the trust. */
export type Post = z.infer<typeof post>
