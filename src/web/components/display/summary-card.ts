import { html, nothing, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  heading,
  type Content,
  type Optional,
  type Styled,
  type StyledContent,
} from '#web/components/options.ts'

/** A link that does something about a row or a card; say what to those who cannot see the row. */
export type SummaryAction = StyledContent & Optional<{ href: string; visuallyHiddenText: string }>

/** The title of a card. */
export type CardTitle = Content & Optional<{ headingLevel: number; classes: string }>

/** Options of a card around a summary list. */
export type SummaryCardOptions = Styled &
  Optional<{
    title: CardTitle
    actions: Optional<{ items: readonly SummaryAction[]; classes: string }>
  }>

/** A titled box around a list. */
export function summaryCard(options: SummaryCardOptions, list: Html): Html {
  return html`<div
    class="${classes('govuk-summary-card', options.classes)}"
    ${extra(options.attributes)}
  >
    <div class="govuk-summary-card__title-wrapper">
      ${options.title ? cardTitle(options.title) : nothing} ${cardActions(options)}
    </div>
    <div class="govuk-summary-card__content">${list}</div>
  </div>`
}

/** One such link; the card's title is added for those who hear it on its own. */
export function actionLink(action: SummaryAction, title: Content | undefined): Html {
  return html`<a
    class="${classes('govuk-link', action.classes)}"
    href="${action.href ?? ''}"
    ${extra(action.attributes)}
    >${content(action)}${hiddenWords(action.visuallyHiddenText, title)}</a
  >`
}

function hiddenWords(words: string | undefined, title: Content | undefined): Html {
  if (!words && !title) return nothing
  const about = title ? html` (${content(title)})` : nothing
  return html`<span class="govuk-visually-hidden">${words ? ` ${words}` : ''}${about}</span>`
}

function cardTitle(title: CardTitle): Html {
  return heading(title.headingLevel || 2, {
    attributes: { class: classes('govuk-summary-card__title', title.classes) },
    inner: content(title),
  })
}

function cardActions({ actions, title }: SummaryCardOptions): Html {
  const links = (actions?.items ?? []).map((item) => actionLink(item, title))
  if (links.length === 0) return nothing
  const names = classes('govuk-summary-card__actions', actions?.classes)
  if (links.length === 1) return html`<div class="${names}">${links}</div>`
  return html`<ul class="${names}">
    ${links.map((link) => html`<li class="govuk-summary-card__action">${link}</li>`)}
  </ul>`
}
