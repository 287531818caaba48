import { figures } from '#core/figures.ts'
import { button } from '#web/components/forms/button.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtRun } from './at-imports.routes.ts'
import { formatNames, stepNames } from './import-words.ts'
import { cancelForm, runBackLink } from './run-parts.page.ts'

const words = {
  reading: 'Reading the files',
  applying: 'Applying the import',
  leave:
    'You can leave this page and come back. It shows how far the work is, to you and to anyone who may import.',
  interrupted:
    'Nothing has been heard of this work for more than 30 seconds. It was probably interrupted; then nothing was changed. It begins again by itself within a few minutes. You need not wait for that: however often it begins, it is done once.',
  again: 'Begin again now',
  failedTitle: 'The import went wrong',
  failed: 'Nothing was changed. The cause is in the log of whoever runs Houserules for you.',
  tryAgain: 'Try again',
} as const

/** Work on a run in words and figures, as its page and the script on it show it. */
export function progressOf({ progress, run }: Pick<AtRun, 'progress' | 'run'>) {
  const { step = 'waiting', done = 0, total = 0 } = progress ?? {}
  const isRows = step === 'reading' && total > 0
  const rows = isRows ? `: ${figures(done)} of about ${figures(total)} rows` : ''
  return { state: run.state, text: `${stepNames[step]}${rows}`, done, total }
}

/** The page of a run whose work is in hand. It keeps itself up to date, with and without a script. */
export function progressPage(frame: Frame, at: AtRun): Html {
  const { run, address, isInterrupted } = at
  const title = run.state === 'applying' ? words.applying : words.reading
  return layout({
    ...frame,
    title,
    refreshSeconds: 5,
    beforeContent: runBackLink(at),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${formatNames[run.format]}</span>${title}
      </h1>
      <div data-progress="${address}/progress.json" data-state="${run.state}">${bar(at)}</div>
      <p class="govuk-body">${words.leave}</p>
      ${isInterrupted ? interrupted(frame, at) : nothing} ${cancelForm(frame, at)}`,
  })
}

function bar(at: AtRun): Html {
  const { text, done, total } = progressOf(at)
  const value = total > 0 ? html`value="${done}" max="${total}"` : nothing
  return html`<p class="govuk-body" id="progress-words" role="status">${text}</p>
    <progress class="hr-progress" aria-labelledby="progress-words" ${value}></progress>`
}

function interrupted(frame: Frame, { address }: AtRun): Html {
  return html`${insetText({ text: words.interrupted })}
  ${postForm(frame, { action: `${address}/again`, content: button({ text: words.again }) })}`
}

/** The page of a run whose work went wrong. */
export function failedPage(frame: Frame, at: AtRun): Html {
  return layout({
    ...frame,
    title: words.failedTitle,
    beforeContent: runBackLink(at),
    content: html`<h1 class="govuk-heading-l">${words.failedTitle}</h1>
      <p class="govuk-body">${words.failed}</p>
      ${postForm(frame, {
        action: `${at.address}/again`,
        content: button({ text: words.tryAgain }),
      })}
      ${cancelForm(frame, at)}`,
  })
}
