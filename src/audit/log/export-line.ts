import { isRecord } from '#core/is-record.ts'

import { canonicalJson } from './canonical-json.ts'
import { parseJson } from './parse-json.ts'

/** The first line of an export: its form, and the log it is of. */
export type HeadLine = { readonly type: 'log'; readonly format: string; readonly origin: string }

/** An entry: the commitment in the tree, and the salt and payload it was made of. */
export type EntryLine = {
  readonly type: 'entry'
  readonly index: number
  readonly commitment: string
  readonly payload: string
  readonly salt: string
}

/** An entry whose salt and payload were erased. */
export type ErasedLine = {
  readonly type: 'erased'
  readonly index: number
  readonly commitment: string
}

/** A signed checkpoint, and the public key to check it with. */
export type CheckpointLine = {
  readonly type: 'checkpoint'
  readonly key: string
  readonly note: string
}

/** The consistency proof between two checkpoints that follow each other. */
export type ConsistencyLine = {
  readonly type: 'consistency'
  readonly from: number
  readonly to: number
  readonly proof: readonly string[]
}

/** A line of an export: a JSON object in canonical form. */
export type ExportLine = HeadLine | EntryLine | ErasedLine | CheckpointLine | ConsistencyLine

/** The form of exports that this version writes and reads. */
export const exportFormat = 'houserules-audit-export/1'

/** A line as it is written, without its line feed. */
export function renderLine(line: ExportLine): string {
  return line.type === 'entry' ? renderEntry(line) : canonicalJson(line)
}

/** The same as `canonicalJson`, for the lines that come by the million. */
function renderEntry({ commitment, index, payload, salt }: EntryLine): string {
  const [first, text, last] = [
    JSON.stringify(commitment),
    JSON.stringify(payload),
    JSON.stringify(salt),
  ]
  return `{"commitment":${first},"index":${index},"payload":${text},"salt":${last},"type":"entry"}`
}

/**
 * Reads a line of an export; undefined when it is anything but what `renderLine` would write, so that
 * no byte can be changed without a trace.
 */
export function readLine(text: string): ExportLine | undefined {
  const value = parseJson(text)
  const line = isRecord(value) ? lineOf(value) : undefined
  return line !== undefined && renderLine(line) === text ? line : undefined
}

type Value = Readonly<Record<string, unknown>>

function lineOf(value: Value): ExportLine | undefined {
  switch (value['type']) {
    case 'entry':
      return entryOf(value)
    case 'erased':
      return erasedOf(value)
    case 'checkpoint':
      return checkpointOf(value)
    case 'consistency':
      return consistencyOf(value)
    case 'log':
      return headOf(value)
    default:
      return undefined
  }
}

function entryOf(value: Value): EntryLine | undefined {
  const { index, commitment, payload, salt } = value
  return isCount(index) && isText(commitment) && isText(payload) && isText(salt)
    ? { type: 'entry', index, commitment, payload, salt }
    : undefined
}

function erasedOf({ index, commitment }: Value): ErasedLine | undefined {
  return isCount(index) && isText(commitment) ? { type: 'erased', index, commitment } : undefined
}

function checkpointOf({ key, note }: Value): CheckpointLine | undefined {
  return isText(key) && isText(note) ? { type: 'checkpoint', key, note } : undefined
}

function consistencyOf({ from, to, proof }: Value): ConsistencyLine | undefined {
  if (!isCount(from) || !isCount(to) || !Array.isArray(proof)) return undefined
  return proof.every(isText) ? { type: 'consistency', from, to, proof } : undefined
}

function headOf({ format, origin }: Value): HeadLine | undefined {
  return isText(format) && isText(origin) ? { type: 'log', format, origin } : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed()
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
