import { textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { baseField, draftPage, reasonField } from '#policies/drafting/draft.page.ts'
import type { PeopleUses } from '#rulebooks/writing/people-uses.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import { wordShown } from './people-form.ts'

const words = {
  title: (name: string) => `Rename “${name}”, or take it out`,
  used: 'It cannot be renamed or taken out while something in the policy names it.',
  clauses: 'Clauses with a rule or duty that names it:',
  others: 'Words that take it in:',
  usedNext: 'Let each of these name somebody else first.',
  word: 'New word',
  hint: 'Nothing names it yet. The clauses that explain it keep their words.',
  rename: 'Save the new word',
  remove: 'Take the word out',
  removeLead:
    'Or take it out of this draft. An edition that has it keeps it, and so does the table of changes.',
} as const

/** What the page on which a word is renamed or taken out shows. */
export type WordModel = {
  readonly name: string
  readonly uses: PeopleUses
  readonly filled: Filled
}

/** The page on which a word for people is renamed or taken out; while it is used, what uses it. */
export function wordPage(at: AtDraft, model: WordModel): Html {
  const { name, uses, filled } = model
  const isUsed = uses.clauses.length + uses.words.length > 0
  return draftPage(at, {
    title: words.title(wordShown(name)),
    tab: 'people',
    back: `${at.home}/people/${encodeURIComponent(name)}`,
    problems: filled.problems,
    content: isUsed ? usesShown(at, uses) : forms(at, model),
  })
}

function usesShown({ home }: AtDraft, { clauses, words: others }: PeopleUses): Html {
  const list = (lead: string, items: readonly Html[]): Html =>
    items.length === 0
      ? nothing
      : html`<p class="govuk-body">${lead}</p>
          <ul class="govuk-list govuk-list--bullet">
            ${items.map((item) => html`<li>${item}</li>`)}
          </ul>`
  const wayTo = (path: string, text: string): Html =>
    html`<a class="govuk-link" href="${home}/${path}">${text}</a>`
  return html`${insetText({ text: words.used })}
    ${list(
      words.clauses,
      clauses.map((id) => wayTo(`clauses/${id}`, id)),
    )}
    ${list(
      words.others,
      others.map((name) => wayTo(`people/${encodeURIComponent(name)}`, wordShown(name))),
    )}
    <p class="govuk-body" id="uses">${words.usedNext}</p>`
}

function forms(at: AtDraft, { name, filled }: WordModel): Html {
  const address = `${at.home}/people/${encodeURIComponent(name)}`
  return html`${postForm(at.frame, {
    action: `${address}/name`,
    content: html`${baseField(at)}
    ${textField(filled, { name: 'word', asks: words.word, hint: words.hint })}
    ${reasonField(filled)} ${button({ text: words.rename, preventDoubleClick: true })}`,
  })}
  ${postForm(at.frame, {
    action: `${address}/remove`,
    content: html`${baseField(at)}
      <p class="govuk-body">${words.removeLead}</p>
      ${button({
        text: words.remove,
        classes: 'govuk-button--warning',
        preventDoubleClick: true,
      })}`,
  })}`
}
