import { promisify } from 'node:util'
import yauzl from 'yauzl'

import { Refusal } from '#core/refusal.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ImportFile } from '#people/imports/roster.ts'

/** How much a zip may hold once it is unpacked, in bytes and in files. */
export const zipLimits = { bytes: 300 * 1024 * 1024, files: 200 } as const

const openZip = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer)

/**
 * The CSV files in a zip, whatever folder of it they are in; each is unpacked when it is read. Refused
 * are a zip that says it holds more than the limits, or that cannot be read; one that holds more than
 * it says breaks off while it is read.
 */
export async function csvFilesIn(
  zip: Uint8Array,
): Promise<Result<readonly ImportFile[], 'not-zip' | 'too-large'>> {
  try {
    const opened = await openZip(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength), {
      lazyEntries: true,
      autoClose: false,
    })
    return await filesOf(opened)
  } catch {
    return err('not-zip')
  }
}

async function filesOf(
  zip: yauzl.ZipFile,
): Promise<Result<readonly ImportFile[], 'not-zip' | 'too-large'>> {
  if (zip.entryCount > zipLimits.files) return err('too-large')
  const entries = (await entriesOf(zip)).filter(isCsv)
  const bytes = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (bytes > zipLimits.bytes) return err('too-large')
  if (entries.some((entry) => entry.isEncrypted())) return err('not-zip')
  return ok(entries.map((entry) => ({ name: nameOf(entry), open: () => unpacked(zip, entry) })))
}

function entriesOf(zip: yauzl.ZipFile): Promise<readonly yauzl.Entry[]> {
  const entries: yauzl.Entry[] = []
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: yauzl.Entry) => {
      entries.push(entry)
      zip.readEntry()
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', reject)
    zip.readEntry()
  })
}

function isCsv({ fileName }: yauzl.Entry): boolean {
  return /\.csv$/i.test(fileName) && !fileName.startsWith('__MACOSX/')
}

function nameOf({ fileName }: yauzl.Entry): string {
  return fileName.split('/').at(-1) ?? fileName
}

/** Throws a `Refusal` when the zip turns out to be broken, or to hold more than it says. */
async function* unpacked(zip: yauzl.ZipFile, entry: yauzl.Entry): AsyncGenerator<Uint8Array> {
  try {
    yield* await new Promise<AsyncIterable<Uint8Array>>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)))
    })
  } catch (cause) {
    throw new Refusal(`${nameOf(entry)} could not be unpacked; the zip is damaged.`, { cause })
  }
}
