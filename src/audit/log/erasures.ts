import { isRecord } from '#core/is-record.ts'

import type { EntryLine } from './export-line.ts'
import { parseJson } from './parse-json.ts'

/** The action under which the log itself says which of its entries were erased. */
export const erasureAction = 'audit-entries.erased'

/** Holds the erased entries of a log against those its own entries say were erased. */
export type Erasures = {
  readonly gone: (index: number) => void
  readonly entry: (line: EntryLine) => void
  readonly count: () => number
  /** A line for each erased entry that no later entry accounts for. */
  readonly unaccounted: () => readonly string[]
}

/** Nothing erased and nothing said yet. */
export function erasures(): Erasures {
  const gone: number[] = []
  const told = new Set<number>()
  return {
    gone: (index) => void gone.push(index),
    entry: ({ index, payload }) => {
      if (!payload.includes(`"${erasureAction}"`)) return
      for (const one of erasedBy(payload)) if (one < index) told.add(one)
    },
    count: () => gone.length,
    unaccounted: () =>
      gone
        .filter((index) => !told.has(index))
        .map((index) => `entry ${index} was erased, and no entry says so`),
  }
}

function erasedBy(payload: string): readonly number[] {
  const entry = parseJson(payload)
  if (!isRecord(entry) || entry['action'] !== erasureAction) return []
  const { facts } = entry
  const indexes = isRecord(facts) ? facts['indexes'] : undefined
  return Array.isArray(indexes) ? indexes.filter((one) => typeof one === 'number') : []
}
