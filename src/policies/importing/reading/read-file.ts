import { ok, type Result } from '#core/result.ts'
import type { PolicyDocument, ReadRefusal } from '#policies/importing/document.ts'

import { LIMITS } from './limits.ts'
import { readDocx } from './read-docx.ts'
import { readPdf } from './read-pdf.ts'
import { readText } from './read-text.ts'
import { refuse } from './refusals.ts'

/** A file as it was sent: its name, which only tells Markdown from text, and its bytes. */
export type SentFile = { readonly name: string; readonly bytes: Uint8Array }

/** Reads a policy document of any kind it knows; the kind is told by the bytes, not by the name. */
export async function readFile({
  name,
  bytes,
}: SentFile): Promise<Result<PolicyDocument, ReadRefusal>> {
  if (bytes.length === 0) return refuse('empty')
  if (bytes.length > LIMITS.bytes) return refuse('too-large')
  const read = await readBytes(name, bytes)
  return read.ok ? withinLimits(read.value) : read
}

async function readBytes(
  name: string,
  bytes: Uint8Array,
): Promise<Result<PolicyDocument, ReadRefusal>> {
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (start.includes('%PDF-')) return readPdf(bytes)
  if (start.startsWith('PK')) return readDocx(bytes)
  if (start.startsWith('\u00D0\u00CF\u0011\u00E0')) return readOld(bytes)
  const text = textOf(bytes)
  if (text === undefined) return refuse('unknown-kind')
  return ok(readText(text, /\.(?:md|markdown)$/i.test(name) ? 'markdown' : 'text'))
}

/** A compound file is a Word file of long ago, or a new one under a password. */
function readOld(bytes: Uint8Array): ReturnType<typeof refuse> {
  const name = Buffer.from('EncryptedPackage', 'utf16le')
  return refuse(Buffer.from(bytes).includes(name) ? 'encrypted' : 'unknown-kind')
}

function textOf(bytes: Uint8Array): string | undefined {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text
  } catch {
    return latin(bytes)
  }
}

/** Text of older programs; bytes that are no letters there mean that it is no text at all. */
function latin(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder('windows-1252').decode(bytes)
  return /[^\P{Cc}\t\n\v\f\r\u0080-\u009F]/u.test(text) ? undefined : text
}

function withinLimits(document: PolicyDocument): Result<PolicyDocument, ReadRefusal> {
  const { lines } = document
  const characters = lines.reduce((sum, { text }) => sum + text.length, 0)
  if (characters === 0) return refuse('empty')
  if (lines.length > LIMITS.lines || characters > LIMITS.characters) return refuse('too-large')
  return ok(document)
}
