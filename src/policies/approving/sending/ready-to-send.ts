import { isoDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { HistoryColumn, HistoryNeeds, HistoryRow } from '#rulebooks/language/front-matter.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { numberRefused, type NumberRefused } from '#policies/drafting/control/numbering.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import type { Readiness } from '#policies/drafts/readiness.ts'
import type { Term } from '#policies/terms.store.ts'

import { defectKnown } from '#policies/approving/sealing/defect-known.ts'
import { lackingColumns, neededOf, rowsAdded, saysWhatChanges } from './change-row.ts'
import type { ApprovalWay } from './way.ts'
import type { Acceptance } from './ways.store.ts'

/** Something that stands between a draft and those who decide on it. */
export type Lack =
  | { readonly type: 'an-addition' }
  | { readonly type: 'not-ready'; readonly readiness: Readiness }
  | { readonly type: 'of-another-trust'; readonly code: string }
  | { readonly type: 'nothing-changed' }
  /** The day from which it is to be in force is past, or not one on which its own text holds. */
  | { readonly type: 'day-passed'; readonly day: IsoDay }
  | { readonly type: 'day-not-of-text'; readonly from: IsoDay; readonly until: IsoDay | undefined }
  /** Its next review would be due before it is in force. */
  | { readonly type: 'review-before'; readonly due: IsoDay }
  /** Its table of changes has no row for what changed since the edition it replaces. */
  | { readonly type: 'no-change-row' }
  /** A row that it adds lacks what its own text wants in each. */
  | {
      readonly type: 'row-lacks'
      readonly columns: readonly HistoryColumn[]
      readonly clause: string
    }
  | { readonly type: 'label-used'; readonly label: string }
  | { readonly type: 'number-refused'; readonly refused: NumberRefused }
  | { readonly type: 'defects-open'; readonly defects: readonly Defect[] }
  | { readonly type: 'too-few-voters'; readonly voters: number; readonly quorum: number }

/** What is looked at before a draft can be sent. */
export type Standing = {
  readonly draft: Draft
  readonly code: string
  readonly today: IsoDay
  /** What its text says. */
  readonly reading: Readiness
  /** The edition the trust has now, and those it put in force or will. */
  readonly current: SealedEdition | undefined
  readonly terms: readonly Pick<Term, 'label' | 'seal'>[]
  readonly acceptances: readonly Acceptance[]
  readonly way: Pick<ApprovalWay, 'way' | 'quorum'>
  readonly voters: number
  /** From when it is to be in force; not there while nobody has chosen. */
  readonly day?: IsoDay | undefined
}

/** The text as an edition where it can be read, and everything that is still missing: pure. */
export type Readied = { readonly edition?: SealedEdition; readonly lacks: readonly Lack[] }

/** Looks at a draft as those who decide would have to: empty `lacks` when it can be sent. */
export function readyToSend(standing: Standing): Readied {
  const { draft, reading: readiness } = standing
  const { edition, ready } = readiness
  const addition: readonly Lack[] = draft.kind === 'addition' ? [{ type: 'an-addition' }] : []
  const notReady: readonly Lack[] = ready ? [] : [{ type: 'not-ready', readiness }]
  if (edition === undefined) return { lacks: [...addition, ...notReady] }
  const lacks = [
    ...addition,
    ...notReady,
    ...ofControl(edition, standing),
    ...defectsOpen(edition, standing),
    ...tooFew(standing),
  ]
  return { edition, lacks }
}

function ofControl(edition: SealedEdition, standing: Standing): readonly Lack[] {
  const { trust } = edition.rulebook.control
  const { code, current } = standing
  return [
    ...(trust === code ? [] : [{ type: 'of-another-trust', code: trust } as const]),
    ...(current?.seal === edition.seal ? [{ type: 'nothing-changed' } as const] : []),
    ...dayLacks(edition, standing),
    ...reviewLacks(edition, standing),
    ...tableLacks(edition, standing),
    ...numberLacks(edition, standing),
  ]
}

/** No edition comes into force overdue for its own review. */
function reviewLacks({ rulebook }: SealedEdition, { day, today }: Standing): readonly Lack[] {
  const due = isoDay(rulebook.control.review.due)
  return due < (day ?? today) ? [{ type: 'review-before', due }] : []
}

/** A document that has a table of changes says there what changed with each edition. */
function tableLacks(edition: SealedEdition, { current }: Standing): readonly Lack[] {
  const now = edition.rulebook.control.history
  const before = current?.rulebook.control.history ?? []
  const needs = neededOf(edition, current)
  if (needs !== undefined) return rowLacks(rowsAdded(now, before), needs)
  return saysWhatChanges(now, before) ? [] : [{ type: 'no-change-row' }]
}

/** Where the text wants a row with each edition, it says what the row must hold. */
function rowLacks(added: readonly HistoryRow[], needs: HistoryNeeds): readonly Lack[] {
  if (added.length === 0) return [{ type: 'no-change-row' }]
  const columns = lackingColumns(added, needs.columns)
  return columns.length === 0 ? [] : [{ type: 'row-lacks', columns, clause: needs.clause }]
}

/**
 * What the text says of its days. A first day that is past is that of the policy, of which this is
 * another edition; one to come is that of the edition, and no other can be chosen.
 */
export function daysOfText({ rulebook: { control } }: SealedEdition): {
  readonly from: IsoDay
  readonly until: IsoDay | undefined
} {
  const { from, until } = control.inForce
  return { from: isoDay(from), until: until === undefined ? undefined : isoDay(until) }
}

function dayLacks(edition: SealedEdition, { day, today }: Standing): readonly Lack[] {
  if (day === undefined) return []
  if (day < today) return [{ type: 'day-passed', day }]
  const { from, until } = daysOfText(edition)
  const isOther = from > today && day !== from
  const isOver = until !== undefined && day > until
  return isOther || isOver ? [{ type: 'day-not-of-text', from, until }] : []
}

/** An approved edition bears a number of its own that keeps to the trust's scheme. */
function numberLacks(edition: SealedEdition, { today, current, terms }: Standing): readonly Lack[] {
  const label = edition.rulebook.control.edition
  const others = [...(current === undefined ? [] : [labelled(current)]), ...terms]
  if (others.some((one) => one.label === label && one.seal !== edition.seal)) {
    return [{ type: 'label-used', label }]
  }
  const asked = { event: 'approved', proposed: label, today } as const
  const refused = numberRefused(edition, {
    ...asked,
    current: current?.rulebook.control.edition,
  })
  return refused === undefined ? [] : [{ type: 'number-refused', refused }]
}

function labelled({ rulebook, seal }: SealedEdition) {
  return { label: rulebook.control.edition, seal }
}

/** The defects of a text that nobody has accepted. */
function defectsOpen(edition: SealedEdition, { acceptances }: Standing): readonly Lack[] {
  const accepted = new Set(acceptances.map(({ defect }) => defect))
  const defects = edition.rulebook.defects.filter((one) => !accepted.has(defectKnown(one)))
  return defects.length === 0 ? [] : [{ type: 'defects-open', defects }]
}

function tooFew({ way: { way, quorum }, voters }: Standing): readonly Lack[] {
  if (way === 'record' || voters >= quorum) return []
  return [{ type: 'too-few-voters', voters, quorum }]
}
