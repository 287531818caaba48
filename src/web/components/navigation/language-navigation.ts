import { html, nothing, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  type Optional,
  type Styled,
  type StyledContent,
} from '#web/components/options.ts'

/** One language; without `href` it is the one being read. */
export type LanguageItem = StyledContent &
  Optional<{
    href: string
    current: boolean
    lang: string
    hrefLang: string
    dir: string
    languageDescriptionText: string
  }>

/** Options of the choice of language. */
export type LanguageNavigationOptions = Styled &
  Optional<{ ariaLabel: string; items: readonly LanguageItem[] }>

/** The languages a page can be read in. */
export function languageNavigation(options: LanguageNavigationOptions): Html {
  return html`<nav
    class="${classes('govuk-language-navigation', options.classes)}"
    ${extra(options.attributes)}
    aria-label="${options.ariaLabel ?? 'Language'}"
  >
    <ul class="govuk-language-navigation__list">
      ${options.items?.map(
        (item) => html`<li class="govuk-language-navigation__list-item">${language(item)}</li>`,
      )}
    </ul>
  </nav>`
}

function language(item: LanguageItem): Html {
  return item.current || !item.href ? currentLanguage(item) : otherLanguage(item, item.href)
}

function currentLanguage(item: LanguageItem): Html {
  const own = attributes({
    class: classes('govuk-language-navigation__text', item.classes),
    'aria-current': 'true',
    lang: item.lang,
    dir: item.dir,
  })
  return html`<span ${own} ${extra(item.attributes)}>${content(item)}</span>`
}

function otherLanguage(item: LanguageItem, href: string): Html {
  const own = attributes({
    class: classes('govuk-language-navigation__link', item.classes),
    href,
    rel: 'alternate',
    lang: item.lang,
    hreflang: item.hrefLang || item.lang || undefined,
    dir: item.dir,
  })
  const spoken = item.languageDescriptionText
    ? html`<span class="govuk-visually-hidden"> ${item.languageDescriptionText}</span>`
    : nothing
  return html`<a ${own} ${extra(item.attributes)}>${content(item)}${spoken}</a>`
}
