import { figures } from '#core/figures.ts'
import { kindNames } from '#people/kind-words.ts'
import type { PeoplePage, PeopleSought } from '#people/looking/list-people.ts'
import type { ListedPerson } from '#people/looking/people-listed.store.ts'
import { fresh } from '#people/pages/forms/sent.ts'
import { listField, textField } from '#people/pages/forms/fields.page.ts'
import { isStillHere, mainStays, schoolNames, stayLine } from '#people/pages/stay-words.ts'
import type { School } from '#people/schools/school.ts'
import { button } from '#web/components/forms/button.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  title: 'People',
  search: 'Name or the beginning of one',
  kind: 'What they are',
  school: 'School',
  all: 'Everyone',
  allSchools: 'All schools',
  find: 'Find',
  clear: 'Clear the search',
  none: 'Nobody you may see was found. Try fewer letters, or another school or kind.',
  nobody: 'Nobody is kept here yet that you may see.',
  import: 'Import people',
  add: 'Add a person',
  note: 'You see the people your roles let you see. That you looked is recorded.',
  name: 'Name',
  is: 'What they are',
  signIn: 'Sign-in',
  notInvited: 'Not invited',
  gone: 'Cannot sign in: has left',
} as const

const signInTags: Readonly<Record<ListedPerson['signIn'], Html>> = {
  may: tag({ text: 'Can sign in', classes: 'govuk-tag--green' }),
  invited: tag({ text: 'Invited', classes: 'govuk-tag--yellow' }),
  no: html`<span class="govuk-visually-hidden">${words.notInvited}</span>`,
}

const gone = html`<span class="govuk-visually-hidden">${words.gone}</span>`

/** What the list of people shows. */
export type ListModel = PeoplePage & {
  readonly base: string
  readonly today: string
  readonly looked: string
  readonly sought: PeopleSought
  readonly schools: readonly School[]
  readonly may: { readonly add: boolean; readonly import: boolean }
}

/** The people somebody may see, one page of them, and the form to look for some. */
export function listPage(frame: Frame, model: ListModel): Html {
  const { page, pages } = model
  return layout({
    ...frame,
    title: pages > 1 ? `${words.title} (page ${page} of ${pages})` : words.title,
    width: 'full',
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${addButtons(model)} ${searchForm(model)}
      <h2 class="govuk-heading-m" role="status">${countWords(model)}</h2>
      ${model.people.length === 0 ? empty(model) : peopleTable(model)} ${pagesOf(model)}
      <p class="govuk-body-s">${words.note}</p>`,
  })
}

function addButtons({ base, may }: ListModel): Html {
  if (!may.add && !may.import) return nothing
  const secondary = 'govuk-button--secondary'
  return html`<div class="govuk-button-group">
    ${may.add ? button({ text: words.add, href: `${base}/people/new` }) : nothing}
    ${
      may.import
        ? button({ text: words.import, href: `${base}/imports`, classes: secondary })
        : nothing
    }
  </div>`
}

function searchForm({ base, looked, sought, schools }: ListModel): Html {
  const filled = fresh({ q: looked, kind: sought.kind, school: sought.schoolId })
  return html`<form class="hr-filter" role="search" action="${base}/people" method="get">
    ${textField(filled, { name: 'q', asks: words.search })}
    ${listField(filled, {
      name: 'kind',
      asks: words.kind,
      none: words.all,
      choices: Object.entries(kindNames).map(([value, text]) => ({ value, text })),
    })}
    ${listField(filled, {
      name: 'school',
      asks: words.school,
      none: words.allSchools,
      choices: schools.map(({ schoolId, name }) => ({ value: schoolId, text: name })),
    })}
    ${button({ text: words.find })}
  </form>`
}

function isSearch({ looked, sought }: ListModel): boolean {
  return looked !== '' || sought.kind !== undefined || sought.schoolId !== undefined
}

function countWords(model: ListModel): string {
  const count = model.count === 1 ? '1 person' : `${figures(model.count)} people`
  return isSearch(model) ? `${count} found` : count
}

function empty(model: ListModel): Html {
  if (!isSearch(model)) return html`<p class="govuk-body">${words.nobody}</p>`
  return html`<p class="govuk-body">${words.none}</p>
    <p class="govuk-body">
      <a class="govuk-link" href="${model.base}/people">${words.clear}</a>
    </p>`
}

function peopleTable({ people, base, schools, today }: ListModel): Html {
  const names = schoolNames(schools)
  return table({
    classes: 'hr-stack',
    firstCellIsHeader: true,
    head: [{ text: words.name }, { text: words.is }, { text: words.signIn }],
    rows: people.map(({ personId, name, stays, signIn }) => [
      { html: html`<a class="govuk-link" href="${base}/people/${personId}">${name}</a>` },
      { html: lines(mainStays(stays, today).map((stay) => stayLine(stay, names, today))) },
      { html: isStillHere(stays, today) ? signInTags[signIn] : gone },
    ]),
  })
}

function lines(texts: readonly string[]): Html {
  return html`${texts.map((text) => html`<span class="hr-line">${text}</span>`)}`
}

function pagesOf(model: ListModel): Html {
  const { page, pages } = model
  if (pages === 1) return nothing
  return pagination({
    landmarkLabel: 'Pages of people',
    previous: page > 1 ? { href: hrefOf(model, page - 1) } : undefined,
    next: page < pages ? { href: hrefOf(model, page + 1) } : undefined,
    items: shownPages(page, pages).map((number) =>
      number === '…'
        ? { ellipsis: true }
        : { number, href: hrefOf(model, number), current: number === page },
    ),
  })
}

/** The first and last page and those around this one; a gap between stands for the rest. */
function shownPages(page: number, pages: number): readonly (number | '…')[] {
  const near = [page - 1, page, page + 1].filter((one) => one > 1 && one < pages)
  const before = (near[0] ?? 2) > 2 ? (['…'] as const) : []
  const after = (near.at(-1) ?? pages - 1) < pages - 1 ? (['…'] as const) : []
  return [1, ...before, ...near, ...after, pages]
}

function hrefOf({ base, looked, sought }: ListModel, page: number): string {
  const { sent } = fresh({
    q: looked || undefined,
    kind: sought.kind,
    school: sought.schoolId,
    page: String(page),
  })
  return `${base}/people?${sent}`
}
