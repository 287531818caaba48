import { html, nothing, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  hasContent,
  heading,
  type Content,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { button } from '#web/components/forms/button.ts'

/** Something to press or follow in an interruption panel. */
export type PanelAction = Styled & Optional<{ text: string; type: string; href: string }>

/** Options of a panel; actions are shown only with the class govuk-panel--interruption. */
export type PanelOptions = Content &
  Styled &
  Optional<{
    titleText: string
    titleHtml: Html
    headingLevel: number
    actions: Styled & Optional<{ items: readonly PanelAction[] }>
  }>

/** The end of a journey, or a stop in its middle, in large letters. */
export function panel(options: PanelOptions): Html {
  const isInterruption = Boolean(options.classes?.includes('govuk-panel--interruption'))
  const names = classes(
    'govuk-panel',
    !isInterruption && 'govuk-panel--confirmation',
    options.classes,
  )
  return html`<div class="${names}" ${extra(options.attributes)}>
    ${heading(options.headingLevel || 1, {
      attributes: { class: 'govuk-panel__title' },
      inner: content({ text: options.titleText, html: options.titleHtml }),
    })}
    ${
      hasContent(options) ? html`<div class="govuk-panel__body">${content(options)}</div>` : nothing
    }
    ${isInterruption && options.actions ? actions(options.actions) : nothing}
  </div>`
}

function actions(given: NonNullable<PanelOptions['actions']>): Html {
  return html`<div
    class="${classes('govuk-panel__actions', given.classes)}"
    ${extra(given.attributes)}
  >
    ${
      given.items?.length
        ? html`<div class="govuk-button-group">${given.items.map(action)}</div>`
        : nothing
    }
  </div>`
}

function action(given: PanelAction): Html {
  if (!given.href || given.type === 'button') {
    return button({
      ...given,
      type: given.type || 'button',
      classes: classes('govuk-button--inverse', given.classes),
    })
  }
  return html`<a
    class="${classes('govuk-link govuk-link--inverse', given.classes)}"
    href="${given.href}"
    ${extra(given.attributes)}
    >${given.text}</a
  >`
}
