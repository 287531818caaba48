import type { Sent } from '#people/pages/forms/sent.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'
import { comparisonsOf } from '#rulebooks/language/read-comparison.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

import { JOINS, type ConditionForm, type GroupForm, type TestForm } from './condition-form.ts'
import type { PartForm, RuleForm } from './rule-form.ts'
import { isPart, kindOf, type PartKey } from './rule-parts.ts'

/**
 * The form after one of its buttons that change its shape was pressed: `add-part`, `remove-part:about`,
 * `add-line:about.1.0`, `add-map:about.1`, `remove:about.0`, `add-reading`, `remove-reading`; those of the
 * other reading begin their place with `reading.`. Any other word leaves the form as it is.
 */
export function changedForm(form: RuleForm, pressed: string, pressing: Pressing): RuleForm {
  const [word = '', place = ''] = pressed.split(':')
  if (word === 'add-reading') return { ...form, reading: form.reading ?? emptyReading }
  if (word === 'remove-reading') return { ...form, reading: undefined }
  const { sent, vocabulary } = pressing
  const adding = { chosen: sent.get(`add.${place}`) ?? '', vocabulary }
  return place.startsWith(other)
    ? inReading(form, changeOf(word, place.slice(other.length), adding))
    : { ...form, parts: changeOf(word, place, adding)(form.parts) }
}

/** A form that was sent, and the words that can be put into it. */
export type Pressing = { readonly sent: Sent; readonly vocabulary: Vocabulary }

const other = 'reading.'
const emptyReading = { setting: '', why: '', isSilent: true, parts: [] } as const

function inReading(form: RuleForm, change: Change): RuleForm {
  const { reading } = form
  if (reading === undefined) return form
  return { ...form, reading: { ...reading, isSilent: false, parts: change(reading.parts) } }
}

type Change = (parts: readonly PartForm[]) => readonly PartForm[]
type Adding = { readonly chosen: string; readonly vocabulary: Vocabulary }

function changeOf(word: string, place: string, adding: Adding): Change {
  const [part = '', ...path] = place.split('.')
  const at = path.map(Number)
  switch (word) {
    case 'add-part':
      return (parts) => withPart(parts, adding.chosen)
    case 'remove-part':
      return (parts) => parts.filter((one) => one.part !== part)
    case 'add-line':
      return inPart(part, (lines) => atMap(lines, at, (map) => [...map, ...lineFor(adding)]))
    case 'add-map':
      return inPart(part, (lines) => atGroup(lines, at, (maps) => [...maps, []]))
    case 'remove':
      return inPart(part, (lines) => removed(lines, at))
    default:
      return (parts) => parts
  }
}

function withPart(parts: readonly PartForm[], word: string): readonly PartForm[] {
  if (!isPart(word) || parts.some(({ part }) => part === word)) return parts
  return [...parts, emptyPart(word)]
}

/** A part with nothing said in it yet. */
export function emptyPart(part: PartKey): PartForm {
  switch (kindOf(part)) {
    case 'names':
      return { part, names: [] }
    case 'condition':
      return { part, lines: [] }
    case 'line':
      return { part, text: '' }
    case 'flag':
      return { part, text: 'yes' }
    case 'recipients':
      return { part, to: { how: 'all', roles: [], setting: '' } }
  }
}

function inPart(part: string, change: (lines: ConditionForm) => ConditionForm): Change {
  return (parts) =>
    parts.map((one) =>
      one.part === part && 'lines' in one ? { ...one, lines: change(one.lines) } : one,
    )
}

type Path = readonly number[]

/** Changes the map at a path of pairs: a line that is a group, and one of its maps. */
function atMap(
  lines: ConditionForm,
  [line, map, ...rest]: Path,
  change: (map: ConditionForm) => ConditionForm,
): ConditionForm {
  if (line === undefined) return change(lines)
  return atGroup(lines, [line], (maps) =>
    maps.map((one, i) => (i === map ? atMap(one, rest, change) : one)),
  )
}

/** Changes the maps of the group at a path that ends with its line. */
function atGroup(
  lines: ConditionForm,
  path: Path,
  change: (maps: readonly ConditionForm[]) => readonly ConditionForm[],
): ConditionForm {
  const last = path.at(-1)
  return atMap(lines, path.slice(0, -1), (map) =>
    map.map((line, i) => (i === last && 'join' in line ? { ...line, of: change(line.of) } : line)),
  )
}

/** A path of odd length leads to a line, one of even length to a map of a group. */
function removed(lines: ConditionForm, path: Path): ConditionForm {
  const last = path.at(-1)
  const isOther = <T>(_: T, i: number): boolean => i !== last
  return path.length % 2 === 1
    ? atMap(lines, path.slice(0, -1), (map) => map.filter(isOther))
    : atGroup(lines, path.slice(0, -1), (maps) => maps.filter(isOther))
}

function lineFor({ chosen, vocabulary }: Adding): readonly (TestForm | GroupForm)[] {
  const join = JOINS.find((one) => one === chosen)
  if (join !== undefined) return [{ join, of: [[], []] }]
  const fact = factOf(chosen, vocabulary)
  if (fact === undefined) return []
  return [{ fact: fact.name, how: waysOf(fact)[0] ?? 'one-of', values: [] }]
}

/** The fact of a name; the day of the question is one too. */
export function factOf(name: string, { facts }: Vocabulary): Fact | undefined {
  return name === AS_OF.name ? AS_OF : facts.get(name)
}

/** The ways in which a condition can look at a fact. */
export function waysOf(fact: Fact): readonly string[] {
  return fact.words.size > 0 ? ['one-of', 'none-of'] : comparisonsOf(fact)
}
