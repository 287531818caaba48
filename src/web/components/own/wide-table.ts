import { html, type Html } from '#web/html.ts'

/** A table that may be wider than a phone: it alone is moved sideways, with the keyboard too. */
export function wideTable(label: string, content: Html): Html {
  return html`<div class="hr-wide" role="region" aria-label="${label}" tabindex="0">
    ${content}
  </div>`
}
