import { html, nothing, type Html } from './html.ts'
import type { Theme } from './theme.ts'

/**
 * The foot of every page: where to turn in danger, plain links, whose rules these are. Ours in place
 * of GOV.UK's footer, whose crest and licence mark are not ours to show.
 */
export function siteFooter({
  trust,
  footerLinks,
}: {
  readonly trust?: Theme | undefined
  readonly footerLinks?: readonly { readonly text: string; readonly href: string }[] | undefined
}): Html {
  return html`<div class="hr-footer">
    <div class="govuk-width-container">
      <p class="hr-footer__danger">If someone is in danger now, call 999.</p>
      ${footerLinks?.length ? links(footerLinks) : nothing}
      <p class="hr-footer__about">
        ${trust ? `Houserules for ${trust.name}` : 'Houserules: social media policies that answer'}
      </p>
    </div>
  </div>`
}

function links(given: readonly { readonly text: string; readonly href: string }[]): Html {
  return html`<ul class="hr-footer__links">
    ${given.map(
      ({ text, href }) =>
        html`<li><a class="govuk-link govuk-link--text-colour" href="${href}">${text}</a></li>`,
    )}
  </ul>`
}
