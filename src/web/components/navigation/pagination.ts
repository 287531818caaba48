import { html, nothing, raw, type Child, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  hasContent,
  present,
  type Content,
  type ExtraAttributes,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'

/** The page before or after. */
export type PageLink = Content &
  Optional<{ href: string; labelText: string; attributes: ExtraAttributes }>

/** One numbered page, or an ellipsis for those left out. */
export type PageItem = Optional<{
  number: number | string
  href: string
  current: boolean
  ellipsis: boolean
  visuallyHiddenText: string
  attributes: ExtraAttributes
}>

/** Options of a pagination. */
export type PaginationOptions = Styled &
  Optional<{
    previous: PageLink
    next: PageLink
    items: readonly Maybe<PageItem>[]
    landmarkLabel: string
  }>

/** The way through a long list, or to the parts before and after. */
export function pagination(options: PaginationOptions): Html {
  const isBlock = !options.items && Boolean(options.next ?? options.previous)
  const names = classes('govuk-pagination', isBlock && 'govuk-pagination--block', options.classes)
  return html`<nav
    class="${names}"
    aria-label="${options.landmarkLabel || 'Pagination'}"
    ${extra(options.attributes)}
  >
    ${arrowLink(options.previous, 'prev', isBlock)}
    ${options.items ? pageList(options.items) : nothing} ${arrowLink(options.next, 'next', isBlock)}
  </nav>`
}

function pageList(items: readonly Maybe<PageItem>[]): Html {
  const shown = present(items).filter(({ item }) => Object.keys(item).length > 0)
  return html`<ul class="govuk-pagination__list">
    ${shown.map(({ item }) => pageItem(item))}
  </ul>`
}

function pageItem(item: PageItem): Html {
  const names = classes(
    'govuk-pagination__item',
    item.current && 'govuk-pagination__item--current',
    item.ellipsis && 'govuk-pagination__item--ellipsis',
  )
  return html`<li class="${names}">${item.ellipsis ? raw('&ctdot;') : pageNumber(item)}</li>`
}

function pageNumber(item: PageItem): Html {
  const own = attributes({
    href: item.href ?? '',
    'aria-label': item.visuallyHiddenText ?? `Page ${item.number}`,
    'aria-current': item.current ? 'page' : undefined,
  })
  return html`<a class="govuk-link govuk-pagination__link" ${own} ${extra(item.attributes)}
    >${item.number}</a
  >`
}

function arrowLink(link: PageLink | undefined, type: 'prev' | 'next', isBlock: boolean): Html {
  if (!link?.href) return nothing
  const arrowFirst = isBlock || type === 'prev'
  return html`<div class="govuk-pagination__${type}">
    <a
      class="govuk-link govuk-pagination__link"
      href="${link.href}"
      rel="${type}"
      ${extra(link.attributes)}
    >
      ${arrowFirst && arrows[type]} ${linkTitle(link, type, isBlock)} ${!arrowFirst && arrows[type]}
    </a>
  </div>`
}

function linkTitle(link: PageLink, type: 'prev' | 'next', isBlock: boolean): Html {
  const names = classes(
    'govuk-pagination__link-title',
    isBlock && !link.labelText && 'govuk-pagination__link-title--decorated',
  )
  return html`<span class="${names}">${linkWords(link, type)}</span>
    ${isBlock && link.labelText ? linkLabel(link.labelText) : nothing}`
}

function linkWords(link: PageLink, type: 'prev' | 'next'): Child {
  if (hasContent(link)) return content(link)
  const word = type === 'prev' ? 'Previous' : 'Next'
  return html`${word}<span class="govuk-visually-hidden"> page</span>`
}

function linkLabel(words: string): Html {
  return html`<span class="govuk-visually-hidden">:</span>
    <span class="govuk-pagination__link-label">${words}</span>`
}

const arrows = {
  prev: arrow(
    'prev',
    'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  ),
  next: arrow(
    'next',
    'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
  ),
} as const

function arrow(type: string, path: string): Html {
  return html`<svg
    class="govuk-pagination__icon govuk-pagination__icon--${type}"
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d="${path}"></path>
  </svg>`
}
