import type { IsoDay } from '#core/iso-day.ts'

import { birthdayIn, leavingDay, septemberBefore, yearsBefore } from './days.ts'
import type { Draft } from './draft.ts'
import type { Names } from './names.ts'
import type { TrustData } from './trust-data.ts'

type School = TrustData['schools'][string]
type Given = { readonly names: Names; readonly day: IsoDay; readonly yearEnds: string }

/** The first and last year group of each phase; 0 is reception, below it the nursery. */
const yearGroups: Readonly<Record<School['phase'], readonly [number, number]>> = {
  nursery: [-2, -1],
  primary: [0, 6],
  'middle-primary': [3, 6],
  'middle-secondary': [5, 8],
  secondary: [7, 11],
  'all-through': [0, 13],
  'sixteen-plus': [12, 13],
}

// Children in one family after another; those of a family share a surname, and may share a school.
const familySizes = [1, 2, 1, 3, 1, 2, 2, 1] as const

/** Pupils in families with their parents, and leavers of the last four summers. */
export function draftFamilies({ schools }: TrustData, given: Given): readonly Draft[] {
  const places = placesOf(schools)
  const drafts: Draft[] = []
  for (let family = 0, taken = 0; taken < places.length; family += 1) {
    const size = familySizes[family % familySizes.length] ?? 1
    drafts.push(...draftFamily(places.slice(taken, taken + size), { ...given, family }))
    taken += size
  }
  return [...drafts, ...draftLeavers(schools, given)]
}

type Place = { readonly school: string; readonly yearGroup: number; readonly at: number }

/** A place for each pupil: two of a school, two of the next, so that siblings meet and part. */
function placesOf(schools: TrustData['schools']): readonly Place[] {
  const ofSchools = Object.entries(schools).map(([school, { phase, pupils }]) =>
    Array.from({ length: pupils }, (_, at) => ({ school, yearGroup: yearGroupAt(phase, at * 3) })),
  )
  const rounds = Math.max(...ofSchools.map(({ length }) => Math.ceil(length / 2)))
  const mixed = Array.from({ length: rounds }, (_, round) =>
    ofSchools.flatMap((places) => places.slice(round * 2, round * 2 + 2)),
  ).flat()
  return mixed.map((place, at) => ({ ...place, at }))
}

function yearGroupAt(phase: School['phase'], at: number): number {
  const [first, last] = yearGroups[phase]
  return first + (at % (last - first + 1))
}

function draftFamily(
  places: readonly Place[],
  { names, day, family }: Given & { readonly family: number },
): readonly Draft[] {
  const familyName = names.family()
  const parents = draftParents(places, { names, familyName, family })
  const children = places.map(({ school, yearGroup, at }): Draft => ({
    key: `pupil-${at + 1}`,
    givenName: names.child(),
    familyName,
    dateOfBirth: birthdayIn(yearGroup, day, at),
    stays: [{ word: 'pupil', school, from: septemberBefore(day, 0) }],
    holds: [],
    parents: new Map(parents.map(({ key }, which) => [key, hasResponsibility(family, which)])),
  }))
  return [...parents, ...children]
}

/** Two families in three have two parents or carers; some of the second have another name. */
function draftParents(
  places: readonly Place[],
  given: { readonly names: Names; readonly familyName: string; readonly family: number },
): readonly Draft[] {
  const { names, familyName, family } = given
  const schools = [...new Set(places.map(({ school }) => school))]
  return Array.from({ length: family % 3 === 0 ? 1 : 2 }, (_, which) => ({
    key: `parent-${family * 2 + which + 1}`,
    givenName: names.adult(),
    familyName: which === 1 && family % 5 === 4 ? names.family() : familyName,
    stays: schools.map((school) => ({ word: 'parent', school })),
    holds: [],
    parents: new Map(),
  }))
}

/** Every seventh second parent, such as a step-parent, has none. */
function hasResponsibility(family: number, which: number): boolean {
  return which === 0 || family % 7 !== 1
}

function draftLeavers(schools: TrustData['schools'], given: Given): readonly Draft[] {
  return Object.entries(schools).flatMap(([school, data]) =>
    Array.from({ length: data.leavers }, (_, at) => draftLeaver({ school, at, ...data }, given)),
  )
}

/** Someone who left at the end of the school's last year group, up to three years ago and more. */
function draftLeaver(
  { school, at, phase }: School & { readonly school: string; readonly at: number },
  { names, day, yearEnds }: Given,
): Draft {
  const left = leavingDay(day, at % 4, yearEnds)
  const [first, last] = yearGroups[phase]
  return {
    key: `leaver-${school}-${at + 1}`,
    givenName: names.child(),
    familyName: names.family(),
    dateOfBirth: birthdayIn(last, left, at * 11),
    stays: [
      {
        word: 'pupil',
        school,
        from: septemberBefore(yearsBefore(left, last - first), 0),
        until: left,
      },
    ],
    holds: [],
    parents: new Map(),
  }
}
