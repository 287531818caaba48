import { heading, type Sheet } from './pdf-sheet.ts'
import { contentsOf, type Printed } from './printed.ts'
import { printedWords } from './printed-words.ts'

type Entry = {
  readonly body: PDFKit.PDFStructureElement
  /** The page it stands on, from 0, where on it, and how wide it is. */
  readonly on: number
  readonly y: number
  readonly width: number
}

/**
 * A page of contents whose entries lead to the sections. Gives what writes beside each on which page its
 * section begins, once that is known.
 */
export function contents(sheet: Sheet, printed: Printed): (pages: readonly number[]) => void {
  const { doc } = sheet
  doc.addPage()
  heading(sheet, { level: 2, text: printedWords.contents, anchor: 'contents' })
  // Its entries stay open until the numbers are known; ended with it.
  const list = doc.struct('L')
  sheet.root.add(list)
  const entries = contentsOf(printed).map((text, index) => entryOf(sheet, list, { text, index }))
  return (pages) => {
    const last = doc.bufferedPageRange().count - 1
    for (const [index, entry] of entries.entries()) numbered(sheet, entry, pages[index] ?? 1)
    list.end()
    doc.switchToPage(last)
  }
}

const numberRoom = 24
const gap = 6

function entryOf(
  { doc, colour }: Sheet,
  list: PDFKit.PDFStructureElement,
  { text, index }: { readonly text: string; readonly index: number },
): Entry {
  doc.font('regular').fontSize(11).fillColor(colour)
  const { left, right } = doc.page.margins
  const room = doc.page.width - left - right - numberRoom
  if (doc.y + doc.heightOfString(text, { width: room }) > doc.page.maxY()) doc.addPage()
  const { y } = doc
  const width = Math.min(doc.widthOfString(text), room)
  const link = doc.struct('Link', {}, () => {
    doc.fillColor(colour).text(text, { paragraphGap: gap, width: room })
    const place: PDFKit.Mixins.AnnotationOption = {}
    // What the types of pdfkit do not know; and to it a plain string is a name, only an object is text.
    const contentsOfLink: unknown = Object(text)
    Object.assign(place, { structParent: link, Contents: contentsOfLink })
    doc.goTo(left, y, width, doc.y - gap - y, `section-${index + 1}`, place)
  })
  const [item, body] = [doc.struct('LI'), doc.struct('LBody')]
  list.add(item)
  item.add(body)
  body.add(link)
  return { body, y, width, on: doc.bufferedPageRange().count - 1 }
}

/** The number at the right, and to the eye alone the dots that lead to it. */
function numbered({ doc }: Sheet, { body, on, y, width }: Entry, page: number): void {
  doc.switchToPage(on)
  doc.font('regular').fontSize(11)
  const text = String(page)
  const { left, right } = doc.page.margins
  const end = doc.page.width - right
  const line = y + doc.currentLineHeight() - 6
  doc.markContent('Artifact', { type: 'Layout' })
  doc.save().lineWidth(0.5).dash(0.5, { space: 3 }).strokeColor('#505a5f')
  doc
    .moveTo(left + width + gap, line)
    .lineTo(end - doc.widthOfString(text) - gap, line)
    .stroke()
  doc.restore()
  doc.endMarkedContent()
  body.add(
    doc.struct('Span', {}, () => {
      doc.fillColor('#0b0c0c')
      doc.text(text, end - numberRoom, y, { width: numberRoom, align: 'right', lineBreak: false })
    }),
  )
}
