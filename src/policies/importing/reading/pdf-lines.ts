import type { Line } from '#policies/importing/document.ts'

import { isLetter } from './printed-number.ts'
import { numberedParts, plainWords } from './read-text.ts'

/** A piece of text on a page: its words, where it begins, how wide it is, and the size of its letters. */
export type Piece = {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly bold: boolean
}

/** A page as pieces of text, and its height. */
export type Page = { readonly pieces: readonly Piece[]; readonly height: number }

/** A line as it stands on a page. */
type PageLine = {
  readonly text: string
  readonly cells: readonly string[]
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
  readonly bold: boolean
  readonly page: number
  /** Distance from the line above; undefined at the head of a page. */
  readonly above: number | undefined
}

const COLUMN_GAP = 2.2
const BULLET = /^[•‣▪◦●○■□–*\uF0B7\uF0A7\u2022\u25CF-]\s*(?=\S)|^o\s+(?=\S)/

/** Puts the pieces of a PDF's pages together to the lines of a document. */
export function linesOfPages(pages: readonly Page[]): readonly Line[] {
  const laid = pages.map((page, i) => layLines(page, i + 1))
  const kept = withoutFurniture(laid, pages).flat()
  const body = usualSize(kept)
  const space = usualSpace(kept)
  const indents = bulletIndents(kept)
  return kept.map((line, i) => lineOf(line, i + 1, { body, space, indents }))
}

function layLines({ pieces }: Page, page: number): readonly PageLine[] {
  const rows: Piece[][] = []
  for (const piece of pieces
    .filter(({ text }) => text.trim() !== '')
    .toSorted((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1)
    const first = row?.[0]
    if (row && first && Math.abs(first.y - piece.y) <= Math.max(first.size, piece.size) * 0.45)
      row.push(piece)
    else rows.push([piece])
  }
  return rows.map((row, i) => {
    const sorted = row.toSorted((a, b) => a.x - b.x)
    const cells = cellsOf(sorted)
    const [first] = sorted
    const y = Math.max(...sorted.map((piece) => piece.y))
    const before = rows[i - 1]
    return {
      text: plainWords(cells.join(' ')),
      cells,
      x: first?.x ?? 0,
      right: Math.max(...sorted.map((piece) => piece.x + piece.width)),
      y,
      size: Math.max(...sorted.map(({ size }) => size)),
      bold: sorted.every(({ bold }) => bold),
      page,
      above: before === undefined ? undefined : Math.max(...before.map((piece) => piece.y)) - y,
    }
  })
}

/** The words of a row, cut where a wide space parts columns. */
function cellsOf(row: readonly Piece[]): readonly string[] {
  const cells: string[] = []
  let end = -Infinity
  for (const { text, x, width, size } of row) {
    const gap = x - end
    const last = cells.length - 1
    if (last < 0 || (gap > size * COLUMN_GAP && !BULLET.test(`${cells[last]} x`.slice(0, 3))))
      cells.push(text)
    else cells[last] = `${cells[last]}${gap > size * 0.15 ? ' ' : ''}${text}`
    end = x + width
  }
  return cells.map(plainWords)
}

/** Takes out what stands at the head or foot of most pages: running titles and page numbers. */
function withoutFurniture(
  laid: readonly (readonly PageLine[])[],
  pages: readonly Page[],
): readonly (readonly PageLine[])[] {
  const isEdge = ({ y, page }: PageLine) => {
    const height = pages[page - 1]?.height ?? 0
    return y > height * 0.9 || y < height * 0.1
  }
  const key = ({ text }: PageLine) => text.toLowerCase().replaceAll(/\d+/g, '#')
  const times = Map.groupBy(
    laid.flatMap((lines) => lines.filter(isEdge)),
    key,
  )
  const isFurniture = (line: PageLine) => {
    if (!isEdge(line)) return false
    if (/^(?:page\s*)?\d{1,3}(?:\s*(?:of|\/)\s*\d{1,3})?$/i.test(line.text)) return true
    const count = new Set(times.get(key(line))?.map(({ page }) => page)).size
    return pages.length > 1 && count >= Math.max(2, pages.length * 0.5)
  }
  return laid.map((lines) => lines.filter((line) => !isFurniture(line)))
}

function usualSize(lines: readonly PageLine[]): number {
  const groups = Map.groupBy(lines, ({ size }) => Math.round(size * 2) / 2)
  const weight = (group: readonly PageLine[]) =>
    group.reduce((sum, { text }) => sum + text.length, 0)
  return [...groups].toSorted(([, a], [, b]) => weight(b) - weight(a))[0]?.[0] ?? 10
}

function usualSpace(lines: readonly PageLine[]): number {
  const spaces = lines.flatMap(({ above }) => (above === undefined || above <= 0 ? [] : [above]))
  return spaces.toSorted((a, b) => a - b)[Math.trunc(spaces.length * 0.35)] ?? 12
}

function bulletIndents(lines: readonly PageLine[]): readonly number[] {
  const found = lines.filter(({ text }) => BULLET.test(text)).map(({ x }) => Math.round(x / 6) * 6)
  return [...new Set(found)].toSorted((a, b) => a - b)
}

type Look = { readonly body: number; readonly space: number; readonly indents: readonly number[] }

function lineOf(line: PageLine, source: number, look: Look): Line {
  const { text, page, cells } = line
  const at = { source, page, gap: hasGap(line, look) }
  const bullet = BULLET.exec(text)?.[0]
  if (bullet !== undefined) {
    const words = text.slice(bullet.length).trim()
    return { ...at, text: words, style: 'item', level: listLevel(line, look) }
  }
  const parts = numberedParts(text)
  if (cells.length > 1 && parts.number === undefined) {
    return { ...at, text: cells.join(' | '), style: 'row', level: 0, cells }
  }
  return { ...at, ...parts, ...styleOf(line, parts.number, look), gap: at.gap || line.bold }
}

/** A line in larger letters is a heading, one after a letter a list item. */
function styleOf(
  { size, text }: PageLine,
  number: string | undefined,
  { body }: Look,
): Pick<Line, 'style' | 'level'> {
  if (size > body * 1.15 && text.length < 120) {
    return { style: 'heading', level: size > body * 1.5 ? 1 : 2 }
  }
  const isItem = number !== undefined && isLetter(number)
  return isItem ? { style: 'item', level: 2 } : { style: 'plain', level: 0 }
}

function hasGap({ above, text, bold }: PageLine, { space }: Look): boolean {
  return above === undefined ? bold && /^[A-Z•]/.test(text) : above > space * 1.35
}

function listLevel({ x }: PageLine, { indents }: Look): number {
  return Math.max(1, indents.indexOf(Math.round(x / 6) * 6) + 1)
}
