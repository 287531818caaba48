import type { Comparison, Difference } from '#rulebooks/compare/compare.ts'
import type { Kind } from '#rulebooks/compare/opinion.ts'
import { themesOf, weigh, type Theme } from '#rulebooks/compare/summary.ts'

/** Which differences somebody wants to see. */
export type Wanted = {
  readonly action?: string | undefined
  readonly kind?: Kind | undefined
  /** The weightiest between each two clauses, or every one. */
  readonly show: 'pairs' | 'all'
  readonly page: number
}

/** A difference under the action it is read under, and how many more its two clauses have. */
type Shown = { readonly action: string; readonly difference: Difference; readonly more: number }

/** A page of the differences between two policies, and what there is in all. */
export type Found = {
  readonly asked: Omit<Wanted, 'page'>
  readonly page: number
  readonly total: number
  readonly shown: readonly Shown[]
  readonly differences: number
  readonly pairs: number
  readonly gaveUp: number
  /** The day both were asked on; none without a difference. */
  readonly on: string | undefined
  /** How many pairs of clauses part ways over each action, the most first. */
  readonly byAction: readonly { readonly action: string; readonly count: number }[]
}

/** So many differences stand on a page. */
export const perPage = 10

/** Finds the differences of a page, by action and the weightiest first. */
export function foundIn(comparison: Comparison, wanted: Wanted): Found {
  const { action, kind, show, page } = wanted
  const themes = themesOf(comparison)
  const byAction = themes
    .map((theme) => ({ action: theme.action, count: theme.entries.length }))
    .toSorted((one, other) => other.count - one.count || (one.action < other.action ? -1 : 1))
  const order = new Map(byAction.map((one, i) => [one.action, i]))
  const all = show === 'pairs' ? themes.flatMap(entriesOf) : everyOne(comparison)
  const fitting = all
    .filter((one) => action === undefined || one.action === action)
    .filter(({ difference }) => kind === undefined || difference.kind === kind)
    .toSorted(
      (one, other) =>
        (order.get(one.action) ?? 0) - (order.get(other.action) ?? 0) ||
        weigh(other.difference) - weigh(one.difference),
    )
  const on = Math.min(page, Math.max(1, Math.ceil(fitting.length / perPage)))
  return {
    asked: { action, kind, show },
    page: on,
    total: fitting.length,
    shown: fitting.slice((on - 1) * perPage, on * perPage),
    differences: comparison.differences.length,
    pairs: byAction.reduce((sum, { count }) => sum + count, 0),
    gaveUp: comparison.gaveUp,
    on: comparison.differences[0]?.on,
    byAction,
  }
}

function entriesOf({ action, entries }: Theme): readonly Shown[] {
  return entries.map(({ shown, more }) => ({ action, difference: shown, more }))
}

function everyOne({ differences }: Comparison): readonly Shown[] {
  return differences.map((difference) => ({
    action: difference.actions[0] ?? difference.action,
    difference,
    more: 0,
  }))
}
