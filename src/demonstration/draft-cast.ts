import type { IsoDay } from '#core/iso-day.ts'

import { birthdayOf, leavingDay, schoolYearOf, septemberBefore, yearsBefore } from './days.ts'
import type { Draft, DraftStay } from './draft.ts'
import type { CastMember } from './trust-data.ts'

/** The people written by hand, with the days that their ages and leaving come to. */
export function draftCast(
  cast: readonly CastMember[],
  { day, yearEnds }: { readonly day: IsoDay; readonly yearEnds: string },
): readonly Draft[] {
  return cast.map((member, at) => ({
    key: member.key,
    givenName: member.name[0],
    familyName: member.name[1],
    dateOfBirth: member.aged === undefined ? undefined : birthdayOf(member.aged, day, at),
    stays: member.is.map((being) => ({
      ...being,
      ...daysOf(member, being, { day, yearEnds, at }),
    })),
    holds: member.holds,
    parents: new Map(Object.entries(member.parents).map(([key, yes]) => [key, yes === 'yes'])),
  }))
}

function daysOf(
  { left }: CastMember,
  { word }: { readonly word: DraftStay['word'] },
  { day, yearEnds, at }: { readonly day: IsoDay; readonly yearEnds: string; readonly at: number },
): Pick<DraftStay, 'from' | 'until'> {
  if (left === undefined) return { from: septemberBefore(day, 1 + (at % 7)) }
  const leaves = leavingDay(day, left, yearEnds)
  if (word === 'pupil') return { from: septemberBefore(yearsBefore(leaves, 2), 0), until: leaves }
  // Who comes back to work does so after leaving.
  const since = Math.min(1, schoolYearOf(day) - schoolYearOf(leaves) - 1)
  return { from: septemberBefore(day, Math.max(0, since)) }
}
