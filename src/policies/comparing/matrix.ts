import type { Comparisons } from './comparisons.ts'
import type { Chosen } from './choose-edition.ts'

/** How far two trusts lie apart: pairs of clauses that part ways; undefined while that is being found. */
export type Cell = {
  readonly row: number
  readonly column: number
  readonly apart: number | undefined
}

/** Trusts against each other, each pair once. */
export type Matrix = {
  readonly trusts: readonly Chosen[]
  readonly cells: readonly Cell[]
  /** Pairs that are still being compared. */
  readonly waiting: number
}

/**
 * Holds trusts against each other; pairs that were never compared are
 * compared one after the other in the background, as long as somebody looks and nobody waits for another.
 */
export function matrixOf(
  comparisons: Comparisons,
  trusts: readonly Chosen[],
  vocabularyText: string,
): Matrix {
  const cells = trusts.flatMap((left, row) =>
    trusts.slice(row + 1).map((right, i): Cell => {
      const pair = { left: left.edition, right: right.edition, vocabularyText }
      const apart = comparisons.apart(pair)
      if (apart === undefined) comparisons.beginIfIdle(pair)
      return { row, column: row + 1 + i, apart }
    }),
  )
  return { trusts, cells, waiting: cells.filter(({ apart }) => apart === undefined).length }
}
