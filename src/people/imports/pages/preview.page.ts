import { figures } from '#core/figures.ts'
import { panel } from '#web/components/display/panel.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtRun } from './at-imports.routes.ts'
import { formatNames, outcomeOf } from './import-words.ts'
import { lookalikesField, sameProblem } from './lookalikes.page.ts'
import { backToRun, cancelForm, runBackLink } from './run-parts.page.ts'
import { leavingWords, summaryParts } from './summary.page.ts'

const words = {
  check: 'Check what would change',
  nothing: 'Nothing has been changed yet.',
  changed:
    'What is held has changed since the last look, so nothing was applied. Check the figures again.',
  apply: 'Apply this import',
  many: 'Continue: many would leave',
  noChange: 'Nothing would change. You can apply it anyway, or cancel it.',
  done: 'The import is done',
  toPeople: 'Go to people, to give roles and invite them',
  noneChanged: 'Nothing changed',
  cancelled: 'This import was cancelled',
  cancelledWhy: 'Nothing was changed, and its files are gone.',
  confirm: 'Many people would leave',
  warning: 'Warning',
  confirmWhat:
    'Pupils become former pupils. Staff lose their roles and are signed out at once. This is usual at the end of a school year, and a sign of an incomplete file at any other time.',
  unread: 'Some rows could not be read far enough to tell whom they are about.',
} as const

/** The preview of a run: what would change, and the way to apply it. */
export function previewPage(frame: Frame, at: AtRun, hasProblem: boolean): Html {
  const { run, address } = at
  return layout({
    ...frame,
    title: words.check,
    errors: hasProblem ? [sameProblem] : [],
    beforeContent: runBackLink(at),
    content: html`${heading(at, words.check)}
    ${
      run.hasChanged
        ? warningText({ text: words.changed, iconFallbackText: words.warning })
        : html`<p class="govuk-body">${words.nothing}</p>`
    }
    ${summaryParts(run, address)} ${applyPart(frame, at, hasProblem)} ${cancelForm(frame, at)}`,
  })
}

function heading({ run }: AtRun, title: string): Html {
  return html`<h1 class="govuk-heading-l">
    <span class="govuk-caption-l">${formatNames[run.format]}</span>${title}
  </h1>`
}

function applyPart(frame: Frame, at: AtRun, hasProblem: boolean): Html {
  const { run, address } = at
  if (run.summary?.confirmLeaving !== undefined) {
    return button({ text: words.many, href: `${address}/confirm` })
  }
  const isEmpty = outcomeOf(run) === 'No change'
  return html`${isEmpty ? html`<p class="govuk-body">${words.noChange}</p>` : nothing}
  ${postForm(frame, {
    action: `${address}/apply`,
    content: html`${lookalikesField(at, hasProblem)}
    ${button({ text: words.apply, preventDoubleClick: true })}`,
  })}`
}

/** The second question, before many people leave. It names the number, and the button does too. */
export function confirmPage(
  frame: Frame,
  at: AtRun,
  { leaving, hasProblem }: { readonly leaving: number; readonly hasProblem: boolean },
): Html {
  const { run, address } = at
  const { leaving: kinds = [], hasUnreadRows = false } = run.summary ?? {}
  return layout({
    ...frame,
    title: words.confirm,
    errors: hasProblem ? [sameProblem] : [],
    beforeContent: backToRun(at),
    content: html`${heading(at, `${figures(leaving)} people would leave`)}
      <ul class="govuk-list govuk-list--bullet">
        ${kinds.map((one) => html`<li>${leavingWords(one)}</li>`)}
      </ul>
      ${hasUnreadRows ? html`<p class="govuk-body">${words.unread}</p>` : nothing}
      ${warningText({ text: words.confirmWhat, iconFallbackText: words.warning })}
      <p class="govuk-body">
        <a class="govuk-link" href="${address}/lines?change=left">Look at who would leave</a>
      </p>
      ${postForm(frame, {
        action: `${address}/apply`,
        content: html`<input type="hidden" name="leaving" value="${leaving}" />
          ${lookalikesField(at, hasProblem)}
          ${button({
            text: `Yes, ${figures(leaving)} people leave: apply`,
            classes: 'govuk-button--warning',
            preventDoubleClick: true,
          })}`,
      })}
      ${cancelForm(frame, at)}`,
  })
}

/** The page of a run that was applied. */
export function donePage(frame: Frame, at: AtRun): Html {
  const { run, address } = at
  const outcome = outcomeOf(run)
  return layout({
    ...frame,
    title: words.done,
    beforeContent: runBackLink(at),
    content: html`${panel({
        titleText: words.done,
        text: outcome === 'No change' ? words.noneChanged : outcome,
      })}
      ${summaryParts(run, address)}
      <p class="govuk-body">
        <a class="govuk-link" href="/trusts/${at.trust.slug}/people">${words.toPeople}</a>
      </p>`,
  })
}

/** The page of a run that was given up. */
export function cancelledPage(frame: Frame, at: AtRun): Html {
  return layout({
    ...frame,
    title: words.cancelled,
    beforeContent: runBackLink(at),
    content: html`${heading(at, words.cancelled)}
      <p class="govuk-body">${words.cancelledWhy}</p>`,
  })
}
