import { momentWords } from '#core/moment-words.ts'
import { details } from '#web/components/display/details.ts'
import { button } from '#web/components/forms/button.ts'
import { input } from '#web/components/forms/input.ts'
import { select } from '#web/components/forms/select.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { aboutWords, actorWords, happenedWords, recordKinds } from './entry-words.ts'
import type { RecordPage } from './read-record.ts'
import { type BadFilter, filterAddress, type RecordFilter } from './record-filter.ts'
import type { KeptEntry } from './reading.store.ts'

/** What the page of the record shows. */
export type RecordModel = {
  /** The address of the record. */
  readonly base: string
  readonly filter: RecordFilter
  /** What was typed into the filter, as it was typed. */
  readonly typed: Readonly<Record<string, string>>
  readonly problem?: BadFilter | undefined
  readonly page?: RecordPage | undefined
  readonly mayExport: boolean
}

const words = {
  title: 'The record',
  what: 'What was done and what confidential things were looked at: who, what and when. Nothing in it can be changed without a trace. That you read it becomes part of it.',
  filter: 'Choose what to show',
  from: 'First day',
  to: 'Last day',
  person: 'Person',
  personHint: 'A part of a name: what they did, and what was done about them.',
  kind: 'What happened',
  all: 'Everything',
  show: 'Show',
  clear: 'Show everything',
  none: 'No entry fits.',
  noneYet: 'Nothing has been recorded yet.',
  about: 'about',
  onlySubject: 'Only entries about one thing are shown.',
  older: 'Older entries',
  newest: 'Newest entries',
  export: 'Export the record, and check it',
} as const

/** The page of the record: newest first, with a filter. */
export function recordPage(frame: Frame, model: RecordModel): Html {
  const { problem, page } = model
  return layout({
    ...frame,
    title: words.title,
    errors: problem ? [{ text: problem.says, href: `#${problem.field}` }] : [],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${model.mayExport ? link(`${model.base}/export`, words.export) : nothing} ${form(model)}
      ${page ? list(model, page) : nothing}`,
  })
}

function form(model: RecordModel): Html {
  const { base, typed, filter, problem } = model
  const isOpen = isFiltered(filter) || problem !== undefined
  const day = (name: 'from' | 'to') => ({
    name,
    id: name,
    type: 'date',
    value: typed[name] ?? '',
    classes: 'govuk-input--width-10',
    label: { text: words[name] },
    errorMessage: problem?.field === name ? { text: problem.says } : undefined,
  })
  return details({
    summaryText: words.filter,
    open: isOpen,
    html: html`<form action="${base}" method="get" novalidate>
      ${input(day('from'))} ${input(day('to'))}
      ${input({
        name: 'person',
        id: 'person',
        value: personTyped(model),
        autocomplete: 'off',
        label: { text: words.person },
        hint: { text: words.personHint },
        classes: 'govuk-input--width-20',
      })}
      ${select({
        name: 'kind',
        id: 'kind',
        value: filter.kind ?? '',
        label: { text: words.kind },
        items: [
          { value: '', text: words.all },
          ...recordKinds.map(({ kind, says }) => ({ value: kind, text: says })),
        ],
      })}
      <div class="govuk-button-group">
        ${button({ text: words.show })}
        ${isOpen ? html`<a class="govuk-link" href="${base}">${words.clear}</a>` : nothing}
      </div>
    </form>`,
  })
}

function isFiltered({ from, to, person, kind, subject }: RecordFilter): boolean {
  return [from, to, person, kind, subject].some((one) => one !== undefined)
}

/** What was typed, or the name of the person whose id a link brought. */
function personTyped({ filter: { person = '' }, typed, page }: RecordModel): string {
  return page?.names.get(person) ?? typed['person'] ?? ''
}

function list(model: RecordModel, page: RecordPage): Html {
  const { filter } = model
  const { entries } = page
  const chosen = filter.subject ? html`<p class="govuk-body">${words.onlySubject}</p>` : nothing
  if (entries.length === 0) {
    const none = isFiltered(filter) || filter.before ? words.none : words.noneYet
    return html`${chosen}
      <p class="govuk-body" role="status">${none}</p>`
  }
  return html`${chosen}
    <ul class="govuk-list hr-entries">
      ${entries.map((entry) => row(entry, model, page.names))}
    </ul>
    ${further(model, page)}`
}

function row(entry: KeptEntry, { base }: RecordModel, names: ReadonlyMap<string, string>): Html {
  const { entryId, at, actor, action } = entry
  const about = aboutWords(entry, names)
  return html`<li class="hr-entries__entry">
    <a class="govuk-link hr-entries__what" href="${base}/${entryId}">${happenedWords(action)}</a>
    <span class="hr-entries__who"
      >${names.get(actor) ?? actorWords(actor)}${about === undefined ? '' : `; ${words.about}: ${about}`}</span
    >
    <time class="hr-entries__when" datetime="${at.toISOString()}">${momentWords(at)}</time>
  </li>`
}

function further({ base, filter }: RecordModel, { next }: RecordPage): Html {
  if (next === undefined && filter.before === undefined) return nothing
  const to = (before: RecordFilter['before']) => filterAddress(base, { ...filter, before })
  return pagination({
    ...(filter.before ? { previous: { text: words.newest, href: to(undefined) } } : {}),
    ...(next ? { next: { text: words.older, href: to(next) } } : {}),
  })
}

function link(href: string, text: string): Html {
  return html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`
}
