import PDFDocument from 'pdfkit'

import { fonts } from './fonts.ts'
import { pageFeet } from './pdf-feet.ts'
import { gridOf, heading, paragraph, sheetOf, tableOf, type Sheet } from './pdf-sheet.ts'
import { contents } from './pdf-contents.ts'
import type { Printed, PrintedClause } from './printed.ts'
import { printedWords as words } from './printed-words.ts'

/**
 * The policy as a tagged PDF (PDF/UA, ISO 14289-1): headings, lists, tables and links are what they look
 * like, its language is British English, its letters are embedded, page numbers are left to the eye.
 */
export async function writePdf(printed: Printed, madeAt: Date): Promise<Uint8Array> {
  const options: PDFKit.PDFDocumentOptions = {
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    bufferPages: true,
    size: 'A4',
    margins: { top: 64, bottom: 72, left: 64, right: 64 },
    info: {
      Title: `${printed.title}, ${printed.trust}`,
      Author: printed.trust,
      Subject: `Edition ${printed.edition}; seal ${printed.seal}`,
      Creator: 'Houserules',
      CreationDate: madeAt,
    },
  }
  // The types of pdfkit do not know this subset, which it writes.
  Object.assign(options, { subset: 'PDF/UA' })
  const doc = new PDFDocument(options)
  const done = collected(doc)
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold)
  const sheet = sheetOf(doc, printed.colour)
  write(sheet, printed)
  sheet.root.end()
  pageFeet(doc, printed)
  doc.end()
  return done
}

function collected(doc: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', () => resolve(Buffer.concat(chunks)))
    doc.on('error', reject)
  })
}

function write(sheet: Sheet, printed: Printed): void {
  front(sheet, printed)
  const numbering = contents(sheet, printed)
  const pages = printed.sections.map(({ title, intro, clauses }, index) => {
    if (index === 0) sheet.doc.addPage()
    heading(sheet, { level: 2, text: title, anchor: `section-${index + 1}` })
    const page = sheet.doc.bufferedPageRange().count
    for (const one of intro) paragraph(sheet, one)
    for (const clause of clauses) clauseOf(sheet, clause)
    return page
  })
  related(sheet, printed)
  history(sheet, printed)
  numbering(pages)
}

function clauseOf(sheet: Sheet, { id, title, paragraphs }: PrintedClause): void {
  heading(sheet, { level: 3, text: `${id}  ${title}`.trim(), anchor: id })
  for (const one of paragraphs) paragraph(sheet, one)
}

function front(
  sheet: Sheet,
  { trust, title, subtitle, notices, control, approval }: Printed,
): void {
  const { doc } = sheet
  doc.y = 150
  paragraph(sheet, trust, { size: 14, gap: 4 })
  heading(sheet, { level: 1, text: title, anchor: 'title' })
  if (subtitle !== undefined) paragraph(sheet, subtitle, { size: 14 })
  for (const notice of notices) paragraph(sheet, notice, { bold: true })
  heading(sheet, { level: 2, text: words.control, anchor: 'control' })
  tableOf(sheet, control)
  heading(sheet, { level: 2, text: words.approval, anchor: 'approval' })
  tableOf(sheet, approval)
  paragraph(sheet, words.signature)
  doc.moveDown(1.5)
  paragraph(sheet, `${words.line}${'.'.repeat(60)}`)
}

function related(sheet: Sheet, { related: lines }: Printed): void {
  if (lines.length === 0) return
  heading(sheet, { level: 2, text: words.related, anchor: 'related' })
  const list = sheet.doc.struct('L')
  sheet.root.add(list)
  for (const line of lines) {
    const body = sheet.doc.struct('LBody', {}, () => {
      sheet.doc.font('regular').fontSize(11).fillColor('#0b0c0c')
      sheet.doc.text(`•  ${line}`, { paragraphGap: 4 })
    })
    list.add(sheet.doc.struct('LI', {}, [body]))
  }
  list.end()
}

function history(sheet: Sheet, { history: grid }: Printed): void {
  heading(sheet, { level: 2, text: words.history, anchor: 'history' })
  if (grid.rows.length === 0) return paragraph(sheet, words.noHistory)
  return gridOf(sheet, grid)
}
