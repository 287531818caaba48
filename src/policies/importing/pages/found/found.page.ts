import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import { defectMark, type ReviewRelated } from '#policies/importing/reviewing/said.ts'
import { table } from '#web/components/display/table.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { AtPolicyImport } from '#policies/importing/pages/at-policy-import.routes.ts'
import { saidLine, type Names } from '#policies/importing/pages/said.page.ts'
import { importBackLink, importTabs } from '#policies/importing/pages/tabs.page.ts'

const words = {
  title: 'Defects and related documents',
  defects: 'Defects',
  defectsWhat:
    'What the owner of the policy should mend. Nothing is mended quietly: the draft lists the same, but for what somebody dismisses with a reason.',
  noDefects: 'No defect was found.',
  related: 'Related policies, laws and guidance',
  noRelated: 'The document names none.',
  dismiss: 'Dismiss',
  dismissed: 'Dismissed',
  again: 'List it again',
  change: 'Change or strike out',
  struck: 'Struck out',
  corrected: 'Put right',
  putBack: 'Put it back',
  surprises: 'Answered by another clause',
  surprisesWhat:
    'Examples of a control that the draft as a whole answers otherwise. Two clauses disagree, or one was read wrongly.',
  leftOut: 'Rules that never speak',
  leftOutWhat:
    'Another clause always answers first in this document, so these rules are left out of the draft; their clauses stay as statements.',
} as const

/** So many lines of one list are shown. */
const most = 100

/** What the page shows beside the import. */
export type FoundModel = {
  readonly catalogue: Catalogue
  readonly clauses: readonly ReviewClause[]
  readonly related: readonly ReviewRelated[]
  readonly names: Names
}

/** What was found in a document beside its clauses, and what the check of the draft shows. */
export function foundPage(frame: Frame, at: AtPolicyImport, model: FoundModel): Html {
  return layout({
    ...frame,
    title: words.title,
    width: 'full',
    beforeContent: importBackLink(at),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l hr-broken">${at.one.fileName}</span>${words.title}
      </h1>
      ${importTabs(at, 'found')} ${defects(at, model)} ${surprises(at, model)} ${leftOut(at, model)}
      ${related(at, model)}`,
  })
}

function part(
  id: string,
  { title, what, none }: { readonly title: string; readonly what?: string; readonly none?: string },
  rows: readonly {
    readonly clause: Html
    readonly cells: readonly string[]
    /** What was said of it, and the way to say something. */
    readonly end?: Html
  }[],
): Html {
  if (rows.length === 0 && none === undefined) return nothing
  const shown = rows.slice(0, most)
  return html`<section class="hr-section" id="${id}">
    <h2 class="govuk-heading-m">${title}</h2>
    ${what === undefined ? nothing : html`<p class="govuk-body">${what}</p>`}
    ${
      rows.length === 0
        ? html`<p class="govuk-body">${none}</p>`
        : wideTable(
            title,
            table({
              caption: title,
              captionClasses: 'govuk-visually-hidden',
              classes: 'hr-stack',
              rows: shown.map(({ clause, cells, end }) => [
                { html: clause },
                ...cells.map((text) => ({ text })),
                ...(end === undefined ? [] : [{ html: end }]),
              ]),
            }),
          )
    }
    ${rows.length > most ? html`<p class="govuk-body">${rows.length - most} more.</p>` : nothing}
  </section>`
}

function clauseLink({ address }: AtPolicyImport, { clauses }: FoundModel, number: string): Html {
  const one = clauses.find(({ clause }) => clause.number === number)
  if (!one) return html`${number}`
  return html`<a class="govuk-link" href="${address}/clauses/${one.place}">${number}</a>`
}

function defects(at: AtPolicyImport, model: FoundModel): Html {
  const { defects: title, defectsWhat: what, noDefects: none } = words
  return part(
    'defects',
    { title, what, none },
    at.one.defects.map((defect) => {
      const { clause, kind, says, treated, dismissed } = defect
      const href = `${at.address}/found/defect?mark=${defectMark(defect)}`
      const text = dismissed === undefined ? words.dismiss : words.again
      return {
        clause: clauseLink(at, model, clause),
        cells: [kind, says, dismissed === undefined ? treated : dismissed.why],
        end: html`${changeLink(href, { text, what: says })}
        ${saidLine(words.dismissed, dismissed, model.names)}`,
      }
    }),
  )
}

function surprises(at: AtPolicyImport, model: FoundModel): Html {
  const check = at.one.checked?.check
  const rows = check?.type === 'stands' ? check.surprises : []
  return part(
    'surprises',
    { title: words.surprises, what: words.surprisesWhat },
    rows.map(({ clause, says, answer, decidedBy }) => ({
      clause: clauseLink(at, model, clause.slice(4)),
      cells: [says, answer, decidedBy.map((id) => id.slice(4)).join(', ')],
    })),
  )
}

function leftOut(at: AtPolicyImport, model: FoundModel): Html {
  const check = at.one.checked?.check
  const rows = check?.type === 'stands' ? check.leftOut : []
  return part(
    'left-out',
    { title: words.leftOut, what: words.leftOutWhat },
    rows.map((one) => {
      const [clause = '', control = ''] = one.split(' ')
      const title = model.catalogue.controls.find(({ id }) => id === control)?.title ?? control
      return { clause: clauseLink(at, model, clause.slice(4)), cells: [title] }
    }),
  )
}

function related(at: AtPolicyImport, model: FoundModel): Html {
  return part(
    'related',
    { title: words.related, none: words.noRelated },
    model.related.map(({ clause, title, kind, status, year, corrected, struck }, place) => ({
      clause: clauseLink(at, model, clause),
      cells: [title, kind, status === 'draft' ? 'a draft' : '', year ?? ''],
      end: html`${changeLink(`${at.address}/found/document?place=${place}`, {
        text: struck === undefined ? words.change : words.putBack,
        what: title,
      })}
      ${saidLine(words.corrected, corrected, model.names)}
      ${saidLine(words.struck, struck, model.names)}`,
    })),
  )
}

/** What it is about stands in a label: words hidden in a table that scrolls would widen the page. */
function changeLink(
  href: string,
  { text, what }: { readonly text: string; readonly what: string },
): Html {
  return html`<a class="govuk-link" href="${href}" aria-label="${text}: ${what}">${text}</a>`
}
