import {
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  InternalHyperlink,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'

import { contentsOf, type Printed, type PrintedRow } from './printed.ts'
import { printedWords as words } from './printed-words.ts'
import { wordStyles } from './word-styles.ts'

/**
 * The policy as a Word document (Office Open XML): with real headings, links from its contents, tables
 * whose rows keep together, and which page of how many below each page.
 */
export async function writeWord(printed: Printed): Promise<Uint8Array> {
  const { title, trust, edition, seal, colour } = printed
  const document = new Document({
    title: `${title}, ${trust}`,
    creator: trust,
    subject: `Edition ${edition}`,
    description: `Seal ${seal}`,
    styles: wordStyles(colour),
    sections: [
      {
        footers: { default: foot(printed) },
        children: [
          ...front(printed),
          new Paragraph({ children: [new PageBreak()] }),
          ...contents(printed),
          ...printed.sections.flatMap((section, index) => sectionOf(section, index)),
          ...related(printed),
          ...history(printed),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

function front({
  trust,
  title,
  subtitle,
  notices,
  control,
  approval,
}: Printed): readonly (Paragraph | Table)[] {
  const bold = (text: string) =>
    new Paragraph({ children: [new TextRun({ text, bold: true })], spacing: { after: 160 } })
  return [
    new Paragraph({ text: trust, spacing: { before: 1800, after: 80 }, style: 'Lead' }),
    new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
    ...(subtitle === undefined ? [] : [new Paragraph({ text: subtitle, style: 'Lead' })]),
    ...notices.map(bold),
    heading(words.control),
    tableOf(control),
    heading(words.approval),
    ...(approval.length === 0 ? [] : [tableOf(approval)]),
    new Paragraph({ text: words.signature, spacing: { before: 280 } }),
    new Paragraph({ text: `${words.line}${'.'.repeat(70)}`, spacing: { before: 480 } }),
  ]
}

function contents(printed: Printed): readonly Paragraph[] {
  const entries = contentsOf(printed).map((entry, index) => {
    const text = new TextRun({ text: entry, style: 'Hyperlink' })
    const link = new InternalHyperlink({ anchor: anchorOf(index), children: [text] })
    return new Paragraph({ children: [link] })
  })
  return [heading(words.contents), ...entries]
}

function sectionOf(
  { title, intro, clauses }: Printed['sections'][number],
  index: number,
): readonly Paragraph[] {
  const text = new Bookmark({ id: anchorOf(index), children: [new TextRun(title)] })
  return [
    new Paragraph({
      children: [text],
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: index === 0,
    }),
    ...intro.map(paragraph),
    ...clauses.flatMap(({ id, title: named, paragraphs }) => [
      new Paragraph({ text: `${id}  ${named}`.trim(), heading: HeadingLevel.HEADING_2 }),
      ...paragraphs.map(paragraph),
    ]),
  ]
}

function related({ related: lines }: Printed): readonly Paragraph[] {
  if (lines.length === 0) return []
  const items = lines.map((text) => new Paragraph({ text, bullet: { level: 0 } }))
  return [heading(words.related), ...items]
}

function history({ history: { head, rows } }: Printed): readonly (Paragraph | Table)[] {
  if (rows.length === 0) return [heading(words.history), paragraph(words.noHistory)]
  const named = head.map((text) => new Paragraph({ children: [new TextRun({ text, bold: true })] }))
  return [heading(words.history), gridOf([named, ...rows.map((row) => row.map(paragraph))])]
}

function heading(text: string): Paragraph {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
}

function paragraph(text: string): Paragraph {
  return new Paragraph({ text })
}

function anchorOf(index: number): string {
  return `section_${index + 1}`
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'b1b4b6' } as const
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const
const cellMargins = { top: 100, bottom: 0, left: 0, right: 80 } as const
const borders = { top: none, left: none, right: none, bottom: line, insideHorizontal: line }

function tableOf(rows: readonly PrintedRow[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: [2400, 6600],
    borders: { ...borders, insideVertical: none },
    margins: cellMargins,
    rows: rows.map(([name, value]) => {
      const named = new TextRun({ text: name, bold: true })
      return new TableRow({
        cantSplit: true,
        children: [
          new TableCell({ children: [new Paragraph({ children: [named] })] }),
          new TableCell({ children: value.split('\n').map(paragraph) }),
        ],
      })
    }),
  })
}

/** A table whose first row is that of the headings; its last column but one is the widest. */
function gridOf(rows: readonly (readonly Paragraph[])[]): Table {
  const narrow = 1700
  const columns = rows[0]?.length ?? 0
  const wide = 9000 - narrow * (columns - 1)
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    columnWidths: Array.from({ length: columns }, (_, i) => (i === columns - 2 ? wide : narrow)),
    borders: { ...borders, insideVertical: none },
    margins: cellMargins,
    rows: rows.map(
      (row, index) =>
        new TableRow({
          cantSplit: true,
          tableHeader: index === 0,
          children: row.map((text) => new TableCell({ children: [text] })),
        }),
    ),
  })
}

function foot({ trust, title, edition, seal }: Printed): Footer {
  const parts = [
    `${trust}: ${title}, ${edition}. Seal ${seal.slice(0, 16)}. Page `,
    PageNumber.CURRENT,
    ' of ',
    PageNumber.TOTAL_PAGES,
  ]
  const runs = parts.map((part) => new TextRun({ children: [part] }))
  return new Footer({
    children: [new Paragraph({ style: 'Foot', children: runs })],
  })
}
