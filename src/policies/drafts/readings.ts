import { createHash } from 'node:crypto'

import type { Library } from '#rulebooks/library.ts'

import { readinessOf, type Readiness } from './readiness.ts'
import { textParts } from './text-parts.ts'

/** The texts of drafts as rulebooks, each read once however many pages show it. */
export type Readings = {
  readonly read: (source: string) => Readiness
  /** Each clause as it stands in a text, by its id; a text may hold mistakes elsewhere. */
  readonly clauses: (source: string) => ReadonlyMap<string, string>
}

/** So many texts are held ready; the one that was not asked for longest makes way. */
const held = 32

/** Prepares to read drafts with the vocabulary that all rulebooks here are read with. */
export function openReadings({ library }: { readonly library: Library }): Readings {
  const [edition] = library.editions.values()
  const vocabularyText = edition?.vocabularyText ?? ''
  return {
    read: remembered((source) => readinessOf(source, vocabularyText)),
    clauses: remembered((source) => textParts(source).clauses),
  }
}

/** The same for the same text: the latest texts are known by their hash. */
function remembered<T>(make: (source: string) => T): (source: string) => T {
  const known = new Map<string, T>()
  return (source) => {
    const seal = createHash('sha256').update(source).digest('base64')
    const made = known.get(seal) ?? make(source)
    known.delete(seal)
    known.set(seal, made)
    const [oldest] = known.keys()
    if (known.size > held && oldest !== undefined) known.delete(oldest)
    return made
  }
}
