import { ok, type Result } from '#core/result.ts'
import { getDocumentProxy } from 'unpdf'
import { z } from 'zod'

import type { PolicyDocument, ReadRefusal } from '#policies/importing/document.ts'

import { LIMITS } from './limits.ts'
import { linesOfPages, type Page, type Piece } from './pdf-lines.ts'
import { refuse } from './refusals.ts'

const item = z.object({
  str: z.string(),
  transform: z.array(z.number()),
  width: z.number(),
  fontName: z.string(),
})

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** Reads a PDF into lines. A page's words must be words: pictures of pages are refused, not guessed at. */
export async function readPdf(bytes: Uint8Array): Promise<Result<PolicyDocument, ReadRefusal>> {
  try {
    const pdf = await getDocumentProxy(Uint8Array.from(bytes), {
      disableFontFace: true,
      // Only words are wanted: no picture is unpacked.
      maxImageSize: 1,
      stopAtErrors: false,
      verbosity: 0,
    })
    try {
      return await readPages(pdf)
    } finally {
      await pdf.loadingTask.destroy()
    }
  } catch (error) {
    const isLocked = error instanceof Error && error.name === 'PasswordException'
    return refuse(isLocked ? 'encrypted' : 'broken')
  }
}

async function readPages(pdf: Pdf): Promise<Result<PolicyDocument, ReadRefusal>> {
  if (pdf.numPages > LIMITS.pages) return refuse('too-many-pages')
  const late = AbortSignal.timeout(LIMITS.milliseconds)
  const pages: Page[] = []
  let characters = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pageOf(pdf, number)
    characters += page.pieces.reduce((sum, { text }) => sum + text.trim().length, 0)
    if (characters > LIMITS.characters) return refuse('too-large')
    if (late.aborted) return refuse('slow')
    pages.push(page)
  }
  if (characters < 40 * pdf.numPages && characters < 400) return refuse('scanned')
  return ok({ kind: 'pdf', pages: pdf.numPages, lines: linesOfPages(pages) })
}

async function pageOf(pdf: Pdf, number: number): Promise<Page> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  const { height } = page.getViewport({ scale: 1 })
  // The fonts' own names, which tell bold letters, are known once the page's operators are read.
  await page.getOperatorList()
  const isBold = (font: string): boolean => {
    const known: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined
    const { data } = z.object({ name: z.string() }).safeParse(known)
    return /bold|black|heavy|semibold/i.test(data?.name ?? '')
  }
  const pieces = items.flatMap((one): readonly Piece[] => {
    const { data } = item.safeParse(one)
    if (!data) return []
    const [, , c = 0, d = 0, x = 0, y = 0] = data.transform
    const size = Math.hypot(c, d)
    return [{ text: data.str, x, y, width: data.width, size, bold: isBold(data.fontName) }]
  })
  page.cleanup()
  return { pieces, height }
}
