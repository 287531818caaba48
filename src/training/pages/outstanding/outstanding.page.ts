import { figures } from '#core/figures.ts'
import { dayWords } from '#core/day.ts'
import { fresh } from '#people/pages/forms/sent.ts'
import { listField } from '#people/pages/forms/fields.page.ts'
import type { SchoolNames } from '#people/pages/stay-words.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import type { Count, Sought } from '#training/outstanding/counts.ts'
import type { PersonStanding, State } from '#training/outstanding/standings.ts'
import { doing, many, titleOf, whyOf } from '#training/pages/item-words.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { countTables, schoolName } from './counts.page.ts'

const words = {
  title: 'Who has still to read',
  school: 'School',
  role: 'Role',
  all: 'All',
  state: 'How they stand',
  what: 'What',
  show: 'Show',
  people: 'People',
  none: 'Nobody stands so. Choose less, or all.',
  nobody: 'Nobody is here yet of whom the policy asks anything.',
  name: 'Name',
  waits: 'What waits',
  nothingWaits: 'Nothing',
  done: 'Done',
  owed: 'To do',
  overdue: 'Overdue',
  csv: 'Download this list for a spreadsheet',
  record: 'Record training, or ask for a refresher',
  note: 'You see the people of the schools for which you hold a role. That you looked is recorded.',
} as const

/** What each state is called. */
export const stateNames: Readonly<Record<State | 'outstanding', string>> = {
  outstanding: 'Something waits',
  overdue: words.overdue,
  owed: 'To do, and in time',
  done: words.done,
}

const tags: Readonly<Record<State, Html>> = {
  done: tag({ text: words.done, classes: 'govuk-tag--green' }),
  owed: tag({ text: words.owed, classes: 'govuk-tag--blue' }),
  overdue: tag({ text: words.overdue, classes: 'govuk-tag--red' }),
}

/** What the list of who has still to read shows. */
export type OutstandingModel = {
  readonly base: string
  readonly rulebook: Rulebook
  readonly names: SchoolNames
  readonly roleWords: (role: string) => string
  readonly bySchool: readonly Count[]
  readonly byRole: readonly Count[]
  readonly keys: readonly string[]
  readonly sought: Sought
  readonly people: readonly PersonStanding[]
  readonly count: number
  readonly page: number
  readonly pages: number
  readonly mayRecord: boolean
}

/** Who has read, signed and learnt and who has not: in numbers, as bars, and person by person. */
export function outstandingPage(frame: Frame, model: OutstandingModel): Html {
  const { base, mayRecord } = model
  return layout({
    ...frame,
    title: words.title,
    width: 'full',
    beforeContent: backLink({ href: `${base}/reading` }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${
        mayRecord
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="${base}/training">${words.record}</a>
            </p>`
          : nothing
      }
      ${
        model.bySchool.length === 0
          ? html`<p class="govuk-body">${words.nobody}</p>`
          : html`${countTables(model)} ${list(model)}`
      }
      <p class="govuk-body-s">${words.note}</p>`,
  })
}

function list(model: OutstandingModel): Html {
  const { people, count, base } = model
  return html`${filter(model)}
    <h2 class="govuk-heading-m" role="status">
      ${figures(count)} ${count === 1 ? 'person' : 'people'}
    </h2>
    ${people.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : peopleTable(model)}
    ${pagesOf(model)}
    <p class="govuk-body">
      <a class="govuk-link" href="${base}/reading/outstanding.csv?${queryOf(model.sought)}"
        >${words.csv}</a
      >
    </p>`
}

function filter(model: OutstandingModel): Html {
  const { base, sought, names, byRole, bySchool, keys, rulebook, roleWords } = model
  const filled = fresh({
    school: sought.schoolId,
    role: sought.role,
    state: sought.state,
    what: sought.key,
  })
  const schools = bySchool.filter(({ id }) => id !== '')
  return html`<form class="hr-filter" action="${base}/reading/outstanding" method="get">
    ${listField(filled, {
      name: 'school',
      asks: words.school,
      none: words.all,
      choices: schools.map(({ id }) => ({ value: id, text: schoolName(id, names) })),
    })}
    ${listField(filled, {
      name: 'role',
      asks: words.role,
      none: words.all,
      choices: byRole.map(({ id }) => ({ value: id, text: roleWords(id) })),
    })}
    ${listField(filled, {
      name: 'state',
      asks: words.state,
      none: words.all,
      choices: Object.entries(stateNames).map(([value, text]) => ({ value, text })),
    })}
    ${listField(filled, {
      name: 'what',
      asks: words.what,
      none: words.all,
      choices: keys.map((key) => ({ value: key, text: titleOf(key, rulebook) })),
    })}
    ${button({ text: words.show })}
  </form>`
}

function peopleTable({ people, names, roleWords, rulebook }: OutstandingModel): Html {
  return table({
    classes: 'hr-stack',
    firstCellIsHeader: true,
    head: [
      { text: words.name },
      { text: words.role },
      { text: words.state },
      { text: words.waits },
    ],
    rows: people.map((one) => [
      { text: one.name },
      {
        html: lines([
          one.roles.map(roleWords).join(', '),
          ...one.schools.map((id) => schoolName(id, names)),
        ]),
      },
      { html: tags[one.state] },
      {
        html:
          one.owed.length === 0
            ? html`${words.nothingWaits}`
            : lines(
                one.owed.map(
                  (item) =>
                    `${doing[item.asks]}: ${titleOf(item.key, rulebook)}. ${whyShort(item)}`,
                ),
              ),
      },
    ]),
  })
}

function whyShort(item: PersonStanding['owed'][number]): string {
  const by = item.due === undefined ? '' : ` By ${dayWords(item.due)}.`
  return item.standing === 'changed'
    ? `${many(item.changes.length, 'change')}.${by}`
    : `${shorter(item)}${by}`
}

function shorter(item: PersonStanding['owed'][number]): string {
  return item.standing === 'never' ? '' : whyOf({ ...item, because: '' })
}

function lines(texts: readonly string[]): Html {
  return html`${texts.map((text) => html`<span class="hr-line">${text}</span>`)}`
}

function pagesOf(model: OutstandingModel): Html {
  const { page, pages } = model
  if (pages <= 1) return nothing
  const to = (number: number) => ({
    href: `${model.base}/reading/outstanding?${queryOf(model.sought, number)}`,
    labelText: `${number} of ${pages}`,
  })
  return pagination({
    landmarkLabel: 'Pages of people',
    previous: page > 1 ? to(page - 1) : undefined,
    next: page < pages ? to(page + 1) : undefined,
  })
}

/** What is sought, as an address carries it. */
export function queryOf({ schoolId, role, state, key }: Sought, page?: number): string {
  const { sent } = fresh({
    school: schoolId,
    role,
    state,
    what: key,
    page: page === undefined ? undefined : String(page),
  })
  return String(sent)
}
