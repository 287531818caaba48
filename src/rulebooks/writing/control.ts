import { err, ok, type Result } from '#core/result.ts'
import { isRecord } from '#core/is-record.ts'
import { parse, YAMLParseError } from 'yaml'
import type { HistoryRow } from '#rulebooks/language/front-matter.ts'
import type { ReadingChoice, SettingValue } from '#rulebooks/language/rulebook.ts'

import { frontText } from './front.ts'
import { outlineOf, type Outline } from './outline.ts'
import { splice } from './splice.ts'
import type { WritingError } from './writing-error.ts'
import { appendAt, setAt, type YamlPath, type YamlValue } from './yaml-surgery.ts'

/** Document control to be changed; what is left out stays. Days are written yyyy-mm-dd. */
export type ControlChange = {
  readonly title?: string
  readonly edition?: string
  readonly inForceFrom?: string
  /** Null takes the last day out. */
  readonly inForceUntil?: string | null
  readonly approved?: { readonly by?: string; readonly words?: string; readonly clause?: string }
  readonly review?: {
    readonly due?: string
    readonly words?: string
    readonly everyMonths?: number
    readonly clause?: string
  }
  readonly owner?: string
}

/** The document with a setting's value or the choice of a reading; the setting must be there. */
export function setSetting(
  text: string,
  name: string,
  to: { readonly value: SettingValue } | { readonly reading: ReadingChoice },
): Result<string, WritingError> {
  return withFront(text, (front) => {
    if (!hasSetting(front, name)) return err({ type: 'no-such-setting', name })
    return ok(
      'value' in to
        ? setAt(front, ['settings', name, 'value'], plain(to.value))
        : setAt(front, ['settings', name, 'reading'], to.reading),
    )
  })
}

/** The document with document control changed; every other part of the front matter stays as it is. */
export function setControl(text: string, change: ControlChange): Result<string, WritingError> {
  return withFront(text, (front) =>
    ok(
      changesOf(change).reduce(
        (written, [path, value]) => setAt(written, path, value ?? undefined),
        front,
      ),
    ),
  )
}

/** The document with one more row at the end of its history. */
export function addHistory(text: string, row: HistoryRow): Result<string, WritingError> {
  const { on, author, summary, by } = row
  const written = { on, ...(author === undefined ? {} : { author }), summary, by }
  return withFront(text, (front) => ok(appendAt(front, ['history'], written)))
}

function changesOf(change: ControlChange): readonly (readonly [YamlPath, YamlValue | null])[] {
  const { approved = {}, review = {} } = change
  const all: readonly (readonly [YamlPath, YamlValue | undefined])[] = [
    [['title'], change.title],
    [['edition'], change.edition],
    [['in_force', 'from'], change.inForceFrom],
    [['in_force', 'until'], change.inForceUntil],
    [['approved', 'by'], approved.by],
    [['approved', 'words'], approved.words],
    [['approved', 'clause'], approved.clause],
    [['review', 'due'], review.due],
    [['review', 'words'], review.words],
    [['review', 'every_months'], review.everyMonths],
    [['review', 'clause'], review.clause],
    [['owner', 'role'], change.owner],
  ]
  return all.flatMap(([path, value]) => (value === undefined ? [] : [[path, value] as const]))
}

function plain(value: SettingValue): YamlValue {
  if (typeof value === 'string' || typeof value === 'number') return value
  if ('all' in value) return { all: [...value.all] }
  return 'any' in value ? { any: [...value.any] } : [...value]
}

function hasSetting(front: string, name: string): boolean {
  const read: unknown = parse(front)
  const settings = isRecord(read) ? read['settings'] : undefined
  return isRecord(settings) && name in settings
}

/** The document with its front matter written anew by `change`. */
export function withFront(
  text: string,
  change: (front: string) => Result<string, WritingError>,
): Result<string, WritingError> {
  const outline = outlineOf(text)
  if (outline === undefined) return err({ type: 'not-a-rulebook' })
  const changed = changeOf(outline, change)
  if (!changed.ok) return changed
  const { ending, frontEnd } = outline
  const front = changed.value.endsWith('\n') ? changed.value : `${changed.value}${ending}`
  return ok(splice(outline, { start: 1, end: frontEnd }, [front]))
}

/** Front matter that is no YAML can be mended as text only. */
function changeOf(
  outline: Outline,
  change: (front: string) => Result<string, WritingError>,
): Result<string, WritingError> {
  try {
    return change(frontText(outline))
  } catch (error) {
    if (error instanceof YAMLParseError) return err({ type: 'not-a-rulebook' })
    throw error
  }
}
