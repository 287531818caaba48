import { isRecord } from '#core/is-record.ts'
import { ok, type Result } from '#core/result.ts'

import { withFront } from './control.ts'
import { readMap } from './front.ts'
import { peopleOf } from './people-uses.ts'
import type { WritingError } from './writing-error.ts'
import { renameAt, setAt, type YamlValue } from './yaml-surgery.ts'

/** People of whom the text does not say whether a word takes them in, and the setting that settles it. */
export type DoubtWritten = {
  readonly who: readonly string[]
  readonly setting: string
  readonly why: string
}

/** Somebody whom a word takes in from a day on, written yyyy-mm-dd. */
export type LaterWritten = { readonly who: string; readonly from: string }

/** Whom one of the trust's own words takes in, as the front matter holds it. */
export type PeopleWritten = {
  readonly clause: string
  readonly are: readonly string[]
  readonly later: readonly LaterWritten[]
  readonly doubtful: readonly DoubtWritten[]
}

/** A part of what is written about a word for people. */
export type PeopleKey = keyof PeopleWritten

/** The document with one part of a word for people changed; a word there was not stands last. */
export function setPeople<K extends PeopleKey>(
  text: string,
  { name, key }: { readonly name: string; readonly key: K },
  value: PeopleWritten[K],
): Result<string, WritingError> {
  return withFront(text, (front) => {
    const held = partsIn(front, name)
    if (held === undefined) {
      const none = { clause: '', are: [], later: [], doubtful: [], [key]: value }
      return ok(setAt(front, ['people', name], written(none)))
    }
    // What is not there and stays empty is not written.
    if (Array.isArray(value) && value.length === 0 && !(key in held)) return ok(front)
    return ok(setAt(front, ['people', name, key], plain(value)))
  })
}

/** The document with a new word for people at the end of its list. */
export function addPeople(
  text: string,
  name: string,
  people: PeopleWritten,
): Result<string, WritingError> {
  return withFront(text, (front) => ok(setAt(front, ['people', name], written(people))))
}

/** The document with a word for people called otherwise in its list; what names it elsewhere stays. */
export function renamePeople(text: string, name: string, to: string): Result<string, WritingError> {
  return withFront(text, (front) => ok(renameAt(front, ['people', name], to)))
}

/** The document without a word for people; what names it elsewhere stays. */
export function removePeople(text: string, name: string): Result<string, WritingError> {
  return withFront(text, (front) => ok(setAt(front, ['people', name], undefined)))
}

function partsIn(front: string, name: string): Readonly<Record<string, unknown>> | undefined {
  const one = peopleOf(readMap(front))[name]
  return isRecord(one) ? one : undefined
}

function written({ clause, are, later, doubtful }: PeopleWritten): YamlValue {
  return {
    clause,
    are: [...are],
    ...(later.length > 0 ? { later: plain(later) } : {}),
    ...(doubtful.length > 0 ? { doubtful: plain(doubtful) } : {}),
  }
}

function plain(value: PeopleWritten[PeopleKey]): YamlValue {
  if (typeof value === 'string') return value
  return value.map((one) => {
    if (typeof one === 'string') return one
    return 'from' in one
      ? { who: one.who, from: one.from }
      : { who: [...one.who], setting: one.setting, why: one.why }
  })
}
