import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  hasContent,
  heading,
  present,
  translated,
  type Content,
  type ExtraAttributes,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { paragraph } from './paragraph.ts'

/** One section of an accordion. */
export type AccordionItem = Optional<{
  heading: Content
  summary: Content
  content: Content
  expanded: boolean
}>

/** Options of an accordion; its id also names its sections. */
export type AccordionOptions = Styled &
  Optional<{
    items: readonly Maybe<AccordionItem>[]
    headingLevel: number
    rememberExpanded: boolean
    hideAllSectionsText: string
    hideSectionText: string
    hideSectionAriaLabelText: string
    showAllSectionsText: string
    showSectionText: string
    showSectionAriaLabelText: string
  }> & { readonly id: string }

/** Sections that open and close; all open where the browser does not run our code. */
export function accordion(options: AccordionOptions): Html {
  return html`<div
    class="${classes('govuk-accordion', options.classes)}"
    data-module="govuk-accordion"
    id="${options.id}"
    ${attributes(settings(options))}
    ${extra(options.attributes)}
  >
    ${present(options.items).map(({ item, index }) => section(options, item, index))}
  </div>`
}

function settings(options: AccordionOptions): ExtraAttributes {
  const remember = options.rememberExpanded
  return {
    ...translated('hide-all-sections', options.hideAllSectionsText),
    ...translated('hide-section', options.hideSectionText),
    ...translated('hide-section-aria-label', options.hideSectionAriaLabelText),
    ...translated('show-all-sections', options.showAllSectionsText),
    ...translated('show-section', options.showSectionText),
    ...translated('show-section-aria-label', options.showSectionAriaLabelText),
    'data-remember-expanded': remember === undefined ? undefined : String(remember),
  }
}

function section(options: AccordionOptions, item: AccordionItem, index: number): Html {
  const names = classes(
    'govuk-accordion__section',
    item.expanded && 'govuk-accordion__section--expanded',
  )
  return html`<div class="${names}">
    <div class="govuk-accordion__section-header">
      ${sectionHeading(options, item, index)}
      ${
        hasContent(item.summary)
          ? html`<div
              class="govuk-accordion__section-summary govuk-body"
              id="${options.id}-summary-${index}"
            >
              ${content(item.summary)}
            </div>`
          : nothing
      }
    </div>
    <div id="${options.id}-content-${index}" class="govuk-accordion__section-content">
      ${paragraph(item.content)}
    </div>
  </div>`
}

function sectionHeading(options: AccordionOptions, item: AccordionItem, index: number): Html {
  return heading(options.headingLevel || 2, {
    attributes: { class: 'govuk-accordion__section-heading' },
    inner: html`<span class="govuk-accordion__section-button" id="${options.id}-heading-${index}"
      >${content(item.heading)}</span
    >`,
  })
}
