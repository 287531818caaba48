import { addDays, type IsoDay } from '#core/iso-day.ts'
import type { ControlFacts, Fact } from '#policies/importing/control/control-facts.ts'
import { monthsBetween } from '#policies/importing/control/dates.ts'
import type { ImportDefect } from '#policies/importing/control/defects.ts'
import type { RelatedDocument } from '#policies/importing/control/related.ts'

import type { DraftSetting } from './rule-settings.ts'
import type { StaffBound } from './scope-people.ts'

/** What the front matter of a draft is made of. */
export type FrontParts = {
  readonly trust: string
  readonly slug: string
  readonly name: string
  readonly control: ControlFacts
  readonly staff: StaffBound
  readonly usesStaff: boolean
  readonly related: readonly RelatedDocument[]
  readonly defects: readonly ImportDefect[]
  readonly ethos: readonly string[]
  readonly settings: Readonly<Record<string, DraftSetting>>
  /** The number of the first clause, cited where no other says it. */
  readonly head: string
  readonly today: IsoDay
}

const NOT_STATED = 'not stated'

/** The days of an edition: from when it is in force, and by when and how often it is reviewed. */
export function daysOf(control: ControlFacts, today: IsoDay): {
  readonly from: IsoDay
  readonly due: IsoDay
  readonly everyMonths: number
} {
  const { approved, lastReview, nextReview, cycleMonths, edition } = control
  const from = (approved ?? lastReview)?.value.from ?? editionStart(edition) ?? today
  const printed = nextReview?.value.to
  const everyMonths = cycleMonths?.value ?? (printed === undefined ? 12 : monthsBetween(from, printed))
  return { from, due: printed ?? laterBy(from, everyMonths), everyMonths }
}

function editionStart(edition: Fact<string> | undefined): IsoDay | undefined {
  const year = /\b(20\d\d)\b/.exec(edition?.value ?? '')?.[1]
  return year === undefined ? undefined : `${year}-09-01`
}

function laterBy(day: IsoDay, months: number): IsoDay {
  return addDays(day, Math.round(months * 30.44))
}

/** The front matter of a draft, in the form a rulebook has it. */
export function frontMatterOf(parts: FrontParts): Record<string, unknown> {
  const { control, head, staff } = parts
  const id = (number: string | undefined): string => `${parts.trust}-${number ?? head}`
  const { from, due, everyMonths } = daysOf(control, parts.today)
  const { approved, approver, nextReview, cycleMonths, owner, status, edition, version } = control
  return {
    trust: parts.trust,
    slug: parts.slug,
    name: parts.name,
    title: control.title?.value ?? 'Social media policy',
    edition: edition?.value ?? version?.value ?? (approved ?? control.lastReview)?.value.words ?? NOT_STATED,
    ...(status ? { status: status.value } : {}),
    in_force: { from },
    approved: {
      by: approver?.value ?? NOT_STATED,
      words: approved?.value.words ?? NOT_STATED,
      clause: id((approved ?? approver)?.clause),
    },
    review: {
      due,
      words: nextReview?.value.words ?? NOT_STATED,
      every_months: everyMonths,
      clause: id((nextReview ?? cycleMonths)?.clause),
    },
    numbering: { scheme: 'none' },
    owner: owner ? { role: owner.value, clause: id(owner.clause) } : { role: NOT_STATED },
    ...(parts.ethos.length > 0 ? { ethos: parts.ethos.map(id) } : {}),
    people: parts.usesStaff ? { staff: { clause: id(staff.clause), are: staff.are } } : {},
    settings: Object.fromEntries(
      Object.entries(parts.settings).map(([name, one]) => [name, { ...one, clause: id(one.clause) }]),
    ),
    related: parts.related.map((one) => ({ ...one, clause: id(one.clause) })),
    history: control.history,
    defects: parts.defects.map((one) => ({ ...one, clause: id(one.clause) })),
  }
}
