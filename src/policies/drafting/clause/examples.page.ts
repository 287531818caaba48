import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { conflictPanel, type OtherSave } from '#policies/drafting/conflict.page.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import type { Conflict } from '#policies/drafting/saving/save-parts.ts'
import type { ExampleResult } from '#rulebooks/examples.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { details } from '#web/components/display/details.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { textarea } from '#web/components/forms/textarea.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

const words = {
  title: (id: string) => `Worked examples of ${id}`,
  lead: 'An example is a case you are sure of, with the answer it must get. At least one in which the rule holds, and one just beyond its line.',
  how: 'How to write an example',
  howText:
    'The first line tells the situation. Then a line for each fact, such as “actor.role: teacher” or “subject.left_on: 2022-07-22”, the day (“on:”) and the answer: allow, allow-with-conditions, deny (binding), deny (advisory), report, not-covered, facts-missing or needs-judgement.',
  example: (n: number) => `Example ${n}`,
  add: 'One more example (optional)',
  empty: 'Leave an example empty to take it out.',
  right: 'As expected',
  wrong: 'Not as expected',
  save: 'Save the examples',
  labels: { examples: 'Examples' },
} as const

/** What the page of a clause's examples shows. */
export type ExamplesModel = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly filled: Filled
  /** How many fields the form has, one of them for one more example. */
  readonly count: number
  /** How the saved examples went just now. */
  readonly results: readonly ExampleResult[]
  readonly conflicts?: readonly Conflict[]
  readonly other?: OtherSave | undefined
}

/** The examples of a clause to be written, each with how it went. */
export function examplesPage(at: AtDraft, model: ExamplesModel): Html {
  const { id, filled, count, conflicts = [] } = model
  return draftPage(at, {
    title: words.title(id),
    tab: 'clauses',
    caption: model.title,
    back: `${at.home}/clauses/${id}`,
    problems: filled.problems,
    content: html`${readOnlyNote(at)} ${conflictPanel(conflicts, model.other, words.labels)}
      ${insetText({ text: model.words })}
      <p class="govuk-body">${words.lead}</p>
      ${details({ summaryText: words.how, text: words.howText })}
      ${postForm(at.frame, {
        action: `${at.home}/clauses/${id}/examples`,
        content: html`${baseField(at)}
          <p class="govuk-hint">${words.empty}</p>
          ${Array.from({ length: count }, (_, i) => exampleField(model, i))} ${reasonField(filled)}
          ${at.mayEdit ? button({ text: words.save, preventDoubleClick: true }) : nothing}`,
      })}`,
  })
}

function exampleField({ filled, count, results }: ExamplesModel, index: number): Html {
  const name = `example-${index}`
  const value = filled.sent.get(name) ?? ''
  const problem = filled.problems.find(({ field }) => field === name)
  const isLast = index === count - 1
  return html`${textarea({
    name,
    id: name,
    label: { text: isLast ? words.add : words.example(index + 1), classes: 'govuk-label--s' },
    value,
    rows: Math.max(6, value.split('\n').length + 1),
    spellcheck: false,
    classes: 'hr-typed',
    errorMessage: problem && { text: problem.says },
  })}
  ${resultOf(results[index], value)}`
}

/** How the saved example went; a field that was changed since has no result yet. */
function resultOf(result: ExampleResult | undefined, value: string): Html {
  if (result === undefined || !value.startsWith(result.example.title)) return nothing
  const isRight = result.wrong.length === 0
  return html`<p class="govuk-body">
    ${tag(
      isRight
        ? { text: words.right, classes: 'govuk-tag--green' }
        : { text: words.wrong, classes: 'govuk-tag--red' },
    )}
    ${result.wrong.map((says) => html`<span class="hr-line">${says}</span>`)}
  </p>`
}
