import { momentWords } from '#core/moment-words.ts'
import type { DraftLine } from '#policies/drafts/draft.ts'
import type { EditionLine } from '#policies/editions/edition-line.ts'
import { stateTag } from '#policies/drafting/draft-state.page.ts'
import { table } from '#web/components/display/table.ts'
import { button } from '#web/components/forms/button.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Policy drafts',
  lead: 'A draft changes nothing for anyone until it is approved and its day has come.',
  fromEdition: (label: string) => `Begin a draft from edition ${label}`,
  fromCatalogue: 'Begin from the catalogue of ready clauses',
  fromFile: 'Bring in a policy from a file',
  none: 'There is no draft yet.',
  additions: 'What schools add to the policy',
  head: {
    title: 'Draft',
    state: 'State',
    base: 'Began from',
    begun: 'Begun',
    changed: 'Last changed',
  },
  ofBase: (label: string) => `Edition ${label}`,
  noBase: 'Not from an edition',
  somebody: 'Somebody',
} as const

/** What the list of drafts shows. */
export type ListModel = {
  readonly base: string
  readonly drafts: readonly DraftLine[]
  readonly names: ReadonlyMap<string, string>
  /** How the editions that drafts began from are called, by their seals. */
  readonly labels: ReadonlyMap<string, string>
  /** How the editions that approved drafts became stand today, by the id of the draft. */
  readonly stands: ReadonlyMap<string, EditionLine>
  readonly page: number
  readonly more: boolean
  /** Whether whoever asks writes the policy. */
  readonly mayEdit: boolean
  /** The label of the edition in force. */
  readonly inForce: string | undefined
  /** The id that a draft begun with one click will have, so that two clicks begin one. */
  readonly draftId: string
  readonly problem?: string | undefined
}

/** The drafts of a trust, the one changed last first, and the ways to begin one. */
export function listPage(frame: Frame, model: ListModel): Html {
  const { drafts, problem } = model
  return layout({
    ...frame,
    title: words.title,
    width: 'full',
    errors: problem === undefined ? [] : [{ text: problem }],
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.lead}</p>
      ${model.mayEdit ? waysToBegin(frame, model) : nothing}
      ${drafts.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : draftsTable(model)}
      ${pagesOf(model)}
      <p class="govuk-body">
        <a class="govuk-link" href="${model.base}/additions">${words.additions}</a>
      </p>`,
  })
}

function waysToBegin(frame: Frame, { base, inForce, draftId }: ListModel): Html {
  const oneClick =
    inForce === undefined
      ? nothing
      : postForm(frame, {
          action: `${base}/drafts/new`,
          content: html`<input type="hidden" name="from" value="edition" />
            <input type="hidden" name="draft" value="${draftId}" />
            ${button({ text: words.fromEdition(inForce), preventDoubleClick: true })}`,
        })
  return html`${oneClick}
    <ul class="govuk-list">
      <li><a class="govuk-link" href="${base}/drafts/new">${words.fromCatalogue}</a></li>
      <li><a class="govuk-link" href="${base}/drafts/import">${words.fromFile}</a></li>
    </ul>`
}

function draftsTable({ base, drafts, names, labels, stands }: ListModel): Html {
  return table({
    classes: 'hr-stack',
    firstCellIsHeader: true,
    head: Object.values(words.head).map((text) => ({ text })),
    rows: drafts.map((draft) => [
      {
        html: html`<a class="govuk-link" href="${base}/drafts/${draft.draftId}">${draft.title}</a>`,
      },
      { html: stateTag({ state: draft.state, stands: stands.get(draft.draftId) }) },
      { text: baseWords(labels.get(draft.baseSeal ?? '')) },
      { text: `${names.get(draft.begunBy) ?? words.somebody}, ${momentWords(draft.begunAt)}` },
      { text: momentWords(draft.changedAt) },
    ]),
  })
}

function baseWords(label: string | undefined): string {
  return label === undefined ? words.noBase : words.ofBase(label)
}

function pagesOf({ base, page, more }: ListModel): Html {
  const href = (to: number): string => `${base}/drafts?page=${to}`
  return listPages({ page, more, href, label: 'Pages of drafts' })
}
