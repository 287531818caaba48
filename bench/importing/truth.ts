import { parse as parseCsv } from 'csv-parse/sync'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'

/** A statement of a source policy as the list of clauses has it. */
export type TrueClause = {
  readonly id: string
  readonly line: number
  readonly isControl: boolean
  readonly does: string
  readonly what: string
}

/** A source policy: its words, and what an import of it ought to find. */
export type SourcePolicy = {
  readonly trust: string
  readonly slug: string
  readonly text: string
  readonly clauses: readonly TrueClause[]
}

const SLUGS = {
  DOW: 'dowmat',
  TRI: 'trinity',
  WDA: 'whinless-down',
  LEA: 'leading-edge',
  STC: 'st-clare',
} as const

const rows = z.array(
  z.object({
    id: z.string(),
    trust: z.string(),
    source_line: z.coerce.number(),
    control_type: z.string(),
    capability: z.string(),
  }),
)
const CONTROLS = new Set(['decide', 'gate', 'route'])

/** Reads the policies and the list of their clauses from a folder; undefined when it is not there. */
export function readTruth(folder: string): readonly SourcePolicy[] | undefined {
  const list = [join(folder, 'clauses.csv'), join(folder, '..', 'clauses.csv')].find(existsSync)
  if (list === undefined) return undefined
  const all = rows.parse(parseCsv(readFileSync(list, 'utf8'), { columns: true, bom: true }))
  return Object.entries(SLUGS)
    .map(([trust, slug]) => ({ trust, slug, path: join(folder, `${slug}.txt`) }))
    .filter(({ path }) => existsSync(path))
    .map(({ trust, slug, path }) => ({
      trust,
      slug,
      text: readFileSync(path, 'utf8'),
      clauses: all
        .filter((row) => row.trust === trust)
        .map((row) => ({
          id: row.id,
          line: row.source_line,
          isControl: CONTROLS.has(row.control_type),
          does: row.control_type,
          what: row.capability,
        })),
    }))
}

const settings = z.record(z.string(), z.record(z.string(), z.unknown()))

/** What the settings of each clause ought to be read as, by clause id. */
export function readExpectedSettings(): Readonly<
  Record<string, Readonly<Record<string, unknown>>>
> {
  return settings.parse(parse(readFileSync('bench/importing/expected-settings.yaml', 'utf8')))
}
