import {
  Document,
  Footer,
  Header,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import PdfDocument from 'pdfkit'

/** A part of a document to be made: a heading, a paragraph, a list item, or a row of a table. */
export type Part = {
  readonly kind: 'heading' | 'text' | 'item' | 'row'
  readonly text: string
  readonly level?: number
  readonly cells?: readonly string[]
}

/** How a document is to look. */
export type Looks = {
  /** Word's own heading styles; without, headings are only bold. */
  readonly styled?: boolean
  readonly running?: string
  readonly password?: string
}

/** Makes a Word file. */
export async function madeWord(parts: readonly Part[], looks: Looks = {}): Promise<Uint8Array> {
  const running = looks.running ?? 'A running title'
  const document = new Document({
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(running)] }) },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ children: ['Page ', PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: inTables(parts).map((part) => wordPart(part, looks.styled ?? false)),
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

type Grouped = Part | { readonly kind: 'table'; readonly rows: readonly Part[] }

/** Rows that follow each other make one table. */
function inTables(parts: readonly Part[]): readonly Grouped[] {
  const grouped: (Part | { kind: 'table'; rows: Part[] })[] = []
  for (const part of parts) {
    const last = grouped.at(-1)
    if (part.kind !== 'row') grouped.push(part)
    else if (last?.kind === 'table') last.rows.push(part)
    else grouped.push({ kind: 'table', rows: [part] })
  }
  return grouped
}

function wordPart(part: Grouped, styled: boolean): Paragraph | Table {
  if (part.kind === 'table') {
    const most = Math.max(...part.rows.map(({ cells = [] }) => cells.length))
    return new Table({ rows: part.rows.map(({ cells = [] }) => wordRow(cells, most)) })
  }
  const { kind, text, level = 1 } = part
  if (kind === 'item') return new Paragraph({ text, bullet: { level: level - 1 } })
  if (kind === 'text') return new Paragraph(text)
  return styled
    ? new Paragraph({
        text,
        heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
      })
    : new Paragraph({ children: [new TextRun({ text, bold: true })] })
}

function wordRow(cells: readonly string[], most: number): TableRow {
  const filled = Array.from({ length: most }, (_, i) => cells[i] ?? '')
  return new TableRow({
    children: filled.map((text) => new TableCell({ children: [new Paragraph(text)] })),
  })
}

const MARGIN = 64

/** Makes a PDF of A4 pages with a running title and page numbers. */
export async function madePdf(parts: readonly Part[], looks: Looks = {}): Promise<Uint8Array> {
  const { running = 'A running title', password } = looks
  const pdf = new PdfDocument({
    size: 'A4',
    margins: { top: 84, bottom: 84, left: MARGIN, right: MARGIN },
    bufferPages: true,
    ...(password === undefined ? {} : { userPassword: password }),
  })
  const chunks: Uint8Array[] = []
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  for (const part of parts) pdfPart(pdf, part)
  numberPages(pdf, running)
  pdf.end()
  await done
  return new Uint8Array(Buffer.concat(chunks))
}

function pdfPart(pdf: PDFKit.PDFDocument, { kind, text, level = 1, cells = [] }: Part): void {
  if (kind === 'heading') {
    pdf
      .moveDown(0.6)
      .font('Helvetica-Bold')
      .fontSize(level === 1 ? 13 : 11)
      .text(text, MARGIN)
      .moveDown(0.3)
    return
  }
  pdf.font('Helvetica').fontSize(10.5)
  if (kind === 'item') {
    const x = MARGIN + level * 18
    const width = pdf.page.width - MARGIN - x
    pdf
      .text(`${level === 1 ? '•' : '–'}  ${text}`, x, undefined, { width, indent: 0 })
      .moveDown(0.2)
  } else if (kind === 'row') pdfRow(pdf, cells)
  else pdf.text(text, MARGIN, undefined, { width: pdf.page.width - 2 * MARGIN }).moveDown(0.7)
}

function pdfRow(pdf: PDFKit.PDFDocument, cells: readonly string[]): void {
  const width = (pdf.page.width - 2 * MARGIN) / cells.length
  const heights = cells.map((cell) => pdf.heightOfString(cell, { width: width - 24 }))
  const height = Math.max(...heights, 12)
  if (pdf.y + height > pdf.page.height - 90) pdf.addPage()
  const y = pdf.y
  cells.forEach((cell, i) => pdf.text(cell, MARGIN + i * width, y, { width: width - 24 }))
  pdf.y = y + height
  pdf.moveDown(0.4)
}

function numberPages(pdf: PDFKit.PDFDocument, running: string): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let i = start; i < start + count; i += 1) {
    pdf.switchToPage(i)
    const bottom = pdf.page.margins.bottom
    pdf.page.margins.bottom = 0
    pdf.font('Helvetica').fontSize(9)
    pdf.text(running, MARGIN, 30, { lineBreak: false })
    pdf.text(`Page ${i + 1} of ${count}`, MARGIN, pdf.page.height - 40, { lineBreak: false })
    pdf.page.margins.bottom = bottom
  }
}
