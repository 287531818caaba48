import { ok, type Result } from '#core/result.ts'
import type { ReadRefusal } from '#policies/importing/document.ts'
import { fromBuffer, type Entry, type ZipFile } from 'yauzl'

import { LIMITS } from './limits.ts'
import { refuse } from './refusals.ts'

/**
 * Goes through a Word file's parts before anything else opens it: counts and sizes stay within limits
 * whatever its directory claims, no part declares entities, and it is a Word document.
 */
export async function checkWordFile(bytes: Uint8Array): Promise<Result<true, ReadRefusal>> {
  const zip = await opened(bytes)
  if (!zip) return refuse('broken')
  try {
    return await checkParts(zip)
  } catch (error) {
    return refuse(error instanceof TooLarge ? 'too-large' : 'broken')
  } finally {
    zip.close()
  }
}

class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

async function opened(bytes: Uint8Array): Promise<ZipFile | undefined> {
  return new Promise((resolve) => {
    fromBuffer(Buffer.from(bytes), { lazyEntries: true }, (error, zip) => {
      resolve(error ? undefined : zip)
    })
  })
}

async function checkParts(zip: ZipFile): Promise<Result<true, ReadRefusal>> {
  if (zip.entryCount > LIMITS.parts) return refuse('too-large')
  let left: number = LIMITS.unpacked
  let isWord = false
  for await (const entry of entriesOf(zip)) {
    left -= entry.uncompressedSize
    if (left < 0) return refuse('too-large')
    if (entry.isEncrypted()) return refuse('encrypted')
    if (await declaresEntities(zip, entry)) return refuse('broken')
    isWord ||= entry.fileName === 'word/document.xml'
  }
  return isWord ? ok(true) : refuse('unknown-kind')
}

async function declaresEntities(zip: ZipFile, entry: Entry): Promise<boolean> {
  if (!/\.(?:xml|rels)$/i.test(entry.fileName)) return false
  return /<!(?:DOCTYPE|ENTITY)/i.test(await xmlOf(zip, entry))
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (let i = 0; i < zip.entryCount; i += 1) {
    yield await new Promise<Entry>((resolve, reject) => {
      zip.once('entry', resolve)
      zip.once('error', reject)
      zip.readEntry()
    })
    zip.removeAllListeners('entry')
    zip.removeAllListeners('error')
  }
}

/** Unpacks a part, and stops at the limit whatever size it was said to have. */
async function xmlOf(zip: ZipFile, entry: Entry): Promise<string> {
  const chunks: Buffer[] = []
  let left: number = LIMITS.documentPart
  for await (const chunk of await streamOf(zip, entry)) {
    const bytes = Buffer.from(chunk)
    left -= bytes.length
    if (left < 0) throw new TooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks).toString('utf8')
}

async function streamOf(zip: ZipFile, entry: Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, opened) => {
      if (error) reject(error)
      else resolve(opened)
    })
  })
}
