import { ok, type Result } from '#core/result.ts'
import mammoth from 'mammoth'

import type { PolicyDocument, ReadRefusal } from '#policies/importing/document.ts'

import { linesOfHtml } from './html-lines.ts'
import { refuse } from './refusals.ts'
import { checkWordFile } from './safe-zip.ts'

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Subtitle'] => p.subtitle:fresh",
  "p[style-name='TOC Heading'] => p:fresh",
]

/**
 * Reads a Word file (.docx) into lines. Headers, footers, comments and pictures are left out by the
 * library; tracked deletions are not words of the document.
 */
export async function readDocx(bytes: Uint8Array): Promise<Result<PolicyDocument, ReadRefusal>> {
  const safe = await checkWordFile(bytes)
  if (!safe.ok) return safe
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      {
        styleMap: STYLES,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(async () => Promise.resolve({ src: '' })),
      },
    )
    return ok({ kind: 'docx', lines: linesOfHtml(value) })
  } catch {
    return refuse('broken')
  }
}
