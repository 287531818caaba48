import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { Chosen } from './choose-edition.ts'
import type { Matrix } from './matrix.ts'

const words = {
  title: 'Compare policies',
  what: 'Two policies are held against each other rule by rule. Each difference is shown as an invented person who is answered differently, with both answers and both clauses.',
  left: 'One policy',
  right: 'The other',
  choose: 'Choose',
  button: 'Compare',
  matrix: 'Where they differ most',
  matrixWhat: 'In how many places two clauses part ways. The darker, the more.',
  waiting: 'Being compared',
  still: 'Still being compared:',
  again: 'Show how far it is',
  unknown: 'One of the two is not there, or not to be seen by you.',
} as const

/** What can be compared, by its name in addresses. */
export type Choice = { readonly name: string; readonly title: string }

/** What the first page of comparing shows. */
export type StartModel = {
  readonly address: string
  readonly choices: readonly Choice[]
  readonly left: string
  readonly right: string
  /** Something was chosen that is not there. */
  readonly isUnknown: boolean
  readonly matrix: Matrix
}

/** The first page of comparing: what to compare, and where the trusts differ most. */
export function startPage(frame: Frame, model: StartModel): Html {
  const { address, matrix, isUnknown } = model
  return layout({
    ...frame,
    title: words.title,
    width: 'full',
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <div class="govuk-!-width-two-thirds">
        <p class="govuk-body">${words.what}</p>
        ${isUnknown ? insetText({ text: words.unknown }) : nothing}
        <form method="get" action="${address}">
          ${field('left', words.left, model)} ${field('right', words.right, model)}
          ${button({ text: words.button })}
        </form>
      </div>
      ${matrix.trusts.length > 1 ? drawn(address, matrix) : nothing}`,
  })
}

function field(name: 'left' | 'right', text: string, { choices, ...model }: StartModel): Html {
  return select({
    id: name,
    name,
    label: { text },
    items: [
      { value: '', text: words.choose, selected: model[name] === '' },
      ...choices.map((one) => ({
        value: one.name,
        text: one.title,
        selected: model[name] === one.name,
      })),
    ],
  })
}

function drawn(address: string, { trusts, cells, waiting }: Matrix): Html {
  const most = Math.max(1, ...cells.map(({ apart }) => apart ?? 0))
  const cellAt = (row: number, column: number) =>
    cells.find(
      (cell) => cell.row === Math.min(row, column) && cell.column === Math.max(row, column),
    )
  const square = (row: number, column: number): Html => {
    const apart = cellAt(row, column)?.apart
    const [left, right] = [trusts[row], trusts[column]]
    if (row === column || !left || !right) return html`<td class="hr-matrix__self"></td>`
    const shade = apart === undefined ? 0 : Math.ceil((apart / most) * 5)
    const query = new URLSearchParams({ left: left.name, right: right.name }).toString()
    return html`<td class="hr-matrix__cell hr-shade--${shade}">
      <a
        class="govuk-link govuk-link--no-visited-state"
        href="${address}?${query}"
        aria-label="${left.name} and ${right.name}: ${apart ?? words.waiting}"
        >${apart ?? '…'}</a
      >
    </td>`
  }
  return html`<h2 class="govuk-heading-m">${words.matrix}</h2>
    <p class="govuk-body">${words.matrixWhat}</p>
    ${waiting > 0 ? progress(address, waiting) : nothing}
    ${wideTable(
      words.matrix,
      html`<table class="govuk-table hr-matrix">
        <caption class="govuk-visually-hidden">
          ${words.matrix}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${trusts.map((trust) => html`<th scope="col" class="govuk-table__header">${short(trust)}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${trusts.map(
            (trust, row) =>
              html`<tr>
                <th scope="row" class="govuk-table__header">${short(trust)}</th>
                ${trusts.map((_, column) => square(row, column))}
              </tr>`,
          )}
        </tbody>
      </table>`,
    )}`
}

/** The page is not shown again by itself: what somebody has just chosen above would be lost. */
function progress(address: string, waiting: number): Html {
  return html`<p class="govuk-body">
    ${words.still} ${waiting}. <a class="govuk-link" href="${address}">${words.again}</a>
  </p>`
}

function short({ name, title }: Chosen): Html {
  return html`<abbr title="${title}">${name}</abbr>`
}
