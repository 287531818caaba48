import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import type { ImportFile, ImportFiles } from '#people/imports/roster.ts'

import { findChunk, findFiles } from './files.store.ts'
import type { SentFile } from './run.ts'
import { csvFilesIn } from './unzip.ts'

/** Short transactions of one trust. */
export type InTrust = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>

/** The files of a run, unpacked, and how many rows they have about. */
export type RunFiles = { readonly files: ImportFiles; readonly rows: number }

/** Why the files of a run cannot be opened. */
export type RunFilesError = {
  readonly type: 'not-zip' | 'too-large' | 'twice'
  readonly file: string
}

/** The largest zip that is unpacked, in bytes: it is held in memory meanwhile. */
const largestZip = 30 * 1024 * 1024

/** The files that were sent for a run, as the readers of imports take them. `onRows` hears of rows read. */
export async function openRunFiles(
  inTrust: InTrust,
  runId: string,
  onRows: (rows: number) => void = () => undefined,
): Promise<Result<RunFiles, RunFilesError>> {
  const files = new Map<string, ImportFile>()
  let rows = 0
  for (const sent of await inTrust((tx) => findFiles(tx, runId))) {
    const opened = await openSent(inTrust, runId, sent)
    if (!opened.ok) return err({ type: opened.error, file: sent.name })
    for (const file of opened.value) {
      const key = file.name.toLowerCase()
      if (files.has(key)) return err({ type: 'twice', file: file.name })
      files.set(key, counted(file, onRows))
      rows += isZip(sent) ? await countRows(file) : sent.lineEnds
    }
  }
  return ok({ files, rows })
}

async function openSent(
  inTrust: InTrust,
  runId: string,
  sent: SentFile,
): Promise<Result<readonly ImportFile[], 'not-zip' | 'too-large'>> {
  const file = { name: sent.name, open: () => chunksOf(inTrust, { runId, fileId: sent.fileId }) }
  if (!isZip(sent)) return ok([file])
  if (sent.bytes > largestZip) return err('too-large')
  return csvFilesIn(await whole(file))
}

function isZip({ name }: SentFile): boolean {
  return name.toLowerCase().endsWith('.zip')
}

async function* chunksOf(
  inTrust: InTrust,
  file: { readonly runId: string; readonly fileId: string },
): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place++) {
    const chunk = await inTrust((tx) => findChunk(tx, file, place))
    if (chunk === undefined) return
    yield chunk
  }
}

async function countRows({ open }: ImportFile): Promise<number> {
  let rows = 0
  for await (const chunk of open()) rows += lineEndsIn(chunk)
  return rows
}

async function whole({ open }: ImportFile): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  for await (const chunk of open()) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A file is opened once to tell its encoding, and then to be read: only then its rows are counted. */
function counted({ name, open }: ImportFile, onRows: (rows: number) => void): ImportFile {
  let times = 0
  return {
    name,
    open: () => {
      times += 1
      return times === 1 ? open() : counting(open(), onRows)
    },
  }
}

async function* counting(
  chunks: AsyncIterable<Uint8Array>,
  onRows: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    yield chunk
    onRows(lineEndsIn(chunk))
  }
}

/** How many lines end in a piece of a file. */
export function lineEndsIn(chunk: Uint8Array): number {
  let count = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) count += 1
  return count
}

/** What to tell a person whose files could not be opened. */
export function runFilesErrorWords({ type, file }: RunFilesError): string {
  switch (type) {
    case 'not-zip':
      return `${file} cannot be unpacked. Send a zip without a password, or the files themselves.`
    case 'too-large':
      return `${file} holds too much. Send the files themselves, or only those that are needed.`
    case 'twice':
      return `There are two files called ${file}. Send one.`
  }
}
