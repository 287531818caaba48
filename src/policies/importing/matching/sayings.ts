import { z } from 'zod'

/** How policies tend to put each control, by its id, and lists of words that mean the same. */
export type Sayings = {
  readonly same: readonly (readonly string[])[]
  readonly sayings: ReadonlyMap<string, readonly string[]>
}

const file = z.strictObject({
  same: z.array(z.array(z.string()).min(2)),
  sayings: z.record(z.string(), z.array(z.string()).min(1)),
})

/** Reads the sayings from the parsed YAML of the catalogue. */
export function readSayings(value: unknown): Sayings {
  const { same, sayings } = file.parse(value)
  return { same, sayings: new Map(Object.entries(sayings)) }
}
