import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { askerSection, type AskerLine } from './asker-line.page.ts'

/** One thing that was said, and where it is changed. */
export type CheckRow = {
  readonly asked: string
  readonly said: string
  readonly change: string
}

/** Everything that was said, before it is answered. */
export type CheckModel = {
  readonly back: string
  readonly address: string
  readonly hidden: readonly (readonly [string, string])[]
  readonly rows: readonly CheckRow[]
  /** Something was not known, so the answer rests on what was said. */
  readonly isOpen: boolean
  /** Whom it is asked for, when the person who asks has signed in. */
  readonly asker?: AskerLine | undefined
  /** What live records tell, in place of anything a person could claim. */
  readonly recorded: readonly RecordedLine[]
}

/** What a live record tells, where that comes from, and where a record is begun that would change it. */
export type RecordedLine = {
  readonly asked: string
  readonly said: string
  readonly because: string
  readonly offer?: { readonly text: string; readonly href: string }
}

const words = {
  title: 'Check what you have said',
  open: 'You have not said everything the policy asks about. You get the answer that holds for what you said, and it tells you what could change it.',
  kept: 'What you said and the answer are kept, so that the answer can be explained later. Your name is not.',
  keptAsYours:
    'What you said and the answer are kept under your name, so that you find them again and the answer can be explained later. Only you can open it; the record says that you asked and what the answer was.',
  recorded: 'From what is on record',
  get: 'Get the answer',
  change: 'Change',
} as const

/** The page that shows what was said and asks for the answer. */
export function checkPage(frame: Frame, model: CheckModel): Html {
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: model.back }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${summaryList({ rows: model.rows.map(row) })} ${askerSection(model.asker)}
      ${recordedSection(model.recorded)}
      ${model.isOpen ? html`<p class="govuk-body">${words.open}</p>` : nothing}
      ${postForm(frame, {
        action: model.address,
        content: html`${model.hidden.map(
          ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
        )}
        ${button({ text: words.get, preventDoubleClick: true })}`,
      })}
      <p class="govuk-body-s hr-day">${model.asker ? words.keptAsYours : words.kept}</p>`,
  })
}

function recordedSection(lines: CheckModel['recorded']): Html {
  if (lines.length === 0) return nothing
  const offers = new Map(lines.flatMap(({ offer }) => (offer ? [[offer.href, offer]] : [])))
  return html`<h2 class="govuk-heading-m">${words.recorded}</h2>
    ${summaryList({
      rows: lines.map(({ asked, said, because }) => ({
        key: { text: asked },
        value: { html: html`${said}<br /><span class="govuk-hint">${because}</span>` },
      })),
    })}
    ${[...offers.values()].map(
      ({ text, href }) =>
        html`<p class="govuk-body"><a class="govuk-link" href="${href}">${text}</a></p>`,
    )}`
}

function row({ asked, said, change }: CheckRow): {
  readonly key: object
  readonly value: object
  readonly actions: object
} {
  const items = [{ href: change, text: words.change, visuallyHiddenText: `: ${asked}` }]
  return { key: { text: asked }, value: { text: said }, actions: { items } }
}
