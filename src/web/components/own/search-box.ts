import { html, nothing, type Html } from '#web/html.ts'
import { attributes } from '#web/components/options.ts'
import { button } from '#web/components/forms/button.ts'
import { hint } from '#web/components/forms/hint.ts'
import { label } from '#web/components/forms/label.ts'

/** A search of one kind of thing. */
export type SearchBoxOptions = {
  readonly action: string
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly isPageHeading?: boolean | undefined
  readonly buttonText?: string | undefined
  /** Other answers of the address that the search must keep. */
  readonly keep?: Readonly<Record<string, string>> | undefined
}

/** Words to look for, and the button that looks; the result has an address that can be kept. */
export function searchBox(options: SearchBoxOptions): Html {
  const { name, isPageHeading } = options
  return html`<form class="hr-search" role="search" action="${options.action}" method="get">
    ${Object.entries(options.keep ?? {}).map(hidden)}
    ${label({
      for: name,
      text: options.label,
      isPageHeading,
      classes: isPageHeading ? 'govuk-label--l' : 'govuk-label--m',
    })}
    ${options.hint ? hint({ id: `${name}-hint`, text: options.hint }) : nothing}
    <div class="hr-search__row">
      <input class="govuk-input hr-search__input" ${inputAttributes(options)} />
      ${button({ text: options.buttonText ?? 'Search', classes: 'hr-search__button' })}
    </div>
  </form>`
}

function inputAttributes({ name, value, hint: help }: SearchBoxOptions): Html {
  return attributes({
    type: 'search',
    id: name,
    name,
    value,
    autocomplete: 'off',
    'aria-describedby': help && `${name}-hint`,
  })
}

function hidden([name, value]: readonly [string, string]): Html {
  return html`<input type="hidden" name="${name}" value="${value}" />`
}
