import { monthsLater, type IsoDay } from '#core/iso-day.ts'
import type { ControlFacts, Fact } from '#policies/importing/control/control-facts.ts'
import { monthsBetween } from '#policies/importing/control/dates.ts'
import type { ImportDefect } from '#policies/importing/control/defects.ts'
import type { NumberingScheme } from '#policies/importing/control/numbering-scheme.ts'
import type { RelatedDocument } from '#policies/importing/control/related.ts'

import type { DraftSetting } from './rule-settings.ts'
import type { StaffBound } from './scope-people.ts'

/** What the front matter of a draft is made of. */
export type FrontParts = {
  readonly trust: string
  readonly slug: string
  readonly name: string
  readonly control: ControlFacts
  readonly numbering: NumberingScheme
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
export type EditionDays = {
  readonly from: IsoDay
  readonly due: IsoDay
  readonly everyMonths: number
}

/** The days a document prints; where it prints none, a year from the day it is brought in. */
export function daysOf(control: ControlFacts, today: IsoDay): EditionDays {
  const from = startOf(control) ?? today
  const cycle = control.cycleMonths?.value
  const due = control.nextReview?.value.to ?? monthsLater(from, cycle ?? 12)
  return { from, due, everyMonths: cycle ?? monthsBetween(from, due) }
}

function startOf(control: ControlFacts): IsoDay | undefined {
  return settledOn(control)?.value.from ?? editionStart(control.edition)
}

function settledOn({ approved, lastReview }: ControlFacts): ControlFacts['approved'] {
  return approved ?? lastReview
}

function editionStart(edition: Fact<string> | undefined): IsoDay | undefined {
  const year = /\b(20\d\d)\b/.exec(edition?.value ?? '')?.[1]
  return year === undefined ? undefined : `${year}-09-01`
}

type Cite = (number: string | undefined) => string

/** The front matter of a draft, in the form a rulebook has it. */
export function frontMatterOf(parts: FrontParts): Record<string, unknown> {
  const { control, trust, staff } = parts
  const cite: Cite = (number) => `${trust}-${number ?? parts.head}`
  const { from, due, everyMonths } = daysOf(control, parts.today)
  return {
    trust,
    slug: parts.slug,
    name: parts.name,
    title: control.title?.value ?? 'Social media policy',
    edition: editionOf(control),
    ...(control.status ? { status: control.status.value } : {}),
    in_force: { from },
    approved: approvalOf(control, cite),
    review: { due, every_months: everyMonths, ...reviewOf(control, cite) },
    numbering: numberingFrom(parts.numbering, cite),
    owner: ownerOf(control, cite),
    ...(parts.ethos.length > 0 ? { ethos: parts.ethos.map(cite) } : {}),
    people: parts.usesStaff ? { staff: { clause: cite(staff.clause), are: staff.are } } : {},
    settings: Object.fromEntries(
      Object.entries(parts.settings).map(([name, one]) => [name, cited(one, cite)]),
    ),
    related: parts.related.map((one) => cited(one, cite)),
    history: control.history,
    defects: parts.defects.map((one) => cited(one, cite)),
  }
}

function numberingFrom(numbering: NumberingScheme, cite: Cite): Record<string, string> {
  const { scheme } = numbering
  return scheme === 'none' ? { scheme } : { scheme, clause: cite(numbering.clause) }
}

function cited<T extends { readonly clause: string }>(one: T, cite: Cite): T {
  return { ...one, clause: cite(one.clause) }
}

function editionOf(control: ControlFacts): string {
  const label = control.edition ?? control.version
  return label?.value ?? settledOn(control)?.value.words ?? NOT_STATED
}

function approvalOf({ approved, approver }: ControlFacts, cite: Cite): Record<string, string> {
  return {
    by: approver?.value ?? NOT_STATED,
    words: approved?.value.words ?? NOT_STATED,
    clause: cite((approved ?? approver)?.clause),
  }
}

function reviewOf({ nextReview, cycleMonths }: ControlFacts, cite: Cite): Record<string, string> {
  return {
    words: nextReview?.value.words ?? NOT_STATED,
    clause: cite((nextReview ?? cycleMonths)?.clause),
  }
}

function ownerOf({ owner }: ControlFacts, cite: Cite): Record<string, string> {
  return owner ? { role: owner.value, clause: cite(owner.clause) } : { role: NOT_STATED }
}
