import { html, type Html } from '#web/html.ts'
import {
  classes,
  translated,
  type ExtraAttributes,
  type Optional,
} from '#web/components/options.ts'
import { button } from './button.ts'
import { beside, fieldId } from './field.ts'
import { input, type InputOptions } from './input.ts'

/** Options of a password input. */
export type PasswordInputOptions = InputOptions &
  Optional<{
    button: { readonly classes?: string | undefined }
    showPasswordText: string
    hidePasswordText: string
    showPasswordAriaLabelText: string
    hidePasswordAriaLabelText: string
    passwordShownAnnouncementText: string
    passwordHiddenAnnouncementText: string
  }>

/** A password, with a button to see what was typed where the browser runs our code. */
export function passwordInput(options: PasswordInputOptions): Html {
  const id = fieldId(options)
  return input({
    ...options,
    id,
    type: 'password',
    classes: classes('govuk-password-input__input govuk-js-password-input-input', options.classes),
    spellcheck: false,
    autocapitalize: 'none',
    autocomplete: options.autocomplete || 'current-password',
    inputWrapper: { classes: 'govuk-password-input__wrapper' },
    formGroup: {
      classes: classes('govuk-password-input', options.formGroup?.classes),
      attributes: { ...words(options), ...options.formGroup?.attributes },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: toggle(options, id) },
    },
  })
}

function toggle(options: PasswordInputOptions, id: string | undefined): Html {
  const made = button({
    type: 'button',
    classes: classes(
      'govuk-button--secondary govuk-password-input__toggle govuk-js-password-input-toggle',
      options.button?.classes,
    ),
    text: options.showPasswordText ?? 'Show',
    attributes: {
      'aria-controls': id,
      'aria-label': options.showPasswordAriaLabelText ?? 'Show password',
      hidden: '',
    },
  })
  return html`${made} ${beside(options.formGroup?.afterInput)}`
}

function words(options: PasswordInputOptions): ExtraAttributes {
  return {
    'data-module': 'govuk-password-input',
    ...translated('show-password', options.showPasswordText),
    ...translated('hide-password', options.hidePasswordText),
    ...translated('show-password-aria-label', options.showPasswordAriaLabelText),
    ...translated('hide-password-aria-label', options.hidePasswordAriaLabelText),
    ...translated('password-shown-announcement', options.passwordShownAnnouncementText),
    ...translated('password-hidden-announcement', options.passwordHiddenAnnouncementText),
  }
}
