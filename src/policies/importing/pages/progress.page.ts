import { newId } from '#core/ids.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPolicyImport } from './at-policy-import.routes.ts'
import { stepWords } from './import-words.ts'
import { uploadForm } from './list.page.ts'

const words = {
  reading: 'Reading the policy',
  leave: 'You can leave this page and come back.',
  interrupted:
    'Nothing has been heard of this work for more than a minute. It was probably interrupted. It begins again by itself within a few minutes, and is done once however often it begins.',
  again: 'Begin again now',
  failed: 'The policy could not be gone through',
  failedWhy:
    'Something went wrong here, and not with your file. The cause is in the log of whoever runs Houserules for you.',
  tryAgain: 'Try again',
  refused: 'The file could not be read',
  other: 'Bring in another file',
  file: 'The file did not come whole',
  fileWhat: 'What you sent broke off before its end. Send it again.',
  cancelled: 'This was given up',
  cancelledWhat: 'The file is gone, and no draft was made of it.',
  made: 'A draft was made of this policy',
  toDraft: 'Go to the draft',
  back: 'Back',
  cancel: 'Give this up',
} as const

/** How far the reading is, as its page and the script on it show it. */
export function progressOf({ progress, one }: Pick<AtPolicyImport, 'progress' | 'one'>) {
  return { state: one.state, text: stepWords[progress?.step ?? 'waiting'], done: 0, total: 0 }
}

/** The page of an import whose file is being read. It keeps itself up to date, with and without a script. */
export function progressPage(frame: Frame, at: AtPolicyImport): Html {
  const { one, address, isInterrupted } = at
  return page(frame, at, {
    title: words.reading,
    refreshSeconds: 2,
    content: html`<div data-progress="${address}/progress.json" data-state="${one.state}">
        <p class="govuk-body" id="progress-words" role="status">${progressOf(at).text}</p>
        <progress class="hr-progress" aria-labelledby="progress-words"></progress>
      </div>
      <p class="govuk-body">${words.leave}</p>
      ${isInterrupted ? again(frame, at) : nothing} ${cancelForm(frame, at)}`,
  })
}

function again(frame: Frame, { address }: AtPolicyImport): Html {
  return html`${insetText({ text: words.interrupted })}
  ${postForm(frame, { action: `${address}/again`, content: button({ text: words.again }) })}`
}

/** The page of an import whose file was refused: why, and the way to send another. */
export function refusedPage(frame: Frame, at: AtPolicyImport): Html {
  return page(frame, at, {
    title: words.refused,
    content: html`<p class="govuk-body hr-import-problem">${at.one.problem}</p>
      <h2 class="govuk-heading-m">${words.other}</h2>
      ${uploadForm(frame, { base: at.base, importId: newId() })}`,
  })
}

/** The page of an import whose file broke off on its way. */
export function brokenOffPage(frame: Frame, at: AtPolicyImport): Html {
  return page(frame, at, {
    title: words.file,
    content: html`<p class="govuk-body">${words.fileWhat}</p>
      ${uploadForm(frame, { base: at.base, importId: newId() })} ${cancelForm(frame, at)}`,
  })
}

/** The page of an import whose reading went wrong. */
export function failedPage(frame: Frame, at: AtPolicyImport): Html {
  return page(frame, at, {
    title: words.failed,
    content: html`<p class="govuk-body">${words.failedWhy}</p>
      ${postForm(frame, { action: `${at.address}/again`, content: button({ text: words.tryAgain }) })}
      ${cancelForm(frame, at)}`,
  })
}

/** The page of an import that was given up. */
export function cancelledPage(frame: Frame, at: AtPolicyImport): Html {
  return page(frame, at, {
    title: words.cancelled,
    content: html`<p class="govuk-body">${words.cancelledWhat}</p>`,
  })
}

/** The page of an import of which a draft was made. */
export function madePage(frame: Frame, at: AtPolicyImport): Html {
  return page(frame, at, {
    title: words.made,
    content: html`<p class="govuk-body">
      <a class="govuk-link" href="${at.drafts}/${at.one.draftId}">${words.toDraft}</a>
    </p>`,
  })
}

/** The button that gives an import up. */
export function cancelForm(frame: Frame, { address }: AtPolicyImport): Html {
  return postForm(frame, {
    action: `${address}/cancel`,
    content: button({ text: words.cancel, classes: 'govuk-button--secondary' }),
  })
}

function page(
  frame: Frame,
  { one, base }: AtPolicyImport,
  made: { readonly title: string; readonly content: Html; readonly refreshSeconds?: number },
): Html {
  const { title, content, refreshSeconds } = made
  return layout({
    ...frame,
    title,
    refreshSeconds,
    beforeContent: backLink({ text: words.back, href: base }),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l hr-broken">${one.fileName}</span>${title}
      </h1>
      ${content}`,
  })
}
