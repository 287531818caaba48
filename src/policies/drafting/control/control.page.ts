import { dayField, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { historyGrid } from '#policies/control-shown/history-grid.ts'
import { historyTable } from '#policies/control-shown/history.page.ts'
import { conflictPanel, type OtherSave } from '#policies/drafting/conflict.page.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import type { Conflict } from '#policies/drafting/saving/save-parts.ts'
import type { DocumentControl } from '#rulebooks/language/rulebook.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: 'Document control',
  labels: {
    title: 'Title of the document',
    edition: 'Edition',
    from: 'In force from',
    approver: 'Approving body',
    approved: 'Approved, as the document prints it',
    due: 'Next review by',
    review: 'Next review, as the document prints it',
    months: 'Reviewed every so many months',
    owner: 'Owner of the policy, a role and never a person',
  },
  schemes: {
    'whole-decimal': 'Approved editions carry whole numbers, drafts decimals, the first draft 0.1.',
    dated: 'Editions are named by their dates, and each stands in the history.',
    none: 'The policy has no scheme of numbers.',
  },
  fromHint: 'For example 1 9 2027',
  save: 'Save document control',
  history: 'History',
  none: 'No row yet.',
  add: 'Add a row of history',
  on: 'Date, as the document prints it, such as 2026-11 or 2026-11-20',
  author: 'Written by, a role or body and never a person',
  optional: '(optional)',
  summary: 'What changed',
  by: 'Approved by',
} as const

/** The numbers that would be right next; none where any would do. */
export type RightNext = {
  readonly draft: readonly string[]
  readonly approved: readonly string[]
}

/** The numbers that would be right, as a sentence; empty where any would do. */
export function rightWords({ draft, approved }: RightNext): string {
  const parts = [
    ...draft.map((one) => `${one} would be right for a draft`),
    ...approved.map((one) => `${one} for the edition that is to be approved`),
  ]
  return parts.length === 0 ? '' : `${parts.join(', ')}.`
}

/** What the page of a draft's document control shows: two forms, of which one was sent. */
export type ControlModel = {
  readonly scheme: DocumentControl['numbering']
  readonly right: RightNext
  readonly filled: Filled
  readonly row: Filled
  readonly history: DocumentControl['history']
  /** What the text wants in every row. */
  readonly historyNeeds: DocumentControl['historyNeeds'] | undefined
  readonly conflicts: readonly Conflict[]
  readonly other?: OtherSave | undefined
}

/** Document control of a draft: its number, days, bodies and history. */
export function controlPage(at: AtDraft, model: ControlModel): Html {
  const { filled, row, conflicts } = model
  return draftPage(at, {
    title: words.title,
    tab: 'control',
    problems: [...filled.problems, ...row.problems],
    content: html`${readOnlyNote(at)} ${conflictPanel(conflicts, model.other, words.labels)}
    ${at.mayEdit ? controlForm(at, model) : shownControl(filled)} ${historyOf(at, model)}`,
  })
}

function controlForm(at: AtDraft, model: ControlModel): Html {
  const { filled } = model
  const { labels } = words
  const text = (name: keyof typeof labels, more = {}): Html =>
    textField(filled, { name, asks: labels[name], ...more })
  return postForm(at.frame, {
    action: `${at.home}/control`,
    content: html`${baseField(at)} ${text('title')}
    ${text('edition', { hint: schemeWords(model), classes: 'govuk-input--width-10' })}
    ${dayField(filled, { name: 'from', asks: labels.from, hint: words.fromHint })}
    ${text('approver')} ${text('approved')}
    ${dayField(filled, { name: 'due', asks: labels.due, hint: words.fromHint })} ${text('review')}
    ${text('months', { classes: 'govuk-input--width-3' })} ${text('owner')} ${reasonField(filled)}
    ${button({ text: words.save, preventDoubleClick: true })}`,
  })
}

function schemeWords({ scheme, right }: ControlModel): string {
  const known = Object.entries(words.schemes).find(([name]) => name === scheme.scheme)?.[1] ?? ''
  const cited = scheme.clause === undefined ? '' : ` (${scheme.clause})`
  return `${known}${cited} ${rightWords(right)}`.trim()
}

function shownControl({ sent }: Filled): Html {
  const names = ['title', 'edition', 'approver', 'approved', 'review', 'owner'] as const
  return html`<ul class="govuk-list govuk-list--bullet">
    ${names.map((name) => html`<li>${words.labels[name]}: ${sent.get(name)}</li>`)}
  </ul>`
}

function historyOf(at: AtDraft, model: ControlModel): Html {
  const { history, historyNeeds } = model
  const grid = historyGrid({ history, ...(historyNeeds === undefined ? {} : { historyNeeds }) })
  return html`<h2 class="govuk-heading-m hr-section">${words.history}</h2>
    ${history.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : historyTable(grid)}
    ${at.mayEdit ? rowForm(at, model) : nothing}`
}

function rowForm(at: AtDraft, { row, historyNeeds }: ControlModel): Html {
  const isNeeded = historyNeeds?.columns.includes('author') ?? false
  const author = isNeeded ? words.author : `${words.author} ${words.optional}`
  return postForm(at.frame, {
    action: `${at.home}/control/history`,
    content: html`<h3 class="govuk-heading-s">${words.add}</h3>
      ${baseField(at)}
      ${textField(row, { name: 'on', asks: words.on, classes: 'govuk-input--width-10' })}
      ${textField(row, { name: 'author', asks: author })}
      ${textField(row, { name: 'summary', asks: words.summary })}
      ${textField(row, { name: 'by', asks: words.by })}
      ${button({ text: words.add, classes: 'govuk-button--secondary', preventDoubleClick: true })}`,
  })
}
