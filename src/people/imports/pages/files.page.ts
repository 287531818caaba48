import type { SentFile } from '#people/imports/runs/run.ts'
import { button } from '#web/components/forms/button.ts'
import { fileUpload } from '#web/components/forms/file-upload.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtRun } from './at-imports.routes.ts'
import { formatNames } from './import-words.ts'
import { cancelForm, runBackLink } from './run-parts.page.ts'

const words = {
  title: 'Send the files',
  titleAgain: 'The files could not be read',
  sent: 'Already here',
  choose: 'Choose the files',
  hint: {
    oneroster: 'manifest.csv, orgs.csv, users.csv, roles.csv, demographics.csv – or one zip.',
    sds: 'orgs.csv, users.csv, roles.csv, demographics.csv, relationships.csv – or one zip.',
    csv: 'One CSV file.',
    gias: 'The file edubasealldata….csv.',
  },
  limit: 'Up to 100 MB a file. They are taken away when the import is done or cancelled.',
  send: 'Send',
  read: 'Read what is here',
  map: 'Say what the columns mean',
} as const

/** The page on which files are sent, for the first time or again. */
export function filesPage(frame: Frame, at: AtRun, problem?: string): Html {
  const { run, files, address } = at
  const title = run.state === 'unreadable' ? words.titleAgain : words.title
  return layout({
    ...frame,
    title,
    errors: problem === undefined ? [] : [{ text: problem, href: '#files' }],
    beforeContent: runBackLink(at),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${formatNames[run.format]}</span>${title}
      </h1>
      ${
        run.problem === undefined
          ? nothing
          : html`<p class="govuk-body hr-import-problem">${run.problem}</p>`
      }
      ${files.length > 0 ? here(at) : nothing}
      ${postForm(frame, {
        action: `${address}/files`,
        files: true,
        content: html`${fileField(at, problem)} ${button({ text: words.send })}`,
      })}
      ${cancelForm(frame, at)}`,
  })
}

function fileField({ run }: AtRun, problem: string | undefined): Html {
  return fileUpload({
    name: 'files',
    id: 'files',
    multiple: run.format === 'oneroster' || run.format === 'sds',
    label: { text: words.choose, classes: 'govuk-label--m' },
    hint: { text: `${words.hint[run.format]} ${words.limit}` },
    errorMessage: problem === undefined ? undefined : { text: problem },
    attributes: { accept: '.csv,.txt,.zip' },
  })
}

function here({ files, address, run }: AtRun): Html {
  const next =
    run.format === 'csv'
      ? html`<p class="govuk-body">
          <a class="govuk-link" href="${address}/mapping">${words.map}</a>
        </p>`
      : nothing
  return html`<h2 class="govuk-heading-m">${words.sent}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${files.map((file) => html`<li>${file.name} (${sizeOf(file)})</li>`)}
    </ul>
    ${next}`
}

function sizeOf({ bytes }: SentFile): string {
  const thousands = Math.max(1, Math.round(bytes / 1000))
  return thousands < 1000 ? `${thousands} kB` : `${(thousands / 1000).toFixed(1)} MB`
}
