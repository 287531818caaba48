import { figures } from '#core/figures.ts'
import type { RunLine } from '#people/imports/runs/run.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { select } from '#web/components/forms/select.ts'
import { table } from '#web/components/display/table.ts'
import { numberedPages } from '#web/paging/list-pages.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { AtRun } from './at-imports.routes.ts'
import { backToRun } from './run-parts.page.ts'

const titles = {
  new: 'New people',
  lookalike: 'Perhaps already here',
  changed: 'People who change',
  left: 'People who leave',
  refused: 'Rows that were refused',
} as const

const words = {
  list: 'List',
  school: 'School',
  every: 'Every school',
  trust: 'The whole trust, or no school',
  text: 'Name or id',
  filter: 'Show',
  none: 'Nobody is in this list.',
  name: 'Name',
  id: 'Id',
  new: 'Is',
  lookalike: 'Looks like',
  changed: 'What changes',
  left: 'What changes',
  refused: 'Why',
  place: 'Row',
} as const

/** How many lines a page shows. */
export const linesShown = 50

/** Which lines are shown. */
export type LinesModel = {
  readonly change: RunLine['change']
  readonly school: string | undefined
  readonly text: string
  readonly page: number
  readonly lines: readonly RunLine[]
  readonly total: number
}

/** One list of a preview, page by page. */
export function linesPage(frame: Frame, at: AtRun, model: LinesModel): Html {
  const title = titles[model.change]
  return layout({
    ...frame,
    title,
    width: 'full',
    beforeContent: backToRun(at),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${filter(at, model)}
      <p class="govuk-body" role="status">${figures(model.total)} in this list</p>
      ${model.lines.length > 0 ? list(model) : html`<p class="govuk-body">${words.none}</p>`}
      ${pages(at, model)}`,
  })
}

function filter({ address, run }: AtRun, { change, school, text }: LinesModel): Html {
  const schools = (run.summary?.perSchool ?? []).map((one) => one.school)
  return html`<form method="get" action="${address}/lines" class="hr-filter">
    ${select({
      name: 'change',
      id: 'change',
      value: change,
      label: { text: words.list },
      items: Object.entries(titles).map(([value, name]) => ({ value, text: name })),
    })}
    ${
      !isBySchool(change)
        ? nothing
        : select({
            name: 'school',
            id: 'school',
            label: { text: words.school },
            items: [
              { value: every, text: words.every, selected: school === undefined },
              ...schools.map((name) => ({
                value: name,
                text: name === '' ? words.trust : name,
                selected: school === name,
              })),
            ],
          })
    }
    ${input({ name: 'q', id: 'q', value: text, label: { text: words.text } })}
    ${button({ text: words.filter, classes: 'govuk-button--secondary' })}
  </form>`
}

/** What the list of schools says for all of them: no school is called so. */
export const every = '*'

/** Refused rows are of no school; who looks like somebody already here is listed as one. */
export function isBySchool(change: RunLine['change']): boolean {
  return change !== 'refused' && change !== 'lookalike'
}

function list({ change, lines }: LinesModel): Html {
  const isRefused = change === 'refused'
  const columns = [
    ...(isRefused ? [] : [words.name]),
    words.id,
    ...(isBySchool(change) ? [words.school] : []),
    words[change],
    words.place,
  ]
  return wideTable(
    titles[change],
    table({
      caption: titles[change],
      captionClasses: 'govuk-visually-hidden',
      head: columns.map((text) => ({ text })),
      rows: lines.map((line) => [
        ...(isRefused ? [] : [{ text: line.name }]),
        { text: line.knownAs },
        ...(isBySchool(change) ? [{ text: line.school }] : []),
        { text: line.what },
        { text: placeOf(line) },
      ]),
    }),
  )
}

function placeOf({ file, row }: RunLine): string {
  return row === undefined ? '' : `${file}, ${row}`
}

function pages({ address }: AtRun, { change, school, text, page, total }: LinesModel): Html {
  const href = (number: number): string => {
    const query = new URLSearchParams({ change, school: school ?? every, q: text })
    query.set('page', String(number))
    return `${address}/lines?${query.toString()}`
  }
  return numberedPages({ page, last: Math.ceil(total / linesShown), href })
}
