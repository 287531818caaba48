import type { Filled } from '#people/pages/forms/sent.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { StarterSection } from './read-starter.ts'

const words = {
  title: 'Begin from the catalogue',
  lead: 'Each clause below comes with its rule, its settings and worked examples. Take away the ticks of what your policy shall not say. Words and values can be changed in the draft.',
  always: 'Always part of it: ',
  begin: 'Begin the draft',
} as const

/** What the page to begin a draft from ready clauses shows. */
export type StarterModel = {
  readonly base: string
  readonly name: string
  readonly sections: readonly StarterSection[]
  readonly draftId: string
  readonly filled: Filled
}

/** The page to begin a draft from ready clauses. */
export function starterPage(frame: Frame, model: StarterModel): Html {
  const { base, sections, draftId, filled } = model
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: `${base}/drafts` }),
    errors: filled.problems.map(({ says, field }) => ({ text: says, href: `#${field}` })),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.lead}</p>
      ${postForm(frame, {
        action: `${base}/drafts/new`,
        content: html`<input type="hidden" name="from" value="catalogue" />
          <input type="hidden" name="draft" value="${draftId}" />
          ${sections.map((section, i) => sectionFields(section, i, model))}
          ${button({ text: words.begin, preventDoubleClick: true })}`,
      })}`,
  })
}

function sectionFields(
  section: StarterSection,
  index: number,
  { filled, name }: StarterModel,
): Html {
  const ready = section.clauses.filter(({ control }) => control !== undefined)
  const fixed = section.clauses.filter(({ control }) => control === undefined)
  const chosen = new Set(filled.sent.getAll('clause'))
  const said = fixed.map(({ words: text }) => text.replaceAll('NAME', name)).join(' ')
  return checkboxes({
    name: 'clause',
    idPrefix: `clause-${index}`,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: section.title, classes: 'govuk-fieldset__legend--m' } },
    hint: said === '' ? undefined : { text: `${words.always}${said}` },
    items: ready.map(({ number, words: text }) => ({
      value: number,
      text,
      checked: chosen.has(number),
    })),
  })
}
