import { html, type Html } from '#web/html.ts'
import {
  attributes,
  classes,
  extra,
  translated,
  type ExtraAttributes,
  type Optional,
  type Styled,
} from '#web/components/options.ts'
import { beside, describedBy, field, fieldId, type FieldOptions } from './field.ts'

/** Options of a file upload; `javascript` adds a place to drop files. */
export type FileUploadOptions = FieldOptions &
  Styled &
  Optional<{
    disabled: boolean
    multiple: boolean
    javascript: boolean
    wrapperClasses: string
    wrapperAttributes: ExtraAttributes
    chooseFilesButtonText: string
    noFileChosenText: string
    multipleFilesChosenText: Readonly<Record<string, string>>
    dropInstructionText: string
    enteredDropZoneText: string
    leftDropZoneText: string
  }>

/** A file from the person's own device. */
export function fileUpload(options: FileUploadOptions): Html {
  const { formGroup } = options
  const chosen = options.javascript ? dropZone(options) : control(options)
  return field(
    options,
    html`${beside(formGroup?.beforeInput)} ${chosen} ${beside(formGroup?.afterInput)}`,
  )
}

function dropZone(options: FileUploadOptions): Html {
  const words = {
    ...translated('choose-files-button', options.chooseFilesButtonText),
    ...translated('no-file-chosen', options.noFileChosenText),
    ...translated('multiple-files-chosen', options.multipleFilesChosenText),
    ...translated('drop-instruction', options.dropInstructionText),
    ...translated('entered-drop-zone', options.enteredDropZoneText),
    ...translated('left-drop-zone', options.leftDropZoneText),
  }
  return html`<div
    class="${classes('govuk-file-upload-wrapper', options.wrapperClasses)}"
    data-module="govuk-file-upload"
    ${attributes(words)}
    ${extra(options.wrapperAttributes)}
  >
    ${control(options)}
  </div>`
}

function control(options: FileUploadOptions): Html {
  const id = fieldId(options)
  const own = attributes({
    class: classes(
      'govuk-file-upload',
      options.classes,
      options.errorMessage && 'govuk-file-upload--error',
    ),
    id: id ?? '',
    name: options.name ?? '',
    type: 'file',
    disabled: options.disabled,
    multiple: options.multiple,
    'aria-describedby': describedBy(id, options) || undefined,
  })
  return html`<input ${own} ${extra(options.attributes)} />`
}
