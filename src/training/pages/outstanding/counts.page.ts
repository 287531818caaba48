import { figures } from '#core/figures.ts'
import type { SchoolNames } from '#people/pages/stay-words.ts'
import type { Count } from '#training/outstanding/counts.ts'
import { table } from '#web/components/display/table.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, type Html } from '#web/html.ts'

import { bar } from './bars.page.ts'
import type { OutstandingModel } from './outstanding.page.ts'

const words = {
  bySchool: 'By school',
  byRole: 'By role',
  school: 'School',
  role: 'Role',
  noSchool: 'The whole trust',
  overdue: 'Overdue',
  owed: 'To do',
  done: 'Done',
  drawn: 'Drawn',
} as const

/** How many people stand how, by school and by role: as numbers, and drawn. */
export function countTables(model: OutstandingModel): Html {
  const schools = model.bySchool.map((one) => ({ ...one, name: schoolName(one.id, model.names) }))
  const roles = model.byRole.map((one) => ({ ...one, name: model.roleWords(one.id) }))
  return html`${countTable(words.bySchool, words.school, schools)}
  ${countTable(words.byRole, words.role, roles)}`
}

/** The name of a school; the trust as a whole under an empty id. */
export function schoolName(id: string, names: SchoolNames): string {
  return id === '' ? words.noSchool : (names.get(id) ?? id)
}

function countTable(
  caption: string,
  what: string,
  rows: readonly (Count & { readonly name: string })[],
): Html {
  const inOrder = rows.toSorted((one, other) => one.name.localeCompare(other.name))
  const numeric = 'numeric' as const
  return wideTable(
    caption,
    table({
      caption,
      captionClasses: 'govuk-table__caption--m',
      firstCellIsHeader: true,
      head: [
        { text: what },
        { text: words.overdue, format: numeric },
        { text: words.owed, format: numeric },
        { text: words.done, format: numeric },
        { text: words.drawn },
      ],
      rows: inOrder.map((one) => [
        { text: one.name },
        { text: figures(one.overdue), format: numeric },
        { text: figures(one.owed), format: numeric },
        { text: figures(one.done), format: numeric },
        { html: bar(one) },
      ]),
    }),
  )
}
