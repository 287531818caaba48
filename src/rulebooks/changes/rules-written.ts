import { parse } from 'yaml'

import { isRecord } from '#core/is-record.ts'
import { ruleBlock } from '#rulebooks/language/blocks.ts'
import { cutDocument } from '#rulebooks/language/document.ts'
import { complaintsAbout } from '#rulebooks/language/mistakes.ts'

/**
 * The rules of each clause of a document in one form of writing, by the clause's id: two that differ in
 * nothing but layout, the order of their keys, or whether they are confirmed, are the same text.
 */
export function rulesWritten(source: string): ReadonlyMap<string, readonly string[]> {
  const document = cutDocument(source, complaintsAbout('policy.md'))
  const clauses = (document?.sections ?? []).flatMap((section) => section.clauses)
  return new Map(
    clauses.map(({ id, fences }) => [
      id,
      fences.filter(({ language }) => language === 'rule').map(({ text }) => ruleWritten(text)),
    ]),
  )
}

/** One `rule` block in one form of writing; a block that cannot be read stays as it is. */
export function ruleWritten(text: string): string {
  try {
    const read = ruleBlock.safeParse(parse(text))
    if (!read.success) return text
    const { confirmed: _, ...block } = read.data
    return JSON.stringify(sorted(block))
  } catch {
    return text
  }
}

/** Keys in order, yes and no as rules read them, and one word alone as the list of it. */
function sorted(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) {
    const all: readonly unknown[] = value
    return all.length === 1 && !isRecord(all[0]) ? sorted(all[0]) : all.map(sorted)
  }
  if (!isRecord(value)) return value
  const keys = Object.keys(value).toSorted()
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]))
}
