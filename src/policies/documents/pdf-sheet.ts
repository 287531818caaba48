/** A PDF being written: the paper, the top of its structure, and the trust's colour. */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument
  readonly root: PDFKit.PDFStructureElement
  readonly colour: string
}

const ink = '#0b0c0c'
const lineGap = 2
const sizes = { 1: 26, 2: 16, 3: 11.5 } as const
/** What a heading needs: itself and three lines, which are not parted, a section also its first clause's heading. */
const room = { 1: 72, 2: 120, 3: 63 } as const

/** Begins the structure of a document. */
export function sheetOf(doc: PDFKit.PDFDocument, colour: string): Sheet {
  const root = doc.struct('Document')
  doc.addStructure(root)
  return { doc, root, colour }
}

/** A heading, found again by its anchor and in the reader's list of bookmarks. */
export function heading(
  { doc, root, colour }: Sheet,
  {
    level,
    text,
    anchor,
  }: { readonly level: 1 | 2 | 3; readonly text: string; readonly anchor: string },
): void {
  if (level < 3) doc.moveDown(level === 1 ? 0.2 : 1)
  keepWithNext(doc, room[level])
  if (level < 3) doc.outline.addItem(text)
  root.add(
    doc.struct(`H${level}`, {}, () => {
      doc
        .font('bold')
        .fontSize(sizes[level])
        .fillColor(level === 3 ? ink : colour)
      doc.text(text, { destination: anchor, paragraphGap: level === 3 ? 2 : 8 })
    }),
  )
}

/** A paragraph of the document. */
export function paragraph(
  { doc, root }: Sheet,
  text: string,
  { size = 11, bold = false, gap = 8 }: { size?: number; bold?: boolean; gap?: number } = {},
): void {
  doc
    .font(bold ? 'bold' : 'regular')
    .fontSize(size)
    .fillColor(ink)
  keepLinesTogether(doc, text, () => {
    root.add(
      doc.struct('P', {}, () => {
        doc.text(text, { paragraphGap: gap, lineGap })
      }),
    )
  })
}

/** No page begins with the last line of a paragraph, and none ends with the first. */
function keepLinesTogether(doc: PDFKit.PDFDocument, text: string, write: () => void): void {
  const { lines, height } = linesOf(doc, text)
  // No gap is needed below the last line of a page.
  const fit = Math.floor((doc.page.maxY() - doc.y + lineGap) / height)
  if (lines > fit && (fit < 2 || lines < 4)) doc.addPage()
  const { page } = doc
  // Room that is not used on this page, so that two lines go to the next.
  const spared = fit > 2 && lines === fit + 1 ? height : 0
  page.margins.bottom += spared
  write()
  page.margins.bottom -= spared
}

/** How many lines a text takes in the letters chosen, and how high one is. */
function linesOf(
  doc: PDFKit.PDFDocument,
  text: string,
): { readonly lines: number; readonly height: number } {
  const height = doc.currentLineHeight(true) + lineGap
  return { lines: Math.round(doc.heightOfString(text, { lineGap }) / height), height }
}

type Cells = readonly (readonly PDFKit.Mixins.CellOptions[])[]

/** A table of two columns whose first says what the second is. */
export function tableOf(sheet: Sheet, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return
  table(sheet, {
    columns: [120, '*'],
    cells: rows.map(([name, text]) => [headOf(name, 'Row'), { text }]),
  })
}

/** A table with a row of headings; its last column but one is the widest. */
export function gridOf(
  sheet: Sheet,
  {
    head,
    rows,
  }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] },
): void {
  table(sheet, {
    columns: head.map((_, index) => (index === head.length - 2 ? '*' : 90)),
    cells: [
      head.map((text) => headOf(text, 'Column')),
      ...rows.map((row) => row.map((text) => ({ text }))),
    ],
  })
}

function headOf(text: string, scope: 'Row' | 'Column') {
  return { text, type: 'TH' as const, scope, font: { src: 'bold' } }
}

function table(
  { doc, root }: Sheet,
  { columns, cells }: { readonly columns: readonly (number | '*')[]; readonly cells: Cells },
): void {
  doc.font('regular').fontSize(11).fillColor(ink)
  // The types of pdfkit's tables do not know where a table stands in the structure.
  const options = {
    structParent: root,
    columnStyles: [...columns],
    defaultStyle: {
      border: { top: 0, right: 0, bottom: 0.5, left: 0 },
      borderColor: '#b1b4b6',
      padding: { top: 5, right: 4, bottom: 5, left: 0 },
    },
    data: cells.map((row) => [...row]),
  }
  doc.table(options)
  doc.x = doc.page.margins.left
  doc.moveDown(0.6)
}

/** A heading does not stand alone at the foot of a page. */
function keepWithNext(doc: PDFKit.PDFDocument, needed: number): void {
  if (doc.y + needed > doc.page.maxY()) doc.addPage()
}
