import { html, type Html } from '#web/html.ts'
import {
  classes,
  content,
  extra,
  type Content,
  type ExtraAttributes,
  type Optional,
  type Styled,
} from '#web/components/options.ts'

/** One level; without `href` it is the page itself. */
export type Breadcrumb = Content & Optional<{ href: string; attributes: ExtraAttributes }>

/** Options of breadcrumbs. */
export type BreadcrumbsOptions = Styled &
  Optional<{ items: readonly Breadcrumb[]; collapseOnMobile: boolean; labelText: string }>

/** Where the page stands in the whole. */
export function breadcrumbs(options: BreadcrumbsOptions): Html {
  const names = classes(
    'govuk-breadcrumbs',
    options.classes,
    options.collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile',
  )
  return html`<nav
    class="${names}"
    ${extra(options.attributes)}
    aria-label="${options.labelText ?? 'Breadcrumb'}"
  >
    <ol class="govuk-breadcrumbs__list">
      ${options.items?.map(crumb)}
    </ol>
  </nav>`
}

function crumb(item: Breadcrumb): Html {
  if (!item.href) {
    return html`<li class="govuk-breadcrumbs__list-item" aria-current="page">${content(item)}</li>`
  }
  return html`<li class="govuk-breadcrumbs__list-item">
    <a class="govuk-breadcrumbs__link" href="${item.href}" ${extra(item.attributes)}
      >${content(item)}</a
    >
  </li>`
}
