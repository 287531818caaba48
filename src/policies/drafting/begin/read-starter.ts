import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'
import { z } from 'zod'

const shape = z.array(
  z.strictObject({
    title: z.string(),
    clauses: z.array(z.strictObject({ control: z.string().optional(), words: z.string() })).min(1),
  }),
)

/** A ready clause: its number, its words, and the control it stands on; without one a statement. */
export type StarterClause = {
  readonly number: string
  readonly words: string
  readonly control?: string | undefined
}

/** A section of ready clauses. */
export type StarterSection = {
  readonly title: string
  readonly clauses: readonly StarterClause[]
}

const ours = fileURLToPath(new URL('../../../../rulebooks/starter.yaml', import.meta.url))

/** Reads the ready clauses a new policy can begin from; throws for a file of another shape. */
export function readStarter(file = ours): readonly StarterSection[] {
  const read: unknown = parse(readFileSync(file, 'utf8'))
  return shape.parse(read).map(({ title, clauses }, i) => ({
    title,
    clauses: clauses.map((clause, j) => ({
      ...clause,
      number: `${i + 1}.${String(j + 1).padStart(2, '0')}`,
    })),
  }))
}
