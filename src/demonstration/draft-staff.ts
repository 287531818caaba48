import type { IsoDay } from '#core/iso-day.ts'

import { septemberBefore } from './days.ts'
import type { Draft } from './draft.ts'
import type { Names } from './names.ts'
import { type Being, beings, type TrustData } from './trust-data.ts'

/** The staff, governors, volunteers and others of every school and of the trust, by the numbers wanted. */
export function draftStaff(
  { schools, central }: TrustData,
  { names, day }: { readonly names: Names; readonly day: IsoDay },
): readonly Draft[] {
  const wanted = [
    ...beingsOf(central, undefined),
    ...Object.entries(schools).flatMap(([school, { staff }]) => beingsOf(staff, school)),
  ]
  return wanted.map((being, at) => ({
    key: `staff-${at + 1}`,
    givenName: names.adult(),
    familyName: names.family(),
    stays: [{ ...being, from: septemberBefore(day, 1 + (at % 9)) }],
    holds: [],
    parents: new Map(),
  }))
}

function beingsOf(
  counts: Readonly<Partial<Record<Being, number>>>,
  school: string | undefined,
): readonly { readonly word: Being; readonly school: string | undefined }[] {
  return beings.flatMap((word) =>
    Array.from({ length: counts[word] ?? 0 }, () => ({ word, school })),
  )
}
