import { momentWords } from '#core/moment-words.ts'
import type { PolicyImport } from '#policies/importing/keeping/policy-import.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { fileUpload } from '#web/components/forms/file-upload.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { importColours, importStates } from './import-words.ts'

const words = {
  title: 'Bring in a policy',
  what: 'Choose the policy you have. It is read here, cut into its clauses, and each clause is offered the control it most resembles, with why. You then say of each what it means, and make a draft of it. Nothing is in force before the draft is approved.',
  choose: 'The policy',
  hint: 'Word (.docx), PDF, plain text or Markdown, up to 20 MB. A PDF must hold words, not pictures of pages.',
  send: 'Bring it in',
  before: 'Brought in before',
  when: 'When',
  file: 'File',
  state: 'State',
  back: 'Back to drafts',
} as const

/** What the page shows. */
export type ListModel = {
  readonly base: string
  readonly drafts: string
  /** The id the import will have, so that a form sent twice begins one. */
  readonly importId: string
  readonly imports: readonly PolicyImport[]
  readonly page: number
  readonly hasMore: boolean
  readonly problem?: string | undefined
}

/** The page on which a policy is brought in, and those that were. */
export function listPage(frame: Frame, model: ListModel): Html {
  const { problem, drafts, imports } = model
  return layout({
    ...frame,
    title: words.title,
    errors: problem === undefined ? [] : [{ text: problem, href: '#policy' }],
    beforeContent: backLink({ text: words.back, href: drafts }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${uploadForm(frame, model)} ${imports.length > 0 ? before(model) : nothing} ${pages(model)}`,
  })
}

/** The form that sends a policy. */
export function uploadForm(
  frame: Frame,
  { base, importId, problem }: Pick<ListModel, 'base' | 'importId' | 'problem'>,
): Html {
  return postForm(frame, {
    action: `${base}/files`,
    files: true,
    content: html`<input type="hidden" name="import" value="${importId}" /> ${fileUpload({
        name: 'policy',
        id: 'policy',
        label: { text: words.choose, classes: 'govuk-label--m' },
        hint: { text: words.hint },
        errorMessage: problem === undefined ? undefined : { text: problem },
        attributes: { accept: '.docx,.pdf,.txt,.md,.markdown' },
      })}
      ${button({ text: words.send, preventDoubleClick: true })}`,
  })
}

function before({ base, imports }: ListModel): Html {
  return html`<h2 class="govuk-heading-m">${words.before}</h2>
    ${wideTable(
      words.before,
      table({
        caption: words.before,
        captionClasses: 'govuk-visually-hidden',
        classes: 'hr-stack',
        head: [words.when, words.file, words.state].map((text) => ({ text })),
        rows: imports.map((one) => [
          {
            html: html`<a class="govuk-link" href="${base}/${one.importId}"
              >${momentWords(one.begunAt)}</a
            >`,
          },
          { html: html`<span class="hr-broken">${one.fileName}</span>` },
          { html: tag({ text: importStates[one.state], classes: importColours[one.state] }) },
        ]),
      }),
    )}`
}

function pages({ base, page, hasMore: more }: ListModel): Html {
  return listPages({ page, more, href: (to) => `${base}?page=${to}` })
}
