import { parse } from 'yaml'

import { isRecord } from '#core/is-record.ts'
import { ok, type Result } from '#core/result.ts'

import { withFront } from './control.ts'
import { clausesOf, outlineOf } from './outline.ts'
import type { WritingError } from './writing-error.ts'
import { setAt, type YamlValue } from './yaml-surgery.ts'

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

/** The clauses with a rule or duty that binds a word for people, or another word that takes it in. */
export function clausesBinding(text: string, name: string): readonly string[] {
  const outline = outlineOf(text)
  if (outline === undefined) return []
  const front = outline.lines.slice(1, outline.frontEnd).join('')
  const names = takenInBy(readOr(front), new Set([name]))
  return clausesOf(outline)
    .filter(({ blocks }) =>
      blocks.some(
        ({ language, text: block }) => language === 'rule' && binds(readOr(block), names),
      ),
    )
    .map(({ id }) => id)
}

function partsIn(front: string, name: string): Readonly<Record<string, unknown>> | undefined {
  const people = peopleIn(readOr(front))
  const one = people[name]
  return isRecord(one) ? one : undefined
}

function peopleIn(front: unknown): Readonly<Record<string, unknown>> {
  const people = isRecord(front) ? front['people'] : undefined
  return isRecord(people) ? people : {}
}

/** What a text says as YAML; nothing for one that is none. */
function readOr(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

/** The word and every other that takes it in; words name only those above them, so one look is enough. */
function takenInBy(front: unknown, names: ReadonlySet<string>): ReadonlySet<string> {
  const all = new Set(names)
  for (const [name, one] of Object.entries(peopleIn(front))) {
    if (!isRecord(one)) continue
    const { are, doubtful, later } = one
    const taken = [...listed(are), ...[...listed(doubtful), ...listed(later)].flatMap(whoIn)]
    if (taken.some((who) => typeof who === 'string' && all.has(who))) all.add(name)
  }
  return all
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function whoIn(one: unknown): readonly unknown[] {
  const who = isRecord(one) ? one['who'] : undefined
  return Array.isArray(who) ? who : [who]
}

/** Whether a block says `who` with one of the names, in its other reading too. */
function binds(block: unknown, names: ReadonlySet<string>): boolean {
  if (!isRecord(block)) return false
  const isHere = whoIn(block).some((who) => typeof who === 'string' && names.has(who))
  return isHere || Object.values(block).some((one) => binds(one, names))
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
