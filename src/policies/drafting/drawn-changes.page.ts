import { html, type Html } from '#web/html.ts'

import { changedWords, type Stretch } from './saving/three-way.ts'

const words = { out: 'taken out: ', in: 'put in: ', end: ' (end)' } as const

/** What became of a text: what was taken out and put in stands in words too, not in colour alone. */
export function drawnChanges(before: string, after: string): Html {
  return html`<div class="hr-changes">${changedWords(before, after).map(drawn)}</div>`
}

function drawn({ type, text }: Stretch): Html {
  if (type === 'same') return html`${text}`
  const [says, end] = [words[type], words.end].map(
    (one) => html`<span class="govuk-visually-hidden">${one}</span>`,
  )
  return type === 'out'
    ? html`<del>${says}${text}${end}</del>`
    : html`<ins>${says}${text}${end}</ins>`
}
