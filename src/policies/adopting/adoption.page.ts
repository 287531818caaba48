import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { isNamed } from '#policies/reviewing/review-words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { table } from '#web/components/display/table.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { Adoption, SchoolStanding } from './adoption.ts'
import { localWords, standingWords } from './local-words.ts'

const words = {
  title: 'Schools and this policy',
  notAsked:
    'This policy asks nothing of single schools: no committee of a school has to review or adopt it, and no copy is issued for each. The trust’s edition applies in every school as it stands.',
  read: 'Read the policy',
  noSchools: 'No school is kept here yet.',
  board: (by: string, when: string, from: string) =>
    `The trust’s edition: approved by ${by}, ${when}. In force from ${from}.`,
  noBoard: (when: string, from: string) =>
    `The trust’s edition: ${when}; the text does not say who approved it. In force from ${from}.`,
  head: ['School', 'How it stands', 'Record'],
  copy: 'policy of this school',
  missing: 'Still missing',
  record: 'Record',
  correct: 'Correct',
  recorded: 'It was recorded.',
  all: 'Every school has done so.',
} as const

/** How many schools stand on one page. */
export const schoolsAPage = 100

/** What the page of schools shows: `adoption` is left out where the text asks nothing of them. */
export type AdoptionModel = {
  readonly frame: Frame
  readonly base: string
  readonly edition: SealedEdition
  /** From when the edition is in force. */
  readonly since: IsoDay
  readonly overdue: string | undefined
  readonly adoption: Adoption | undefined
  readonly page: number
  /** Whether whoever looks may record for a school. */
  readonly mayRecord: (schoolId: string) => boolean
  readonly isRecorded: boolean
}

/** What the policy asks of each school, which have done it and which have not. */
export function adoptionPage(model: AdoptionModel): Html {
  const { frame, adoption, overdue, edition, base, isRecorded } = model
  const { name } = edition.rulebook.control
  const title = adoption ? localWords[adoption.local.kind].title : words.title
  return layout({
    ...frame,
    title,
    overdue,
    width: 'full',
    content: html`${isRecorded ? notificationBanner({ type: 'success', text: words.recorded }) : nothing}
      <span class="govuk-caption-l">${name}</span>
      <h1 class="govuk-heading-l">${title}</h1>
      ${adoption ? asked(model, adoption) : html`<p class="govuk-body">${words.notAsked}</p>`}
      <p class="govuk-body"><a class="govuk-link" href="${base}/policy">${words.read}</a></p>`,
  })
}

/** The same for a school whose policy asks nothing of it. */
export function notAskedPage(
  model: Pick<AdoptionModel, 'frame' | 'base' | 'edition' | 'since'>,
): Html {
  const nothingAsked = { overdue: undefined, adoption: undefined, page: 1, isRecorded: false }
  return adoptionPage({ ...model, ...nothingAsked, mayRecord: () => false })
}

function asked(model: AdoptionModel, { local, schools }: Adoption): Html {
  const own = localWords[local.kind]
  const missing = schools.filter(({ done }) => done === undefined)
  const done = schools.filter((one) => one.done !== undefined)
  return html`<p class="govuk-body">
      ${own.asks(local.by)}
      <a class="govuk-link hr-nowrap" href="${model.base}/policy/${local.clause}"
        >${local.clause}</a
      >
    </p>
    <p class="govuk-body">${boardWords(model)}</p>
    ${schools.length === 0 ? html`<p class="govuk-body">${words.noSchools}</p>` : nothing}
    ${schools.length > 0 ? html`<h2 class="govuk-heading-m">${own.count(done.length, schools.length)}</h2>` : nothing}
    ${schools.length > 0 && missing.length === 0 ? html`<p class="govuk-body">${words.all}</p>` : nothing}
    ${listed(model, { local, schools: [...missing, ...done] })}`
}

function boardWords({ edition, since }: AdoptionModel): string {
  const { approved } = edition.rulebook.control
  const from = dayWords(since)
  return isNamed(approved.by)
    ? words.board(approved.by, approved.words, from)
    : words.noBoard(approved.words, from)
}

function listed(model: AdoptionModel, { local, schools }: Adoption): Html {
  const { page } = model
  const shown = schools.slice((page - 1) * schoolsAPage, page * schoolsAPage)
  const own = localWords[local.kind]
  const missing = shown.filter(({ done }) => done === undefined)
  const done = shown.filter((one) => one.done !== undefined)
  return html`${group(words.missing, missing, { ...model, local })}
  ${group(own.doneTitle, done, { ...model, local })} ${pagesOf(model, schools.length)}`
}

function group(
  title: string,
  schools: readonly SchoolStanding[],
  model: AdoptionModel & Pick<Adoption, 'local'>,
): Html {
  if (schools.length === 0) return nothing
  const mayAny = schools.some(({ school }) => model.mayRecord(school.schoolId))
  return table({
    caption: `${title} (${schools.length})`,
    captionClasses: 'govuk-table__caption--m',
    classes: 'hr-stack',
    firstCellIsHeader: true,
    head: words.head.slice(0, mayAny ? 3 : 2).map((text) => ({ text })),
    rows: schools.map((one) => [
      { html: schoolLink(one, model) },
      { text: standingWords(model.local.kind, one.done) },
      ...(mayAny ? [{ html: recordLink(one, model) }] : []),
    ]),
  })
}

function schoolLink({ school }: SchoolStanding, { base }: AdoptionModel): Html {
  return html`<a class="govuk-link" href="${base}/schools/${school.schoolId}/policy"
    >${school.name}<span class="govuk-visually-hidden">: ${words.copy}</span></a
  >`
}

function recordLink({ school, done }: SchoolStanding, { base, mayRecord }: AdoptionModel): Html {
  if (!mayRecord(school.schoolId)) return nothing
  const href = `${base}/adoption/${school.schoolId}`
  const hidden = html`<span class="govuk-visually-hidden"> for ${school.name}</span>`
  return done === undefined
    ? html`<a class="govuk-link" href="${href}">${words.record}${hidden}</a>`
    : html`<a class="govuk-link" href="${href}?corrects=${done.recordId}"
        >${words.correct}${hidden}</a
      >`
}

function pagesOf({ base, page }: AdoptionModel, count: number): Html {
  const href = (to: number): string => `${base}/adoption?page=${to}`
  return listPages({ page, more: page * schoolsAPage < count, href, label: 'Pages of schools' })
}
