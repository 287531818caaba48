import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  title: 'The policy does not ask for this',
  says: 'The policy of your trust has no clause by which this would be disclosed or approved. Ask it a question, or speak to the headteacher or the designated safeguarding lead (DSL).',
  back: 'Disclosures',
} as const

/** What is shown where the policy in force knows no such disclosure or approval. */
export function notAskedPage(frame: Frame, base: string): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.says}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="${base}/disclosures">${words.back}</a>
      </p>`,
  })
}
