import { html, type Html } from '#web/html.ts'
import type { AnswerTone } from './answer-panel.ts'

/** Seven shapes that differ without colour; the words beside them say the same. */
const shapes = {
  yes: html`<circle class="hr-icon__fill" cx="24" cy="24" r="22" />
    <path class="hr-icon__mark" d="m13 25 8 8 15-17" />`,
  no: html`<circle class="hr-icon__fill" cx="24" cy="24" r="22" />
    <path class="hr-icon__mark" d="m15 15 18 18m0-18L15 33" />`,
  'advised-against': html`<path class="hr-icon__fill" d="M24 3 46 44H2z" />
    <path class="hr-icon__mark" d="M24 17v13m0 6v1" />`,
  'yes-if': html`<circle class="hr-icon__ring" cx="24" cy="24" r="20" />
    <path class="hr-icon__line" d="m14 25 7 7 13-15" />`,
  tell: html`<rect class="hr-icon__fill" x="2" y="2" width="44" height="44" rx="4" />
    <path class="hr-icon__mark" d="M24 10v18m0 8v1" />`,
  silent: html`<circle class="hr-icon__ring" cx="24" cy="24" r="20" />
    <path class="hr-icon__line" d="M15 24h18" />`,
  'person-decides': html`<circle class="hr-icon__fill" cx="24" cy="14" r="10" />
    <path class="hr-icon__fill" d="M4 46c0-12 9-18 20-18s20 6 20 18z" />`,
} as const satisfies Readonly<Record<AnswerTone, Html>>

/** The sign of an answer, for the eye only. */
export function answerIcon(tone: AnswerTone): Html {
  return html`<svg
    class="hr-icon"
    viewBox="0 0 48 48"
    width="48"
    height="48"
    aria-hidden="true"
    focusable="false"
  >
    ${shapes[tone]}
  </svg>`
}
