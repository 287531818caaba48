import { kinds, type ChangeKind } from './gist.ts'
import type { GroupJudged } from './judge-all.ts'
import type { KeptGroup } from './replay.store.ts'

/** Kept questions whose answers change in one way between the same clauses. */
export type Change = {
  readonly no: number
  readonly kind: ChangeKind
  readonly asked: number
  readonly groups: readonly KeptGroup[]
}

/** Gathers what changes: the weightiest kind first, then what was asked most. Numbered from 1. */
export function sortChanges(judged: readonly GroupJudged[]): readonly Change[] {
  const byKey = new Map<string, { kind: ChangeKind; groups: KeptGroup[] }>()
  for (const { group, verdict } of judged) {
    if (verdict.type !== 'changed') continue
    const change = byKey.get(verdict.key) ?? { kind: verdict.kind, groups: [] }
    change.groups.push(group)
    byKey.set(verdict.key, change)
  }
  return [...byKey]
    .map(([key, { kind, groups }]) => ({ key, kind, groups, asked: askedIn(groups) }))
    .toSorted(
      (one, other) =>
        kinds.indexOf(one.kind) - kinds.indexOf(other.kind) ||
        other.asked - one.asked ||
        (one.key < other.key ? -1 : 1),
    )
    .map(({ kind, groups, asked }, i) => ({ no: i + 1, kind, asked, groups }))
}

/** How many kept questions are in some groups. */
export function askedIn(groups: readonly KeptGroup[]): number {
  return groups.reduce((sum, { asked }) => sum + asked, 0)
}

/** How many different questions are in some groups. */
export function differentIn(groups: readonly KeptGroup[]): number {
  return new Set(groups.map(({ question }) => question)).size
}

/** The group that was asked most; of several always the same. */
export function mostAsked([first, ...rest]: readonly KeptGroup[]): KeptGroup {
  if (!first) throw new Error('a change of no question')
  return rest.reduce((most, one) => (comesBefore(one, most) ? one : most), first)
}

function comesBefore(one: KeptGroup, other: KeptGroup): boolean {
  if (one.asked !== other.asked) return one.asked > other.asked
  return `${one.question} ${one.asOf}` < `${other.question} ${other.asOf}`
}
