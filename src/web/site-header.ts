import { html, nothing, type Html } from './html.ts'
import type { Frame } from './layout.ts'
import { postForm } from './post-form.ts'
import type { SignedIn } from './signed-in.ts'
import type { Theme } from './theme.ts'

/**
 * The bar at the top of every page, in the trust's colour: the product and the trust. Ours in place
 * of GOV.UK's header, whose crown only gov.uk may show.
 */
export function siteHeader({
  trust,
  homeHref,
  signedIn,
  signInHref,
}: Pick<Frame, 'trust' | 'homeHref' | 'signedIn' | 'signInHref'>): Html {
  return html`<div class="hr-header">
    <div class="govuk-width-container hr-header__container">
      <a class="hr-header__home" href="${homeHref ?? '/'}">Houserules</a>
      ${trust ? trustName(trust) : nothing} ${account(signedIn, signInHref)}
    </div>
  </div>`
}

const words = { signIn: 'Sign in', signOut: 'Sign out' } as const

function account(signedIn: SignedIn | undefined, signInHref: string | undefined): Html {
  if (signedIn) {
    const content = html`<button class="hr-header__link" type="submit">${words.signOut}</button>`
    return html`<div class="hr-header__account">
      <a class="hr-header__link" href="${signedIn.accountHref}">${signedIn.name}</a>
      ${postForm({ signedIn }, { action: signedIn.signOutHref, content })}
    </div>`
  }
  if (signInHref === undefined) return nothing
  return html`<div class="hr-header__account">
    <a class="hr-header__link" href="${signInHref}">${words.signIn}</a>
  </div>`
}

function trustName({ name, logo }: Theme): Html {
  const picture = logo
    ? html`<img class="hr-header__logo" src="${logo.src}" alt="${logo.alt}" height="40" />`
    : nothing
  return html`<span class="hr-header__trust">${picture} ${name}</span>`
}
