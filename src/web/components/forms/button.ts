import { html, isFilled, nothing, type Child, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  content,
  extra,
  type Optional,
  type StyledContent,
} from '#web/components/options.ts'

/** Options of a button; with `href` it is a link that looks like one. */
export type ButtonOptions = StyledContent &
  Optional<{
    id: string
    type: string
    name: string
    value: string
    href: string
    disabled: boolean
    preventDoubleClick: boolean
    isStartButton: boolean
  }>

/** Something to press: sends the form unless `type` or `href` says otherwise. */
export function button(options: ButtonOptions): Html {
  return options.href ? linkButton(options) : realButton(options)
}

function linkButton(options: ButtonOptions): Html {
  return html`<a href="${options.href}" role="button" draggable="false" ${common(options)}
    >${words(options)} ${options.isStartButton ? startIcon : nothing}</a
  >`
}

function realButton(options: ButtonOptions): Html {
  const own = attributes({
    type: options.type || 'submit',
    value: options.value || undefined,
    name: options.name || undefined,
    disabled: options.disabled,
    'aria-disabled': options.disabled ? 'true' : undefined,
    'data-prevent-double-click':
      options.preventDoubleClick === undefined ? undefined : String(options.preventDoubleClick),
  })
  return html`<button ${own} ${common(options)}>
    ${words(options)} ${options.isStartButton ? startIcon : nothing}
  </button>`
}

function common(options: ButtonOptions): Html {
  const names = classes(
    'govuk-button',
    options.classes,
    options.isStartButton && 'govuk-button--start',
  )
  return html`class="${names}" data-module="govuk-button" ${extra(options.attributes)}
  ${attributes({ id: options.id })}`
}

// A start button is a flex box, which would swallow the spaces between the elements inside it.
function words(options: ButtonOptions): Child {
  const inner = content(options)
  return options.isStartButton && isFilled(options.html) ? html`<span>${inner}</span>` : inner
}

const startIcon = html`<svg
  class="govuk-button__start-icon"
  xmlns="http://www.w3.org/2000/svg"
  width="17.5"
  height="19"
  viewBox="0 0 33 40"
  aria-hidden="true"
  focusable="false"
>
  <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
</svg>`
