import type { IsoDay } from '#core/iso-day.ts'
import type { School } from '#people/schools/school.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import type { GroupJudged } from './judge-all.ts'
import type { CannotWhy } from './judge.ts'
import type { AskedBy, KeptGroup } from './replay.store.ts'
import type { ReplayChange, ReplayReport } from './report.ts'
import { askedIn, differentIn, type Change } from './sort-changes.ts'

/** The number under which those are counted whose question cannot be answered; changes have their own. */
export const UNANSWERED = 0

/** What a report is made of. */
export type Found = {
  readonly on: IsoDay
  readonly draft: SealedEdition
  readonly base: SealedEdition | undefined
  readonly schoolId: string | undefined
  readonly schools: readonly School[]
  readonly judged: readonly GroupJudged[]
  readonly changes: readonly Change[]
  /** Each change's example and both its sides. */
  readonly told: readonly Told[]
  readonly askers: readonly AskedBy[]
}

/** A change as it is told, by an example. */
export type Told = Pick<ReplayChange, 'before' | 'after' | 'example'>

/** Makes the report of a replay. Pure: the same findings make the same report. */
export function makeReport(found: Found): ReplayReport {
  const { on, draft, base, schoolId, schools, judged, changes } = found
  const groups = judged.map(({ group }) => group)
  const asked = askedIn(groups)
  const changed = changes.reduce((sum, change) => sum + change.asked, 0)
  const open = judged.filter(({ verdict }) => verdict.type === 'cannot')
  const cannot = askedIn(open.map(({ group }) => group))
  const otherwise = judged.filter(({ toldOtherwise }) => toldOtherwise)
  const byVerdict = Map.groupBy(found.askers, ({ verdict }) => verdict)
  return {
    type: 'replay',
    trust: draft.rulebook.control.trust,
    school: schoolId ?? null,
    on,
    draft: editionIn(draft),
    against: base ? editionIn(base) : null,
    asked,
    different: differentIn(groups),
    same: asked - changed - cannot,
    changed,
    cannot,
    told_otherwise: askedIn(otherwise.map(({ group }) => group)),
    days: daysOf(groups),
    by: placesIn(found),
    unanswered: unansweredIn(open),
    changes: changes.map((change, i) => ({
      ...changeIn(change, found.told[i]),
      by: inOrder(byVerdict.get(change.no) ?? [], schools).map((one) => placeOf(one, schools)),
    })),
  }
}

function editionIn({ seal, rulebook }: SealedEdition): ReplayReport['draft'] {
  return { seal, label: rulebook.control.edition }
}

function daysOf(groups: readonly KeptGroup[]): ReplayReport['days'] {
  let [first, last] = ['', '']
  for (const group of groups) {
    if (first === '' || group.asOf < first) first = group.asOf
    if (group.lastAsOf > last) last = group.lastAsOf
  }
  return groups.length === 0 ? null : { first, last }
}

function placesIn({ askers, schools }: Found): ReplayReport['by'] {
  const isOpen = ({ verdict }: AskedBy): boolean => verdict === UNANSWERED
  const all = sumsBy(askers)
  const changed = sumsBy(askers.filter((one) => one.verdict !== null && !isOpen(one)))
  const cannot = sumsBy(askers.filter(isOpen))
  const places = new Map(askers.map((one) => [nameOf(one), one]))
  const summed = [...places].map(([name, one]) => ({ ...one, asked: all.get(name) ?? 0 }))
  return inOrder(summed, schools).map((one) => ({
    ...placeOf(one, schools),
    changed: changed.get(nameOf(one)) ?? 0,
    cannot: cannot.get(nameOf(one)) ?? 0,
  }))
}

function sumsBy(askers: readonly AskedBy[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const one of askers) sums.set(nameOf(one), (sums.get(nameOf(one)) ?? 0) + one.asked)
  return sums
}

function nameOf({ school, role }: AskedBy): string {
  return `${school ?? ''} ${role ?? ''}`
}

function placeOf(
  { role, school, asked }: AskedBy,
  schools: readonly School[],
): ReplayChange['by'][number] {
  const name = schools.find(({ schoolId }) => schoolId === school)?.name
  return { role, school, school_name: name ?? null, asked }
}

/** Schools by name and the trust's own people after them; nobody in particular last. */
function inOrder(askers: readonly AskedBy[], schools: readonly School[]): readonly AskedBy[] {
  const place = new Map(schools.map(({ schoolId }, i) => [schoolId, i]))
  const rank = ({ school, role }: AskedBy): number =>
    role === null ? schools.length + 1 : (place.get(school ?? '') ?? schools.length)
  return askers.toSorted(
    (one, other) =>
      rank(one) - rank(other) ||
      other.asked - one.asked ||
      ((one.role ?? '') < (other.role ?? '') ? -1 : 1),
  )
}

function unansweredIn(open: readonly GroupJudged[]): ReplayReport['unanswered'] {
  const whys = new Map<string, { why: CannotWhy; words: readonly string[]; groups: KeptGroup[] }>()
  for (const { verdict, group } of open) {
    if (verdict.type !== 'cannot') continue
    const key = JSON.stringify([verdict.why, verdict.words])
    const one = whys.get(key) ?? { why: verdict.why, words: verdict.words, groups: [] }
    one.groups.push(group)
    whys.set(key, one)
  }
  return [...whys]
    .map(([key, { why, words, groups }]) => ({
      key,
      entry: { why, words: [...words], asked: askedIn(groups), different: differentIn(groups) },
    }))
    .toSorted((one, other) => other.entry.asked - one.entry.asked || (one.key < other.key ? -1 : 1))
    .map(({ entry }) => entry)
}

function changeIn(change: Change, told: Told | undefined): Omit<ReplayChange, 'by'> {
  if (!told) throw new Error('a change without an example')
  const { no, kind, asked, groups } = change
  return { no, kind, asked, different: differentIn(groups), ...told }
}
