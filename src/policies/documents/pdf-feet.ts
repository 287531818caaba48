import type { Printed } from './printed.ts'

/** Below every page: the policy, its edition and seal, and which page it is. Read out by no reader. */
export function pageFeet(doc: PDFKit.PDFDocument, { trust, title, edition, seal }: Printed): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page += 1) {
    doc.switchToPage(page)
    const { left, right } = doc.page.margins
    // The foot stands below the margin, where writing would begin another page.
    doc.page.margins.bottom = 0
    const at = { left, y: doc.page.height - 50, width: doc.page.width - left - right }
    doc.markContent('Artifact', { type: 'Pagination' })
    doc.font('regular').fontSize(8.5).fillColor('#505a5f')
    const named = `${trust}: ${title}, ${edition}. Seal ${seal.slice(0, 16)}`
    doc.text(named, at.left, at.y, { width: at.width - 80, lineBreak: false, ellipsis: true })
    const number = `Page ${page - start + 1} of ${count}`
    doc.text(number, at.left, at.y, { width: at.width, align: 'right', lineBreak: false })
    doc.endMarkedContent()
  }
}
