import { z } from 'zod'

import { readDay } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'

const day = z.string().refine(isIsoDay, 'write a day as yyyy-mm-dd').transform(readDay)
const clause = z.string()
const words = z.union([z.string(), z.number()]).transform(String)
const some = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const code = z.string().regex(/^[A-Z]{3}$/, 'a trust code is three capital letters')

const doubt = z.strictObject({ who: some, setting: z.string(), why: z.string() })
const people = z.strictObject({
  clause,
  are: z.array(z.string()),
  later: z.array(z.strictObject({ who: z.string(), from: day })).default([]),
  doubtful: z.array(doubt).default([]),
})

const settingValue = z.union([
  z.number(),
  z.string(),
  z.array(z.string()),
  z.strictObject({ all: z.array(z.string()) }),
  z.strictObject({ any: z.array(z.string()) }),
])
const setting = z
  .strictObject({
    value: settingValue.optional(),
    reading: z.enum(['unset', 'strict', 'lenient']).optional(),
    own: z.boolean().default(false),
    unit: z.string().optional(),
    clause,
    says: z.string(),
    why: z.string().optional(),
  })
  .refine(
    (one) => (one.value === undefined) !== (one.reading === undefined),
    'a setting has either a `value` or a `reading`',
  )

const related = z.strictObject({
  title: z.string(),
  kind: z.string().default('policy'),
  clause,
  status: z.string().default('named'),
  year: words.nullish(),
  level: z.string().nullish(),
  link: z.string().nullish(),
  for: z.enum(['everyone', 'staff']).default('everyone'),
  prevails: z.boolean().default(false),
  reports: z.boolean().default(false),
})

/** The kinds of defects a text can have. */
export const DEFECTS = [
  'contradiction',
  'gap',
  'leftover',
  'cross-reference',
  'undefined-term',
  'outdated',
] as const

/** What can bring a review before its time. */
const EVENTS = [
  'guidance-change',
  'concern',
  'infrastructure-change',
  'lesson',
  'template-change',
] as const

const review = z.strictObject({
  due: day,
  words,
  every_months: z.number().int().positive(),
  clause,
  also_on: z
    .array(
      z.strictObject({
        event: z.enum(EVENTS, { error: `an event is one of ${EVENTS.join(', ')}` }),
        clause,
      }),
    )
    .default([]),
})

/** What the text asks of each school; left out where it asks nothing. */
const local = z.strictObject({
  kind: z.enum(['review', 'adopt', 'copy'], { error: '`kind` is review, adopt or copy' }),
  by: z.string(),
  clause,
})

/** What a row of the table of changes can hold: its date, who wrote it, what changed, who approved it. */
const HISTORY_COLUMNS = ['on', 'author', 'summary', 'by'] as const

const column = z.enum(HISTORY_COLUMNS, {
  error: `a column of the history is one of ${HISTORY_COLUMNS.join(', ')}`,
})

/** Roles held once for the trust, whose holder a policy can show. */
const CONTACT_ROLES = ['trust-dpo', 'trust-central', 'clerk'] as const

const contactRole = z.enum(CONTACT_ROLES, {
  error: `a contact is one of ${CONTACT_ROLES.join(', ')}`,
})

/** The front matter of a rulebook: document control, people, settings, related documents, defects. */
export const frontMatter = z.strictObject({
  trust: code,
  slug: z.string().regex(/^[a-z0-9-]+$/, 'a slug is lower-case letters, numbers and hyphens'),
  name: z.string(),
  title: z.string(),
  edition: words,
  status: z.string().optional(),
  in_force: z.strictObject({ from: day, until: day.optional() }),
  approved: z.strictObject({ by: z.string(), words, clause }),
  review,
  local: local.optional(),
  contacts: z.array(z.strictObject({ role: contactRole, clause })).default([]),
  numbering: z.strictObject({
    scheme: z.enum(['whole-decimal', 'dated', 'none']),
    clause: z.string().optional(),
  }),
  owner: z.strictObject({ role: z.string(), clause: z.string().optional() }),
  ethos: z.array(clause).default([]),
  when_silent: z.strictObject({ says: z.string(), clause: z.string().optional() }).optional(),
  people: z.record(z.string(), people),
  settings: z.record(z.string(), setting).default({}),
  related: z.array(related).default([]),
  history_needs: z.strictObject({ columns: z.array(column).min(1), clause }).optional(),
  history: z
    .array(
      z.strictObject({
        on: words,
        author: z.string().optional(),
        summary: z.string(),
        by: z.string(),
      }),
    )
    .default([]),
  defects: z
    .array(
      z.strictObject({
        clause,
        kind: z.enum(DEFECTS, { error: `a defect is one of ${DEFECTS.join(', ')}` }),
        says: z.string(),
        treated: z.string(),
      }),
    )
    .default([]),
})

/** What `frontMatter` gives. */
export type FrontMatter = z.infer<typeof frontMatter>

/** A row of the history: its date as printed, who wrote it (a role), what changed, who approved it. */
export type HistoryRow = Readonly<FrontMatter['history'][number]>

/** One column of such a row. */
export type HistoryColumn = (typeof HISTORY_COLUMNS)[number]

/** What the text wants in every row of its history, and the clause that says so. */
export type HistoryNeeds = {
  readonly columns: readonly HistoryColumn[]
  readonly clause: string
}

/** A role whose holder people reach, and the clause that says so. */
export type Contact = Readonly<FrontMatter['contacts'][number]>
