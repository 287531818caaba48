import { html, nothing, type Html } from '#web/html.ts'
import { answerIcon } from './answer-icon.ts'

/** The kinds of answer, as people meet them. */
export type AnswerTone =
  | 'yes'
  | 'no'
  | 'advised-against'
  | 'yes-if'
  | 'tell'
  | 'silent'
  | 'person-decides'

/** An answer in its shortest form. */
export type AnswerPanelOptions = {
  readonly tone: AnswerTone
  /** In place of the usual words of the tone. */
  readonly heading?: string | undefined
  /** One or two sentences: what this means for the person who asked. */
  readonly summary?: string | Html | undefined
  /** What the answer rests on, in small print: policy, edition, day. */
  readonly basis?: string | undefined
}

const headings = {
  yes: 'Yes',
  no: 'No',
  'advised-against': 'Advised against',
  'yes-if': 'Yes, if',
  tell: 'Tell someone now',
  silent: 'This policy does not say',
  'person-decides': 'A person decides',
} as const

/** The answer itself, as the heading of its page: words first, then a sign, then a colour. */
export function answerPanel({ tone, heading, summary, basis }: AnswerPanelOptions): Html {
  return html`<div class="hr-answer hr-answer--${tone}">
    <div class="hr-answer__icon">${answerIcon(tone)}</div>
    <div class="hr-answer__words">
      <h1 class="hr-answer__heading">${heading ?? headings[tone]}</h1>
      ${summary ? html`<p class="hr-answer__summary">${summary}</p>` : nothing}
      ${basis ? html`<p class="hr-answer__basis">${basis}</p>` : nothing}
    </div>
  </div>`
}
