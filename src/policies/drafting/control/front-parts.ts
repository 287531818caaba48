import { isRecord } from '#core/is-record.ts'
import { err, type Result } from '#core/result.ts'
import type { Part } from '#policies/drafting/saving/parts.ts'
import type { Readings } from '#policies/drafts/readings.ts'
import type { SettingValue } from '#rulebooks/language/rulebook.ts'
import { settingsNamed } from '#rulebooks/language/words.ts'
import { setControl, setSetting, type ControlChange } from '#rulebooks/writing/control.ts'
import { frontOf } from '#rulebooks/writing/front.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

/** Reads the front matter of texts, each once. */
export type Fronts = (source: string) => Readonly<Record<string, unknown>>

/** Prepares to read the front matter of the few texts that one save looks at. */
export function openFronts(): Fronts {
  const known = new Map<string, Readonly<Record<string, unknown>>>()
  return (source) => {
    const front = known.get(source) ?? frontOf(source)
    known.set(source, front)
    return front
  }
}

/** The value or reading of a setting as one atom, its text being JSON. */
export function settingPart(
  name: string,
  { fronts, readings }: { readonly fronts: Fronts; readonly readings: Readings },
): Part {
  return {
    name: settingField(name),
    kind: 'atom',
    read: (source) => {
      const settings = fronts(source)['settings']
      const one = isRecord(settings) ? settings[name] : undefined
      if (!isRecord(one)) return undefined
      return JSON.stringify(
        one['reading'] === undefined ? { value: one['value'] } : { reading: one['reading'] },
      )
    },
    write: (source, text) => writeSetting(source, name, text),
    unsettles: (source) => clausesWithoutIt(readings, source, name),
  }
}

/** The name of the field of a setting. */
export function settingField(name: string): string {
  return `set-${name}`
}

function writeSetting(source: string, name: string, text: string): Result<string, WritingError> {
  const read: unknown = JSON.parse(text)
  if (!isRecord(read)) return err({ type: 'no-such-setting', name })
  const { reading, value } = read
  if (reading === 'unset' || reading === 'strict' || reading === 'lenient') {
    return setSetting(source, name, { reading })
  }
  const meant = valueIn(value)
  return meant === undefined
    ? err({ type: 'no-such-setting', name })
    : setSetting(source, name, { value: meant })
}

function valueIn(value: unknown): SettingValue | undefined {
  if (typeof value === 'string' || typeof value === 'number') return value
  if (Array.isArray(value)) return value.map(String)
  if (!isRecord(value)) return undefined
  const { all, any } = value
  if (Array.isArray(all)) return { all: all.map(String) }
  return Array.isArray(any) ? { any: any.map(String) } : undefined
}

/** Clauses whose rules rest on a value that their words do not show, and so may now contradict. */
function clausesWithoutIt(readings: Readings, source: string, name: string): readonly string[] {
  const rulebook = readings.read(source).edition?.rulebook
  if (rulebook === undefined || rulebook.settings.get(name)?.reading !== undefined) return []
  return [...rulebook.clauses.values()]
    .filter(({ rules }) => rules.some(({ settings }) => settings.includes(name)))
    .filter(({ text }) => !settingsNamed(text).includes(name))
    .map(({ id }) => id)
}

/** A line of document control as one atom: how it is read from the front matter, and written. */
const controlLines = {
  title: { path: ['title'], change: (text: string): ControlChange => ({ title: text }) },
  edition: { path: ['edition'], change: (text: string): ControlChange => ({ edition: text }) },
  from: {
    path: ['in_force', 'from'],
    change: (text: string): ControlChange => ({ inForceFrom: text }),
  },
  approver: {
    path: ['approved', 'by'],
    change: (text: string): ControlChange => ({ approved: { by: text } }),
  },
  approved: {
    path: ['approved', 'words'],
    change: (text: string): ControlChange => ({ approved: { words: text } }),
  },
  due: {
    path: ['review', 'due'],
    change: (text: string): ControlChange => ({ review: { due: text } }),
  },
  review: {
    path: ['review', 'words'],
    change: (text: string): ControlChange => ({ review: { words: text } }),
  },
  months: {
    path: ['review', 'every_months'],
    change: (text: string): ControlChange => ({ review: { everyMonths: Number(text) } }),
  },
  owner: { path: ['owner', 'role'], change: (text: string): ControlChange => ({ owner: text }) },
} as const

/** A line of document control. */
export type ControlLine = keyof typeof controlLines

/** A line of document control as a part that is saved. */
export function controlPart(line: ControlLine, fronts: Fronts): Part {
  const { path, change } = controlLines[line]
  return {
    name: line,
    kind: 'atom',
    read: (source) => textAt(fronts(source), path),
    write: (source, text) => setControl(source, change(text)),
  }
}

/** What stands at a line of document control now. */
export function controlText(source: string, line: ControlLine, fronts: Fronts): string {
  return textAt(fronts(source), controlLines[line].path) ?? ''
}

function textAt(
  front: Readonly<Record<string, unknown>>,
  path: readonly string[],
): string | undefined {
  let at: unknown = front
  for (const key of path) at = isRecord(at) ? at[key] : undefined
  return typeof at === 'string' || typeof at === 'number' ? String(at) : undefined
}
