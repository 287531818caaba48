import { html, nothing, type Html } from './html.ts'
import type { Theme } from './theme.ts'

/**
 * The bar at the top of every page, in the trust's colour: the product and the trust. Ours in place
 * of GOV.UK's header, whose crown only gov.uk may show.
 */
export function siteHeader({
  trust,
  homeHref,
}: {
  readonly trust?: Theme | undefined
  readonly homeHref?: string | undefined
}): Html {
  return html`<div class="hr-header">
    <div class="govuk-width-container hr-header__container">
      <a class="hr-header__home" href="${homeHref ?? '/'}">Houserules</a>
      ${trust ? trustName(trust) : nothing}
    </div>
  </div>`
}

function trustName({ name, logo }: Theme): Html {
  const picture = logo
    ? html`<img class="hr-header__logo" src="${logo.src}" alt="${logo.alt}" height="40" />`
    : nothing
  return html`<span class="hr-header__trust">${picture} ${name}</span>`
}
