import { html, isFilled, nothing, type Child, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  hasContent,
  present,
  when,
  type Content,
  type ExtraAttributes,
  type Maybe,
  type Optional,
  type Styled,
} from '#web/components/options.ts'

/** One part of the service; `current` is this page, `active` a page inside that part. */
export type NavigationItem = Content &
  Optional<{ href: string; current: boolean; active: boolean; attributes: ExtraAttributes }>

/** Markup put in at fixed places; `end` may stand in line with the rest. */
export type NavigationSlots = Optional<{
  start: Html
  end: Html | EndSlot
  navigationStart: Html
  navigationEnd: Html
}>

interface EndSlot {
  readonly html?: Html | undefined
  readonly align?: string | undefined
}

/** Options of the service navigation. */
export type ServiceNavigationOptions = Styled &
  Optional<{
    serviceName: string
    serviceUrl: string
    navigation: readonly Maybe<NavigationItem>[]
    ariaLabel: string
    menuButtonText: string
    menuButtonLabel: string
    navigationLabel: string
    navigationId: string
    navigationClasses: string
    collapseNavigationOnMobile: boolean
    slots: NavigationSlots
  }>

/** The name of the service and its main parts, under the header. */
export function serviceNavigation(options: ServiceNavigationOptions): Html {
  const start = options.slots?.start
  const end = endSlot(options.slots?.end)
  const inner = container(options, start, end)
  return options.serviceName || isFilled(start) || isFilled(end.html)
    ? html`<section aria-label="${options.ariaLabel ?? 'Service information'}" ${common(options)}>
        ${inner}
      </section>`
    : html`<div ${common(options)}>${inner}</div>`
}

function container(options: ServiceNavigationOptions, start: Child, end: EndSlot): Html {
  const names = classes(
    'govuk-width-container',
    end.align === 'inline' && 'govuk-service-navigation__inlining-container',
  )
  return html`<div class="${names}">
    ${start}
    <div class="govuk-service-navigation__container">
      ${options.serviceName ? serviceName(options) : nothing} ${navigation(options)}
    </div>
    ${end.html}
  </div>`
}

function endSlot(given: Html | EndSlot | undefined): EndSlot {
  if (given === undefined) return {}
  return 'isEscaped' in given ? { html: given } : given
}

function common(options: ServiceNavigationOptions): Html {
  return html`class="${classes('govuk-service-navigation', options.classes)}"
  data-module="govuk-service-navigation" ${extra(options.attributes)}`
}

function serviceName({ serviceName: name, serviceUrl }: ServiceNavigationOptions): Html {
  const inner = serviceUrl
    ? html`<a href="${serviceUrl}" class="govuk-service-navigation__link">${name}</a>`
    : html`<span class="govuk-service-navigation__text">${name}</span>`
  return html`<span class="govuk-service-navigation__service-name">${inner}</span>`
}

function navigation(options: ServiceNavigationOptions): Html {
  const items = present(options.navigation).map(({ item }) => item)
  const { navigationStart, navigationEnd } = options.slots ?? {}
  if (items.length === 0 && ![navigationStart, navigationEnd].some(isFilled)) return nothing
  const id = options.navigationId || 'navigation'
  return html`<nav
    aria-label="${options.navigationLabel || menuWord(options)}"
    class="${classes('govuk-service-navigation__wrapper', options.navigationClasses)}"
  >
    ${when(options.collapseNavigationOnMobile ?? items.length > 1, () => menuButton(options, id))}
    <ul class="govuk-service-navigation__list" id="${id}">
      ${navigationStart} ${items.map(entry)} ${navigationEnd}
    </ul>
  </nav>`
}

function menuWord(options: ServiceNavigationOptions): string {
  return options.menuButtonText || 'Menu'
}

function menuButton(options: ServiceNavigationOptions, id: string): Html {
  const word = menuWord(options)
  const label = options.menuButtonLabel
  return html`<button
    type="button"
    class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
    aria-controls="${id}"
    ${attributes({ 'aria-label': label && label !== word ? label : undefined })}
    hidden
    aria-hidden="true"
  >
    ${word}
  </button>`
}

function entry(item: NavigationItem): Html {
  const names = classes(
    'govuk-service-navigation__item',
    isActive(item) && 'govuk-service-navigation__item--active',
  )
  return html`<li class="${names}">${entryInner(item)}</li>`
}

function entryInner(item: NavigationItem): Html {
  const current = isActive(item) ? (item.current ? 'page' : 'true') : undefined
  const own = attributes({ 'aria-current': current })
  if (item.href) {
    return html`<a
      class="govuk-service-navigation__link"
      href="${item.href}"
      ${own}
      ${extra(item.attributes)}
      >${words(item)}</a
    >`
  }
  if (!hasContent(item)) return nothing
  return html`<span class="govuk-service-navigation__text" ${own}>${words(item)}</span>`
}

// Strong, so that people who replace our colours still see where they are.
function words(item: NavigationItem): Html {
  return isActive(item)
    ? html`<strong class="govuk-service-navigation__active-fallback">${content(item)}</strong>`
    : html`${content(item)}`
}

function isActive(item: NavigationItem): boolean {
  return Boolean(item.active || item.current)
}
