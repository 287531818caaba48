import { momentWords } from '#core/moment-words.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftPage, readOnlyNote } from '#policies/drafting/draft.page.ts'
import { stateTag } from '#policies/drafting/draft-state.page.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { ClauseRow, SectionRows } from './rows.ts'

const words = {
  state: 'State',
  edition: 'Edition',
  base: 'Began from',
  blank: 'The catalogue or a file, not from an edition',
  begun: 'Begun',
  saved: 'Last saved',
  ready: 'Nothing is left to do about its words, rules and examples.',
  toDo: 'What is left to do',
  clauses: 'Clauses',
  clause: 'Clause',
  what: 'To be done',
  new: 'New',
  changed: 'Changed',
  takenOut: 'Taken out since the edition it began from',
  add: 'Add a clause',
  sections: 'Add, rename, move or take out a section',
  rename: 'Change the title of this draft',
  text: 'Look at the whole text, or download it',
  withdraw: 'Withdraw this draft',
  unread: 'not readable yet',
} as const

/** What the first page of a draft shows. */
export type OverviewModel = {
  readonly sections: readonly SectionRows[]
  /** Clauses of the edition it began from that are no longer in it. */
  readonly takenOut: readonly string[]
  /** The label of the edition it began from. */
  readonly base: string | undefined
  readonly begunBy: string
  readonly savedBy: string
  /** Why it was last saved. */
  readonly reason: string
}

/** The first page of a draft: how far it is, and each clause with what is to be done about it. */
export function overviewPage(at: AtDraft, model: OverviewModel): Html {
  return draftPage(at, {
    title: at.draft.title,
    caption: 'Draft',
    tab: 'clauses',
    width: 'full',
    content: html`${readOnlyNote(at)} ${factsOf(at, model)} ${toDo(at)}
      <h2 class="govuk-heading-m">${words.clauses}</h2>
      ${takenOutNote(model)} ${model.sections.map((section) => sectionTable(at, section))}
      <p class="govuk-body">
        <a class="govuk-link" href="${at.home}/text">${words.text}</a>
      </p>
      ${
        at.mayEdit
          ? html`<p class="govuk-body">
                <a class="govuk-link" href="${at.home}/clauses/new">${words.add}</a>
              </p>
              <p class="govuk-body">
                <a class="govuk-link" href="${at.home}/sections">${words.sections}</a>
              </p>
              <p class="govuk-body">
                <a class="govuk-link" href="${at.home}/title">${words.rename}</a>
              </p>
              <p class="govuk-body">
                <a class="govuk-link" href="${at.home}/withdraw">${words.withdraw}</a>
              </p>`
          : nothing
      }`,
  })
}

function factsOf({ draft, reading, stands }: AtDraft, model: OverviewModel): Html {
  const edition = reading.edition?.rulebook.control.edition ?? words.unread
  const rows = [
    [words.state, stateTag({ state: draft.state, stands })],
    [words.edition, edition],
    [words.base, model.base ?? words.blank],
    [words.begun, `${model.begunBy}, ${momentWords(draft.begunAt)}`],
    [words.saved, `${model.savedBy}, ${momentWords(draft.changedAt)}: ${model.reason}`],
  ] as const
  return summaryList({
    classes: 'govuk-summary-list--no-border',
    rows: rows.map(([key, value]) => ({ key: { text: key }, value: { html: html`${value}` } })),
  })
}

function toDo({ reading, home }: AtDraft): Html {
  const { mistakes, unconfirmed, failing } = reading
  if (reading.ready) return insetText({ text: words.ready })
  const others = mistakes.length - failing.length
  const parts = [
    counted(unconfirmed.length, 'rule is not confirmed', 'rules are not confirmed'),
    counted(failing.length, 'example fails', 'examples fail'),
    counted(others, 'mistake', 'mistakes'),
  ].filter((part) => part !== '')
  return insetText({
    html: html`${parts.join(', ')}. <a class="govuk-link" href="${home}/ready">${words.toDo}</a>`,
  })
}

function takenOutNote({ takenOut }: OverviewModel): Html {
  if (takenOut.length === 0) return nothing
  return html`<p class="govuk-body">${words.takenOut}: ${takenOut.join(', ')}</p>`
}

function counted(count: number, one: string, many: string): string {
  if (count <= 0) return ''
  return `${count} ${count === 1 ? one : many}`
}

function sectionTable({ home }: AtDraft, { title, clauses }: SectionRows): Html {
  return table({
    caption: title,
    captionClasses: 'govuk-table__caption--s',
    classes: 'hr-stack',
    head: [{ text: words.clause, classes: 'govuk-!-width-three-quarters' }, { text: words.what }],
    firstCellIsHeader: true,
    rows: clauses.map((clause) => [
      {
        html: html`<a class="govuk-link" id="${clause.id}" href="${home}/clauses/${clause.id}"
            >${clause.id}</a
          >
          <span class="hr-row-title">${clause.title}</span>`,
      },
      { html: tagsOf(clause) },
    ]),
  })
}

function tagsOf({ change, unconfirmed, failing, mistakes }: ClauseRow): Html {
  return html`${change === 'same' ? nothing : wide(words[change], 'govuk-tag--blue')}
  ${unconfirmed > 0 ? wide('Not confirmed', 'govuk-tag--red') : nothing}
  ${failing > 0 ? wide(counted(failing, 'example fails', 'examples fail'), 'govuk-tag--red') : nothing}
  ${mistakes > 0 ? wide(counted(mistakes, 'mistake', 'mistakes'), 'govuk-tag--orange') : nothing}`
}

function wide(text: string, classes: string): Html {
  return tag({ text, classes: `hr-tag--wide ${classes}` })
}
