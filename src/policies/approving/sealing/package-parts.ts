import { z } from 'zod'

/** A value of JSON as it is kept, with no form of its own. */
const anything = z.json()

const day = z.string()
const seal = z.string()

/** The text itself and the vocabulary it is read with. */
const words = z.strictObject({ source: z.string(), vocabulary: z.string() })

/** A rule as people read it: a line for what it does, then one for each of its terms. */
const rule = z.strictObject({
  clause: z.string(),
  rule: z.string(),
  lines: z.array(z.string()),
})

const setting = z.strictObject({
  name: z.string(),
  clause: z.string(),
  says: z.string(),
  value: anything,
  own: z.boolean(),
})

const example = z.strictObject({
  clause: z.string(),
  title: z.string(),
  on: day,
  facts: anything,
  expected: z.string(),
  answer: z.string(),
  cites: z.array(z.string()),
})

const clauseChange = z.strictObject({
  clause: z.string(),
  title: z.string(),
  section: z.string(),
  type: z.enum(['added', 'removed', 'changed']),
  words: z.boolean(),
  rules: z.boolean(),
  settings: z.array(z.string()),
  roles: z.union([z.array(z.string()), z.literal('everyone')]),
  before: z.string().nullable(),
  after: z.string().nullable(),
})

const changes = z.strictObject({
  /** The edition it is compared with, and its text, which packages sealed earlier do not hold. */
  since: z.strictObject({ seal, label: z.string(), words: words.optional() }).nullable(),
  table: z.array(
    z.strictObject({
      on: z.string(),
      author: z.string().optional(),
      summary: z.string(),
      by: z.string(),
    }),
  ),
  clauses: z.array(clauseChange),
})

const ledgerLine = z.strictObject({
  clause: z.string(),
  title: z.string(),
  state: z.string(),
  held: z.boolean().nullable(),
})

/** How each clause is kept, and what the software said it does when that was worked out. */
const ledger = z.strictObject({ built: z.array(z.string()), lines: z.array(ledgerLine) })

const defect = z.strictObject({
  clause: z.string(),
  kind: z.string(),
  says: z.string(),
  treated: z.string(),
})

/** Who accepted a defect and why; `defect` is the SHA-256 of the defect in canonical JSON. */
const acceptance = z.strictObject({
  defect: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
})

/** A save of the draft: whoever made it wrote part of what is decided on. */
const save = z.strictObject({
  revision: z.number().int(),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
})

/** What a replay found, in sentences and in full; without a run, why not. */
const replay = z.discriminatedUnion('run', [
  z.strictObject({ run: z.literal(true), says: z.array(z.string()), report: anything }),
  z.strictObject({ run: z.literal(false), says: z.array(z.string()) }),
])

/** The parts of a package. */
export const packageParts = z.strictObject({
  words,
  rules: z.array(rule),
  settings: z.array(setting),
  examples: z.array(example),
  changes,
  ledger,
  defects: z.array(defect),
  acceptances: z.array(acceptance),
  authors: z.array(save),
  replay,
})

/** Everything that is decided on, part by part. */
export type PackageParts = z.infer<typeof packageParts>

/** The name of a part. */
export type PartName = keyof PackageParts

/** Every part, in the order of the page. */
export const partNames: readonly PartName[] = packageParts.keyof().options

/** The parts that name people or tell of their questions, and are left out of what is public. */
export const privateParts: readonly PartName[] = ['acceptances', 'authors', 'replay']

/** Whether a word names a part. */
export function isPart(word: string): word is PartName {
  return partNames.some((name) => name === word)
}

/** A value as JSON carries it. */
export function asJson(value: unknown): z.infer<typeof anything> {
  return anything.parse(JSON.parse(JSON.stringify(value)))
}
