import { textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { examplesOf } from '#policies/clause.page.ts'
import { paragraphs } from '#policies/policy.page.ts'
import type { ExampleResult } from '#rulebooks/examples.ts'
import type { Setting } from '#rulebooks/language/rulebook.ts'
import { settingWords } from '#rulebooks/language/words.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { conflictPanel, type OtherSave } from '#policies/drafting/conflict.page.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import { drawnChanges } from '#policies/drafting/drawn-changes.page.ts'
import type { Conflict } from '#policies/drafting/saving/save-parts.ts'

import { arrangeForms } from './arrange.page.ts'
import { rulesPart, type RuleShown } from './rules.page.ts'

const words = {
  title: 'Title (optional)',
  words: 'Words',
  hint: 'An empty line begins a paragraph. A name in braces, such as {former_pupil.years}, shows the value of a setting.',
  save: 'Save the words',
  preview: 'Show how it reads',
  reads: 'As people will read it',
  settings: 'Settings in these words',
  settingsWay: 'Change the value of a setting',
  unknown: (name: string) => `{${name}} is no setting of this policy`,
  mistakes: 'Mistakes in this clause',
  changed: 'What has changed since the edition this draft began from',
  fresh: 'This clause is new since the edition this draft began from.',
  examplesWay: 'Change the examples',
  labels: { title: 'Title', words: 'Words' },
} as const

/** What the page of one clause of a draft shows. */
export type ClauseModel = {
  readonly id: string
  readonly section: string
  readonly title: string
  readonly filled: Filled
  /** The words of the form with the settings filled in. */
  readonly reads: string
  /** The saved words, likewise. */
  readonly savedReads: string
  readonly settings: readonly (Setting | { readonly unknown: string })[]
  readonly rules: readonly RuleShown[]
  readonly examples: readonly ExampleResult[]
  /** What is wrong in the lines of this clause. */
  readonly mistakes: readonly string[]
  /** The words in the edition the draft began from; undefined for a clause that is new. */
  readonly before: string | undefined
  /** Whether there is an edition it began from. */
  readonly hasBase: boolean
  readonly words: string
  readonly conflicts: readonly Conflict[]
  readonly other?: OtherSave | undefined
  readonly place: { readonly up: boolean; readonly down: boolean }
}

/** One clause of a draft: its words to be written, its rules to be confirmed, its examples. */
export function draftClausePage(at: AtDraft, model: ClauseModel): Html {
  const { id, title, filled } = model
  return draftPage(at, {
    title: title === '' ? id : `${id} ${title}`,
    tab: 'clauses',
    caption: model.section,
    back: `${at.home}#${id}`,
    problems: filled.problems,
    content: html`${readOnlyNote(at)} ${conflictPanel(model.conflicts, model.other, words.labels)}
      ${mistakesOf(model)} ${at.mayEdit ? wordsForm(at, model) : nothing}
      <h2 class="govuk-heading-m">${words.reads}</h2>
      ${insetText({ html: paragraphs(model.reads) })} ${settingsOf(at, model)}
      ${rulesPart(at, model)} ${examplesPart(at, model)} ${changesOf(model)}
      ${at.mayEdit ? arrangeForms(at, model) : nothing}`,
  })
}

function mistakesOf({ mistakes }: ClauseModel): Html {
  if (mistakes.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="mistakes">${words.mistakes}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${mistakes.map((says) => html`<li>${says}</li>`)}
    </ul>`
}

function wordsForm(at: AtDraft, { id, filled }: ClauseModel): Html {
  const problem = filled.problems.find(({ field }) => field === 'words')
  return postForm(at.frame, {
    action: `${at.home}/clauses/${id}`,
    content: html`${baseField(at)} ${textField(filled, { name: 'title', asks: words.title })}
      ${textarea({
        name: 'words',
        id: 'words',
        label: { text: words.words, classes: 'govuk-label--m' },
        hint: { text: words.hint },
        value: filled.sent.get('words') ?? '',
        rows: 8,
        errorMessage: problem && { text: problem.says },
      })}
      ${reasonField(filled)}
      <div class="govuk-button-group">
        ${button({ text: words.save, name: 'do', value: 'save', preventDoubleClick: true })}
        ${button({
          text: words.preview,
          name: 'do',
          value: 'preview',
          classes: 'govuk-button--secondary',
        })}
      </div>`,
  })
}

function settingsOf({ home }: AtDraft, { settings }: ClauseModel): Html {
  if (settings.length === 0) return nothing
  return html`<h3 class="govuk-heading-s">${words.settings}</h3>
    <ul class="govuk-list govuk-list--bullet">
      ${settings.map((one) =>
        'unknown' in one
          ? html`<li><strong>${words.unknown(one.unknown)}</strong></li>`
          : html`<li><code>{${one.name}}</code> – ${settingWords(one)}</li>`,
      )}
    </ul>
    <p class="govuk-body">
      <a class="govuk-link" href="${home}/settings">${words.settingsWay}</a>
    </p>`
}

function examplesPart({ home, mayEdit }: AtDraft, { id, examples }: ClauseModel): Html {
  const way = html`<p class="govuk-body">
    <a class="govuk-link" href="${home}/clauses/${id}/examples">${words.examplesWay}</a>
  </p>`
  return html`<div id="examples">${examplesOf(examples)}</div>
    ${mayEdit ? way : nothing}`
}

function changesOf({ before, words: now, hasBase }: ClauseModel): Html {
  if (!hasBase || before === now) return nothing
  return html`<h2 class="govuk-heading-m" id="changes">${words.changed}</h2>
    ${
      before === undefined
        ? html`<p class="govuk-body">${words.fresh}</p>`
        : drawnChanges(before, now)
    }`
}
