import { parse } from 'yaml'

import { isRecord } from '#core/is-record.ts'

import { outlineOf, type Outline } from './outline.ts'

/** What a text says as YAML by its keys; nothing where it is no YAML, or holds no keys. */
export function readMap(text: string): Readonly<Record<string, unknown>> {
  try {
    const read: unknown = parse(text)
    return isRecord(read) ? read : {}
  } catch {
    return {}
  }
}

/** The front matter of a document as it is written, whatever else in it cannot be read yet. */
export function frontOf(text: string): Readonly<Record<string, unknown>> {
  const outline = outlineOf(text)
  return outline === undefined ? {} : readMap(frontText(outline))
}

/** The lines of the front matter. */
export function frontText({ lines, frontEnd }: Outline): string {
  return lines.slice(1, frontEnd).join('')
}
