import { html, type Html } from '#web/html.ts'
import {
  classes,
  translated,
  type ExtraAttributes,
  type Optional,
} from '#web/components/options.ts'
import { beside, fieldId } from './field.ts'
import { hint } from './hint.ts'
import { textarea, type TextareaOptions } from './textarea.ts'

type Plural = Readonly<Record<string, string>>

/** Options of a counted textarea; the words hold `%{count}` where the number goes. */
export type CharacterCountOptions = TextareaOptions &
  Optional<{
    maxlength: number
    maxwords: number
    threshold: number
    countMessage: { readonly classes?: string | undefined }
    textareaDescriptionText: string
    charactersUnderLimitText: Plural
    charactersAtLimitText: string
    charactersOverLimitText: Plural
    wordsUnderLimitText: Plural
    wordsAtLimitText: string
    wordsOverLimitText: Plural
  }>

/** Several lines of text with a limit that is counted as the person types. */
export function characterCount(options: CharacterCountOptions): Html {
  const id = fieldId(options)
  return textarea({
    ...options,
    id,
    describedBy: `${id}-info`,
    classes: classes('govuk-js-character-count', options.classes),
    formGroup: {
      classes: classes('govuk-character-count', options.formGroup?.classes),
      attributes: { ...settings(options), ...options.formGroup?.attributes },
      beforeInput: options.formGroup?.beforeInput,
      afterInput: { html: countMessage(options, `${id}-info`) },
    },
  })
}

function countMessage(options: CharacterCountOptions, id: string): Html {
  const limit = options.maxwords || options.maxlength
  const unit = options.maxwords ? 'words' : 'characters'
  const words = options.textareaDescriptionText || `You can enter up to %{count} ${unit}`
  const message = hint({
    id,
    text: limit ? words.replace('%{count}', String(limit)) : undefined,
    classes: classes('govuk-character-count__message', options.countMessage?.classes),
  })
  return html`${message} ${beside(options.formGroup?.afterInput)}`
}

function settings(options: CharacterCountOptions): ExtraAttributes {
  const { textareaDescriptionText: description } = options
  const hasLimit = Boolean(options.maxwords || options.maxlength)
  return {
    'data-module': 'govuk-character-count',
    ...ifGiven('data-maxlength', options.maxlength),
    ...ifGiven('data-threshold', options.threshold),
    ...ifGiven('data-maxwords', options.maxwords),
    ...translated(
      'textarea-description',
      !hasLimit && description ? { other: description } : undefined,
    ),
    ...translated('characters-under-limit', options.charactersUnderLimitText),
    ...translated('characters-at-limit', options.charactersAtLimitText),
    ...translated('characters-over-limit', options.charactersOverLimitText),
    ...translated('words-under-limit', options.wordsUnderLimitText),
    ...translated('words-at-limit', options.wordsAtLimitText),
    ...translated('words-over-limit', options.wordsOverLimitText),
  }
}

function ifGiven(name: string, value: number | undefined): ExtraAttributes {
  return value === undefined ? {} : { [name]: value }
}
