import { html, type Html } from '#web/html.ts'
import { classes, content, extra, type Optional, type Styled } from '#web/components/options.ts'

/** Options of a header that carries no government mark. */
export type GenericHeaderOptions = Styled &
  Optional<{ url: string; logoText: string; logoHtml: Html; containerClasses: string }>

/** The name of the service at the top of the page, linked to its start. */
export function genericHeader(options: GenericHeaderOptions): Html {
  const container = options.containerClasses || 'govuk-width-container'
  return html`<div
    class="${classes('govuk-generic-header', options.classes)}"
    ${extra(options.attributes)}
  >
    <div class="${classes('govuk-generic-header__container', container)}">
      <div class="govuk-generic-header__logo">
        <a href="${options.url || '/'}" class="govuk-generic-header__homepage-link">
          ${content({ text: options.logoText, html: options.logoHtml })}
        </a>
      </div>
    </div>
  </div>`
}
