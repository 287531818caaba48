import { isRecord } from '#core/is-record.ts'
import { ok, type Result } from '#core/result.ts'
import type { Fronts } from '#policies/drafting/control/front-parts.ts'
import type { Part } from '#policies/drafting/saving/parts.ts'
import {
  setPeople,
  type DoubtWritten,
  type LaterWritten,
  type PeopleWritten,
} from '#rulebooks/writing/people.ts'
import { clausesBinding } from '#rulebooks/writing/people-uses.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

/** The words for people that a text defines, in their order. */
export function peopleWords(source: string, fronts: Fronts): readonly string[] {
  const people = fronts(source)['people']
  return isRecord(people) ? Object.keys(people) : []
}

/** Whom a word takes in as a text has it; undefined where it has no such word. */
export function peopleIn(source: string, name: string, fronts: Fronts): PeopleWritten | undefined {
  const people = fronts(source)['people']
  const one = isRecord(people) ? people[name] : undefined
  if (!isRecord(one)) return undefined
  return {
    clause: textOf(one['clause']),
    are: listOf(one['are']).map(textOf),
    later: listOf(one['later']).flatMap(laterOf),
    doubtful: listOf(one['doubtful']).flatMap(doubtOf),
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function laterOf(value: unknown): readonly LaterWritten[] {
  return isRecord(value) ? [{ who: textOf(value['who']), from: textOf(value['from']) }] : []
}

function doubtOf(value: unknown): readonly DoubtWritten[] {
  if (!isRecord(value)) return []
  const { who, setting, why } = value
  const all = Array.isArray(who) ? who.map(textOf) : [textOf(who)]
  return [{ who: all, setting: textOf(setting), why: textOf(why) }]
}

/** The clause that a word for people stands in. */
export function clausePart(name: string, fronts: Fronts): Part {
  return {
    name: 'clause',
    kind: 'atom',
    read: (source) => peopleIn(source, name, fronts)?.clause,
    write: (source, text) => setPeople(source, { name, key: 'clause' }, text),
  }
}

/** Whether a word takes in one role, so that two people who tick two boxes do not meet. */
export function rolePart(name: string, role: string, fronts: Fronts): Part {
  const are = (source: string) => peopleIn(source, name, fronts)?.are
  return {
    name: `are ${role}`,
    kind: 'atom',
    read: (source) => {
      const held = are(source)
      return held && (held.includes(role) ? 'yes' : 'no')
    },
    write: (source, text) => {
      const others = (are(source) ?? []).filter((one) => one !== role)
      const meant = text === 'yes' ? [...(are(source) ?? others), role] : others
      const isThere = are(source)?.includes(role) === (text === 'yes')
      return isThere ? ok(source) : setPeople(source, { name, key: 'are' }, meant)
    },
    unsettles: (source) => clausesBinding(source, name),
  }
}

/** The doubtful people of a word, or those whom it takes in later, as one atom, its text being JSON. */
export function listPart(name: string, key: 'later' | 'doubtful', fronts: Fronts): Part {
  return {
    name: key,
    kind: 'atom',
    read: (source) => {
      const held = peopleIn(source, name, fronts)
      return held && JSON.stringify(held[key])
    },
    write: (source, text) => writeList(source, { name, key }, text),
    unsettles: (source) => clausesBinding(source, name),
  }
}

type Place = { readonly name: string; readonly key: 'later' | 'doubtful' }

function writeList(
  source: string,
  { name, key }: Place,
  text: string,
): Result<string, WritingError> {
  const read: unknown = JSON.parse(text)
  return key === 'later'
    ? setPeople(source, { name, key }, listOf(read).flatMap(laterOf))
    : setPeople(source, { name, key }, listOf(read).flatMap(doubtOf))
}

/** A part's text as people read it, for those who settle a conflict. */
export function shownPart(text: string, says: (name: string) => string): string {
  if (!text.startsWith('[')) return text === '' ? 'nobody' : text
  const read: unknown = JSON.parse(text)
  const lines = listOf(read).map((one) => {
    if (!isRecord(one)) return ''
    const who = [one['who']].flat().map((name) => says(textOf(name)))
    const [from, setting, why] = [one['from'], one['setting'], one['why']].map(textOf)
    return [who.join(', '), from && `from ${from}`, setting, why].filter(Boolean).join('; ')
  })
  return lines.length === 0 ? 'nobody' : lines.join('\n')
}
