import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Stay } from '#people/person.ts'

import type { HeldStay } from './plan.ts'

/** What may be said of stays in one import. */
export type StayRules = {
  readonly source: string
  readonly day: IsoDay
  /** Whether a stay that a whole file does not mention has ended. */
  readonly covers: (stay: Stay) => boolean
}

/** The stays of one person as they will be, and those of them that are new or altered. */
export type StayPlan = {
  readonly stays: readonly HeldStay[]
  readonly added: readonly HeldStay[]
  readonly altered: readonly HeldStay[]
}

/** Fits the stays a file tells of to those that are held; others end when the file is the whole truth. */
export function planStays(
  held: readonly HeldStay[],
  told: { readonly stays: readonly Stay[]; readonly areAll: boolean },
  rules: StayRules,
): StayPlan {
  const { source, day } = rules
  const after = new Map(held.map((stay) => [stay.stayId, stay]))
  const named = new Set<string>()
  for (const stay of told.stays) {
    const known = held.find((one) => isMeant(one, stay, rules) && !named.has(one.stayId))
    const next = known ? { ...known, ...merged(known, stay) } : begun(stay, { source, held, day })
    named.add(next.stayId)
    after.set(next.stayId, next)
  }
  if (told.areAll) {
    for (const stay of held.filter((one) => isOpen(one, rules) && !named.has(one.stayId))) {
      if (rules.covers(stay)) after.set(stay.stayId, ended(stay, day))
    }
  }
  return changesOf(held, [...after.values()])
}

/** Ends on a day all that the file's system has told of a person. */
export function endStays(
  held: readonly HeldStay[],
  on: IsoDay,
  rules: StayRules & { readonly onlyCovered: boolean },
): StayPlan {
  const ends = (stay: HeldStay) => isOpen(stay, rules) && (!rules.onlyCovered || rules.covers(stay))
  return changesOf(
    held,
    held.map((stay) => (ends(stay) ? ended(stay, on) : stay)),
  )
}

/** Whether a stay has not ended on a day, whoever told of it. */
export function goesOn({ until }: Stay, day: IsoDay): boolean {
  return until === undefined || day < until
}

function changesOf(held: readonly HeldStay[], stays: readonly HeldStay[]): StayPlan {
  const before = new Map(held.map((stay) => [stay.stayId, stay]))
  return {
    stays,
    added: stays.filter(({ stayId }) => !before.has(stayId)),
    altered: stays.filter((stay) => {
      const was = before.get(stay.stayId)
      return was !== undefined && !isSame(was, stay)
    }),
  }
}

function isOpen(stay: HeldStay, { source, day }: StayRules): boolean {
  return stay.source === source && goesOn(stay, day)
}

/** A held stay is meant when it goes on, or ended on the very day the file tells. */
function isMeant(held: HeldStay, told: Stay, rules: StayRules): boolean {
  if (held.source !== rules.source) return false
  if (held.kind !== told.kind || held.schoolId !== told.schoolId) return false
  return goesOn(held, rules.day) || (told.until !== undefined && held.until === told.until)
}

function merged(held: HeldStay, told: Stay): Pick<Stay, 'job' | 'from' | 'until'> {
  const from = told.from ?? held.from
  return { job: told.job ?? held.job, from, until: notBefore(told.until, from) }
}

/** Of someone known, a stay without a beginning begins now; of someone new it is not known. */
function begun(
  told: Stay,
  {
    source,
    held,
    day,
  }: { readonly source: string; readonly held: readonly HeldStay[]; readonly day: IsoDay },
): HeldStay {
  const isNow = held.length > 0 && goesOn(told, day)
  const from = told.from ?? (isNow ? day : undefined)
  return { ...told, stayId: newId(), source, from, until: notBefore(told.until, from) }
}

function ended(stay: HeldStay, on: IsoDay): HeldStay {
  return { ...stay, until: notBefore(on, stay.from) }
}

function notBefore(until: IsoDay | undefined, from: IsoDay | undefined): IsoDay | undefined {
  return until !== undefined && from !== undefined && until < from ? from : until
}

function isSame(one: Stay, other: Stay): boolean {
  return one.job === other.job && one.from === other.from && one.until === other.until
}
