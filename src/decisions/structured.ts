import { isRecord } from '#core/is-record.ts'
import type { NamedFacts } from '#rulebooks/engine/facts.ts'

/** The parts of a question that hold facts, as other software sends them. */
export const PARTS = ['actor', 'subject', 'context'] as const

/** A question's facts in the nested form in which other software sends them. */
export type StructuredFacts = { readonly [Part in (typeof PARTS)[number]]?: unknown }

/** A fact with the way to it in what was sent. */
export type SentFact = {
  readonly name: string
  readonly path: readonly string[]
  readonly value: unknown
}

/** Deeper than `context.rationale.aim` nothing is looked for. */
const deepest = 3

/** Every fact in a nested question, by its name in the vocabulary: `context.rationale.aim`. */
export function sentFacts(parts: StructuredFacts): readonly SentFact[] {
  return PARTS.flatMap((part) => (parts[part] === undefined ? [] : within([part], parts[part])))
}

/** The facts by name, as questions carry them. */
export function namedFacts(facts: readonly SentFact[]): NamedFacts {
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]))
}

function within(path: readonly string[], value: unknown): readonly SentFact[] {
  if (isRecord(value) && path.length < deepest) {
    return Object.entries(value).flatMap(([key, inner]) => within([...path, key], inner))
  }
  return [{ name: path.join('.'), path, value }]
}
