import type { FactSource } from '#decisions/live-facts.ts'

/** What the records of every part of the software tell of a question that somebody asks. */
export function factSources(): readonly FactSource[] {
  return []
}
