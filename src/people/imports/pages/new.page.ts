import { type Format, formats } from '#people/imports/reading/read-files.ts'
import { button } from '#web/components/forms/button.ts'
import type { ErrorItem } from '#web/components/forms/error-summary.ts'
import { input } from '#web/components/forms/input.ts'
import { radios } from '#web/components/forms/radios.ts'
import { select } from '#web/components/forms/select.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, isFilled, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { formatNames } from './import-words.ts'

const words = {
  title: 'Start an import',
  format: 'What kind of files do you have?',
  hints: {
    oneroster:
      'All the CSV files of one export, or the zip they came in. Whole or only what changed.',
    sds: 'orgs.csv, users.csv, roles.csv, and the others you have. Send the same set each time.',
    csv: 'One file. You say once what its columns mean.',
    gias: 'The extract of all schools. It brings names, URNs and phases, and nothing about people.',
  },
  mapping: 'How is the spreadsheet to be read?',
  mappingHint: 'Needed only for a spreadsheet.',
  newMapping: 'I will say so for this file',
  group: 'Which trust of the register?',
  groupHint:
    'The trust’s number there (group UID), such as 1234. Needed only for the register of schools.',
  source: 'Which system are the ids from?',
  sourceHint:
    'A short word in small letters, the same each time, such as mis. People are known by the ids of that system from then on.',
  next: 'Continue',
  back: 'Back to imports',
} as const

/** What was typed, and what is wrong with it. */
export type NewImportModel = {
  readonly base: string
  readonly mappings: readonly string[]
  readonly typed: Readonly<Record<'format' | 'source' | 'group' | 'mapping', string>>
  readonly problems: Readonly<Partial<Record<'format' | 'source' | 'group', string>>>
}

/** The form that begins an import. */
export function newImportPage(frame: Frame, model: NewImportModel): Html {
  const errors: readonly ErrorItem[] = Object.entries(model.problems).map(([name, text]) => ({
    text,
    href: `#${name}`,
  }))
  return layout({
    ...frame,
    title: words.title,
    errors,
    beforeContent: backLink({ text: words.back, href: model.base }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${postForm(frame, {
        action: model.base,
        content: html`${formatField(model)} ${onlyFor('csv', mappingField(model))}
        ${onlyFor('gias', groupField(model))} ${sourceField(model)} ${button({ text: words.next })}`,
      })}`,
  })
}

function formatField(model: NewImportModel): Html {
  return radios({
    name: 'format',
    idPrefix: 'format',
    value: model.typed.format,
    errorMessage: problem(model.problems.format),
    fieldset: { legend: { text: words.format, classes: 'govuk-fieldset__legend--m' } },
    items: formats
      .toSorted((a, b) => order.indexOf(a) - order.indexOf(b))
      .map((format) => ({
        value: format,
        text: formatNames[format],
        hint: { text: words.hints[format] },
      })),
  })
}

/** What is asked of one kind alone: the stylesheet shows it once that is chosen, where it can tell. */
function onlyFor(format: Format, field: Html): Html {
  return isFilled(field)
    ? html`<div class="hr-only-for hr-only-for--${format}">${field}</div>`
    : nothing
}

const order: readonly Format[] = ['oneroster', 'sds', 'csv', 'gias']

function mappingField({ mappings, typed }: NewImportModel): Html {
  if (mappings.length === 0) return nothing
  return select({
    name: 'mapping',
    id: 'mapping',
    value: typed.mapping,
    label: { text: words.mapping },
    hint: { text: words.mappingHint },
    items: [
      { value: '', text: words.newMapping },
      ...mappings.map((name) => ({ value: name, text: name })),
    ],
  })
}

function groupField({ typed, problems }: NewImportModel): Html {
  return input({
    name: 'group',
    id: 'group',
    value: typed.group,
    classes: 'govuk-input--width-10',
    label: { text: words.group },
    hint: { text: words.groupHint },
    errorMessage: problem(problems.group),
    inputmode: 'numeric',
  })
}

function sourceField({ typed, problems }: NewImportModel): Html {
  return input({
    name: 'source',
    id: 'source',
    value: typed.source,
    classes: 'govuk-input--width-10',
    label: { text: words.source, classes: 'govuk-label--m' },
    hint: { text: words.sourceHint },
    errorMessage: problem(problems.source),
  })
}

function problem(text: string | undefined): { readonly text: string } | undefined {
  return text === undefined ? undefined : { text }
}
