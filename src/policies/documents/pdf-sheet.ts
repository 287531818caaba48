/** A PDF being written: the paper, the top of its structure, and the trust's colour. */
export type Sheet = {
  readonly doc: PDFKit.PDFDocument
  readonly root: PDFKit.PDFStructureElement
  readonly colour: string
}

const ink = '#0b0c0c'
const sizes = { 1: 26, 2: 16, 3: 11.5 } as const
/** What a heading needs below it: itself and the first lines, a section also its first clause's heading. */
const room = { 1: 72, 2: 120, 3: 57.5 } as const

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
  root.add(
    doc.struct('P', {}, () => {
      doc
        .font(bold ? 'bold' : 'regular')
        .fontSize(size)
        .fillColor(ink)
      doc.text(text, { paragraphGap: gap, lineGap: 2 })
    }),
  )
}

/** A table of two columns whose first says what the second is. */
export function tableOf({ doc, root }: Sheet, rows: readonly (readonly [string, string])[]): void {
  if (rows.length === 0) return
  doc.font('regular').fontSize(11).fillColor(ink)
  // The types of pdfkit's tables do not know where a table stands in the structure.
  const options = {
    structParent: root,
    columnStyles: [120, '*'],
    defaultStyle: {
      border: { top: 0, right: 0, bottom: 0.5, left: 0 },

      padding: { top: 5, right: 4, bottom: 5, left: 0 },
    },
    data: rows.map(([name, value]) => [{ text: name, type: 'TH' as const, scope: 'Row' }, value]),
  }
  doc.table(options)
  doc.x = doc.page.margins.left
  doc.moveDown(0.6)
}

/** A table with a row of headings; its last column but one is the widest. */
export function gridOf(
  { doc, root }: Sheet,
  {
    head,
    rows,
  }: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] },
): void {
  doc.font('regular').fontSize(11).fillColor(ink)
  const options = {
    structParent: root,
    columnStyles: head.map((_, index) => (index === head.length - 2 ? '*' : 90)),
    defaultStyle: {
      border: { top: 0, right: 0, bottom: 0.5, left: 0 },

      padding: { top: 5, right: 4, bottom: 5, left: 0 },
    },
    data: [head.map((text) => ({ text, type: 'TH' as const, scope: 'Column' })), ...rows],
  }
  doc.table(options)
  doc.x = doc.page.margins.left
  doc.moveDown(0.6)
}

/** A heading does not stand alone at the foot of a page. */
function keepWithNext(doc: PDFKit.PDFDocument, needed: number): void {
  if (doc.y + needed > doc.page.maxY()) doc.addPage()
}
