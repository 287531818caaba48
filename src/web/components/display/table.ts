import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  type Maybe,
  type Optional,
  type Styled,
  type StyledContent,
} from '#web/components/options.ts'

/** One cell; the format "numeric" sets figures to the right. */
export type TableCell = StyledContent &
  Optional<{ format: string; colspan: number; rowspan: number }>

/** Options of a table. */
export type TableOptions = Styled &
  Optional<{
    caption: string
    captionClasses: string
    head: readonly TableCell[]
    rows: readonly Maybe<readonly TableCell[]>[]
    firstCellIsHeader: boolean
  }>

/** Figures or facts to compare, in rows and columns. */
export function table(options: TableOptions): Html {
  const rows = (options.rows ?? []).flatMap((row) => (row ? [row] : []))
  return html`<table
    class="${classes('govuk-table', options.classes)}"
    ${extra(options.attributes)}
  >
    ${options.caption ? caption(options.caption, options.captionClasses) : nothing}
    ${options.head ? head(options.head) : nothing}
    <tbody class="govuk-table__body">
      ${rows.map((row) => tableRow(row, Boolean(options.firstCellIsHeader)))}
    </tbody>
  </table>`
}

function caption(words: string, names: string | undefined): Html {
  return html`<caption class="${classes('govuk-table__caption', names)}">
    ${words}
  </caption>`
}

function head(cells: readonly TableCell[]): Html {
  return html`<thead class="govuk-table__head">
    <tr class="govuk-table__row">
      ${cells.map(columnHeader)}
    </tr>
  </thead>`
}

function tableRow(cells: readonly TableCell[], firstIsHeader: boolean): Html {
  return html`<tr class="govuk-table__row">
    ${cells.map((cell, place) =>
      firstIsHeader && place === 0 ? rowHeader(cell) : tableCell(cell),
    )}
  </tr>`
}

function columnHeader(cell: TableCell): Html {
  const format = cell.format && `govuk-table__header--${cell.format}`
  const names = classes('govuk-table__header', format, cell.classes)
  return html`<th scope="col" class="${names}" ${common(cell)}>${content(cell)}</th>`
}

function rowHeader(cell: TableCell): Html {
  const names = classes('govuk-table__header', cell.classes)
  return html`<th scope="row" class="${names}" ${common(cell)}>${content(cell)}</th>`
}

function tableCell(cell: TableCell): Html {
  const format = cell.format && `govuk-table__cell--${cell.format}`
  const names = classes('govuk-table__cell', format, cell.classes)
  return html`<td class="${names}" ${common(cell)}>${content(cell)}</td>`
}

function common(cell: TableCell): Html {
  const span = attributes({ colspan: cell.colspan, rowspan: cell.rowspan })
  return html`${span} ${extra(cell.attributes)}`
}
