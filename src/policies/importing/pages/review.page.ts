import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import {
  clauseStates,
  type ClauseState,
  type ReviewClause,
} from '#policies/importing/reviewing/review-clause.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { numberedPages } from '#web/paging/list-pages.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPolicyImport } from './at-policy-import.routes.ts'
import { checkPart } from './check.page.ts'
import { clauseCard } from './clause/clause-card.page.ts'
import { backFields } from './back-fields.page.ts'
import { clauseStateWords } from './import-words.ts'
import { cancelForm } from './progress.page.ts'
import type { Names } from './said.page.ts'
import { importBackLink, importTabs } from './tabs.page.ts'

const words = {
  title: 'Go through the policy',
  show: 'Show',
  state: 'Clauses',
  every: 'All of them',
  section: 'Section',
  everySection: 'Every section',
  filter: 'Show',
  none: 'There is no such clause.',
  draft: 'Make this draft',
  draftWhat:
    'What you have not accepted comes along as rules that nobody has confirmed: the draft cannot be put to the board before they are.',
} as const

/** So many clauses stand on a page. */
export const clausesShown = 20

/** Which clauses are shown, and how many there are in each state. */
export type ReviewModel = {
  readonly catalogue: Catalogue
  readonly names: Names
  readonly state: ClauseState | undefined
  readonly section: string | undefined
  readonly page: number
  readonly clauses: readonly ReviewClause[]
  readonly total: number
  readonly counts: Readonly<Record<ClauseState, number>>
  readonly sections: readonly {
    readonly section: string
    readonly title: string
    readonly toDo: number
  }[]
  readonly problem?: string | undefined
}

/** The review of an imported policy: its clauses, what is offered for each, and how the draft stands. */
export function reviewPage(frame: Frame, at: AtPolicyImport, model: ReviewModel): Html {
  const { problem } = model
  return layout({
    ...frame,
    title: words.title,
    width: 'full',
    errors: problem === undefined ? [] : [{ text: problem, href: '#clauses' }],
    beforeContent: importBackLink(at),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l hr-broken">${at.one.fileName}</span>${words.title}
      </h1>
      ${importTabs(at, 'clauses')} ${checkPart(frame, at, model.counts)} ${filter(at, model)}
      <div id="clauses">${list(frame, at, model)}</div>
      ${pages(at, model)} ${endForms(frame, at)}`,
  })
}

function filter({ address }: AtPolicyImport, model: ReviewModel): Html {
  const { counts, state, section, sections } = model
  return html`<form method="get" action="${address}" class="hr-filter">
    ${select({
      name: 'state',
      id: 'state',
      value: state ?? 'all',
      label: { text: words.state },
      items: [
        ...clauseStates.map((one) => ({
          value: one,
          text: `${clauseStateWords[one]} (${counts[one]})`,
        })),
        { value: 'all', text: words.every },
      ],
    })}
    ${select({
      name: 'section',
      id: 'section',
      value: section ?? '',
      label: { text: words.section },
      items: [
        { value: '', text: words.everySection },
        ...sections.map((one) => ({
          value: one.section,
          text: `${one.section} ${one.title}${one.toDo > 0 ? ` (${one.toDo} to do)` : ''}`,
        })),
      ],
    })}
    ${button({ text: words.filter, classes: 'govuk-button--secondary' })}
  </form>`
}

function list(frame: Frame, at: AtPolicyImport, model: ReviewModel): Html {
  if (model.clauses.length === 0) return html`<p class="govuk-body">${words.none}</p>`
  const groups = [...Map.groupBy(model.clauses, ({ section, title }) => `${section} ${title}`)]
  return html`${groups.map(
    ([title, clauses]) =>
      html`<section class="hr-section">
        <h2 class="govuk-heading-m">${title}</h2>
        ${sectionForm(frame, at, { model, clauses })}
        ${clauses.map((one) => clauseCard(frame, at, { one, model }))}
      </section>`,
  )}`
}

/** The button that accepts what is shown of a section. It names what was seen, so that nothing else is. */
function sectionForm(
  frame: Frame,
  at: AtPolicyImport,
  { model, clauses }: { readonly model: ReviewModel; readonly clauses: readonly ReviewClause[] },
): Html {
  const toDo = clauses.filter(({ state }) => state === 'to-do')
  if (toDo.length < 2) return nothing
  return postForm(frame, {
    action: `${at.address}/sections`,
    content: html`<input type="hidden" name="section" value="${clauses[0]?.section}" /> ${toDo.map(
        ({ place, revision }) =>
          html`<input type="hidden" name="seen" value="${place}:${revision}" />`,
      )}
      ${backFields(model)}
      ${button({
        text: `Accept these ${toDo.length} of section ${clauses[0]?.section}`,
        classes: 'govuk-button--secondary',
        preventDoubleClick: true,
      })}`,
  })
}

function pages({ address }: AtPolicyImport, { state, section, page, total }: ReviewModel): Html {
  const href = (number: number): string => {
    const query = new URLSearchParams({ state: state ?? 'all', section: section ?? '' })
    query.set('page', String(number))
    return `${address}?${query.toString()}`
  }
  return numberedPages({ page, last: Math.ceil(total / clausesShown), href })
}

function endForms(frame: Frame, at: AtPolicyImport): Html {
  return html`<h2 class="govuk-heading-m hr-section">${words.draft}</h2>
    <p class="govuk-body">${words.draftWhat}</p>
    ${postForm(frame, {
      action: `${at.address}/draft`,
      content: button({ text: words.draft, preventDoubleClick: true }),
    })}
    ${cancelForm(frame, at)}`
}
