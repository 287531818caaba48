import { assets } from './assets.ts'
import { errorSummary, type ErrorItem } from './components/forms/error-summary.ts'
import { phaseBanner } from './components/display/phase-banner.ts'
import { serviceNavigation } from './components/navigation/service-navigation.ts'
import { warningText } from './components/display/warning-text.ts'
import { skipLink } from './components/navigation/skip-link.ts'
import { html, nothing, type Html } from './html.ts'
import { siteFooter } from './site-footer.ts'
import { siteHeader } from './site-header.ts'
import type { SignedIn } from './signed-in.ts'
import { themeAsset } from './theme-asset.ts'
import type { Theme } from './theme.ts'

/** A link with its words. */
export type Link = { readonly text: string; readonly href: string }

/** What surrounds the content of every page of one visit. */
export type Frame = {
  /** Says on every page that people and records are invented. */
  readonly demo: boolean
  readonly trust?: Theme | undefined
  readonly homeHref?: string | undefined
  /** The parts of the service; the one whose address is `currentNav` is marked. */
  readonly navigation?: readonly Link[] | undefined
  readonly currentNav?: string | undefined
  readonly footerLinks?: readonly Link[] | undefined
  /** Who has signed in; without one, `signInHref` is where to. */
  readonly signedIn?: SignedIn | undefined
  readonly signInHref?: string | undefined
}

/** One page. */
export type Page = Frame & {
  readonly title: string
  readonly content: Html
  /** What stops the form on this page; each links to its field. */
  readonly errors?: readonly ErrorItem[] | undefined
  /** A back link or breadcrumbs, above the main part. */
  readonly beforeContent?: Html | undefined
  /** The day, in words, on which the review of this trust's policy was due, when it has passed. */
  readonly overdue?: string | undefined
  /** Without a script, the page is asked for again after so many seconds. */
  readonly refreshSeconds?: number | undefined
  /** Lines of a length for reading, unless the page needs all the room. */
  readonly width?: 'reading' | 'full' | undefined
}

const words = {
  product: 'Houserules',
  skip: 'Skip to main content',
  navigation: 'Menu',
  errors: 'There is a problem',
  warning: 'Warning',
  demoTag: 'Demonstration',
  demo: 'Invented data, this computer only. Do not enter anything about real people.',
} as const

/** A whole page: header, navigation, content, footer. */
export function layout(page: Page): Html {
  return html`<!doctype html>
    <html lang="en-GB" class="govuk-template">
      ${head(page)}
      <body class="govuk-template__body">
        ${skipLink({ href: '#main-content', text: words.skip })}
        <header class="govuk-template__header">${siteHeader(page)} ${navigation(page)}</header>
        <div class="govuk-width-container">
          ${page.demo ? demoBanner : nothing} ${warning(page)} ${page.beforeContent}
          <main class="govuk-main-wrapper" id="main-content">${main(page)}</main>
        </div>
        <footer class="govuk-template__footer">${siteFooter(page)}</footer>
      </body>
    </html>`
}

function head({ title, errors, trust, refreshSeconds }: Page): Html {
  const problem = errors?.length ? 'Error: ' : ''
  return html`<head>
    <meta charset="utf-8" />
    <title>${problem}${title} – ${trust?.name ?? words.product}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <link rel="icon" href="${assets['favicon.svg'].path}" type="image/svg+xml" />
    <link rel="stylesheet" href="${assets['govuk-frontend.css'].path}" />
    <link rel="stylesheet" href="${assets['houserules.css'].path}" />
    ${trust ? html`<link rel="stylesheet" href="${themeAsset(trust).path}" />` : nothing}
    <script type="module" src="${assets['start.js'].path}"></script>
    ${
      refreshSeconds === undefined
        ? nothing
        : html`<noscript><meta http-equiv="refresh" content="${refreshSeconds}" /></noscript>`
    }
  </head>`
}

function navigation({ navigation: links, currentNav }: Page): Html {
  if (!links?.length) return nothing
  return serviceNavigation({
    menuButtonText: words.navigation,
    navigation: links.map((link) => ({ ...link, active: link.href === currentNav })),
  })
}

const demoBanner = phaseBanner({
  tag: { text: words.demoTag },
  text: words.demo,
  classes: 'hr-demo',
})

function warning({ signedIn }: Page): Html {
  if (signedIn?.warning === undefined) return nothing
  return warningText({ text: signedIn.warning, iconFallbackText: words.warning })
}

function main(page: Page): Html {
  const inner = html`${page.overdue ? overdue(page.overdue) : nothing} ${errors(page)}
  ${page.content}`
  if (page.width === 'full') return inner
  return html`<div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">${inner}</div>
  </div>`
}

function overdue(dueOn: string): Html {
  return html`<p class="hr-overdue">
    The review of this policy was due on ${dueOn} and is overdue. The policy still applies.
  </p>`
}

function errors({ errors: errorList }: Page): Html {
  return errorList?.length ? errorSummary({ titleText: words.errors, errorList }) : nothing
}
