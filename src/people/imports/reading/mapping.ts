import { z } from 'zod'

import { jobs, kinds } from '#people/person.ts'

const column = z.string().trim().min(1, { error: 'Name the column as the file does' })

/**
 * How a spreadsheet is to be read: which column holds what, and what its words for kinds of people
 * and jobs mean. Columns that are not named are never looked at.
 */
export const csvMapping = z
  .strictObject({
    columns: z.strictObject({
      id: column,
      givenName: column,
      familyName: column,
      kind: column.optional(),
      job: column.optional(),
      school: column.optional(),
      dateOfBirth: column.optional(),
      yearGroup: column.optional(),
      email: column.optional(),
      from: column.optional(),
      leavingDate: column.optional(),
      /** The ids of the pupils whose parent or carer a row is. */
      parentOf: column.optional(),
      hasResponsibility: column.optional(),
    }),
    /** What everybody in the file is, where no column says it. */
    kind: z.enum(kinds).optional(),
    /** What the words of the kind column mean, in small letters. */
    kinds: z.record(z.string(), z.enum(kinds)).default({}),
    jobs: z.record(z.string(), z.enum(jobs)).default({}),
    /** The school of everybody in the file, where no column says it: URN, name or id. */
    school: z.string().trim().min(1).optional(),
    /** How long an id of digits is; lost zeros are put back at its beginning. */
    idLength: z.int().min(1).max(40).optional(),
    /** Days are written month first, as in 12/31/2026; else day first, as is usual here. */
    isMonthFirst: z.boolean().optional(),
    /** The file is the whole truth of the schools and kinds in it: who is missing has left. */
    isWhole: z.boolean().default(false),
    delimiter: z.enum([',', ';', '\t', '|']).default(','),
  })
  .refine(({ kind, columns }) => kind !== undefined || columns.kind !== undefined, {
    error: 'Say what the people in the file are: a column `kind`, or one `kind` for all',
  })

/** What a column of a spreadsheet can be. */
export type ColumnMeaning = keyof CsvMapping['columns']

/** A mapping of a spreadsheet's columns. */
export type CsvMapping = z.infer<typeof csvMapping>
