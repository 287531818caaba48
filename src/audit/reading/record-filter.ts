import { isId } from '#core/ids.ts'
import { isIsoDay, type IsoDay } from '#core/iso-day.ts'
import { instantAt } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'

import { isRecordKind, type RecordKind } from './entry-words.ts'

/** Where a page of the record begins: after the entry that ended the page before it. */
export type RecordPlace = { readonly at: Date; readonly entryId: string }

/** Which entries of the record are wanted; without anything all of them, newest first. */
export type RecordFilter = {
  readonly from?: IsoDay | undefined
  /** The last day, which counts. */
  readonly to?: IsoDay | undefined
  /** A person's id, or a part of a name. */
  readonly person?: string | undefined
  readonly kind?: RecordKind | undefined
  readonly subject?: { readonly kind: string; readonly id: string } | undefined
  readonly before?: RecordPlace | undefined
}

/** A field of the filter that is not understood. */
export type BadFilter = { readonly field: 'from' | 'to'; readonly says: string }

const words = {
  day: 'Enter a day that exists',
  order: 'The last day must be the first day or later',
} as const

/** Reads the filter from an address. Links that are not understood count as not given; days do not. */
export function readFilter(
  query: Readonly<Record<string, string>>,
): Result<RecordFilter, BadFilter> {
  const days = { from: textIn(query['from']), to: textIn(query['to']) }
  const problem = problemOf(days)
  if (problem !== undefined) return err(problem)
  const kind = textIn(query['kind'])
  return ok({
    ...days,
    person: textIn(query['person'])?.slice(0, 100),
    kind: kind !== undefined && isRecordKind(kind) ? kind : undefined,
    subject: readSubject(query['subject'] ?? ''),
    before: readPlace(query['before'] ?? ''),
  })
}

function problemOf({ from, to }: Pick<RecordFilter, 'from' | 'to'>): BadFilter | undefined {
  if (from !== undefined && !isIsoDay(from)) return { field: 'from', says: words.day }
  if (to === undefined) return undefined
  if (!isIsoDay(to)) return { field: 'to', says: words.day }
  return from !== undefined && to < from ? { field: 'to', says: words.order } : undefined
}

/** The filter as it stands in an address, from which `before` may lead on. */
export function filterAddress(base: string, filter: RecordFilter): string {
  const { from, to, person, kind, subject, before } = filter
  const pairs = Object.entries({
    from,
    to,
    person,
    kind,
    subject: subject && `${subject.kind}:${subject.id}`,
    before: before && `${before.at.getTime()}.${before.entryId}`,
  }).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return pairs.length === 0 ? base : `${base}?${new URLSearchParams(pairs).toString()}`
}

function textIn(value = ''): string | undefined {
  const text = value.trim()
  return text === '' || text.includes('\0') ? undefined : text
}

function readSubject(text: string): RecordFilter['subject'] {
  const [, kind = '', id = ''] = /^([a-z-]{1,40}):([\w .:-]{1,200})$/.exec(text) ?? []
  return kind === '' ? undefined : { kind, id }
}

function readPlace(text: string): RecordPlace | undefined {
  const [, time = '', entryId = ''] = /^(\d{1,15})\.([0-9a-f-]{36})$/.exec(text) ?? []
  return isId(entryId) ? { at: instantAt(Number(time)), entryId } : undefined
}
