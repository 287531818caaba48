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
  return PARTS.flatMap((part) => (isSilent(parts[part]) ? [] : within([part], parts[part])))
}

/** The facts by name, as questions carry them. */
export function namedFacts(facts: readonly SentFact[]): NamedFacts {
  return Object.fromEntries(facts.map(({ name, value }) => [name, value]))
}

/** A part that is not there, or holds nothing. */
function isSilent(part: unknown): boolean {
  return part === undefined || (isRecord(part) && Object.keys(part).length === 0)
}

function within(path: readonly string[], value: unknown): readonly SentFact[] {
  const isNested = isRecord(value) && Object.keys(value).length > 0
  if (isNested && path.length < deepest) {
    return Object.entries(value).flatMap(([key, inner]) => within([...path, key], inner))
  }
  return [{ name: path.join('.'), path, value }]
}
