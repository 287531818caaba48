import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import type { Choice } from '#policies/importing/reviewing/choice.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPolicyImport } from '#policies/importing/pages/at-policy-import.routes.ts'
import { choiceParts, controlOf } from './choice.page.ts'
import { wordsFound } from './clause-card.page.ts'
import { clauseColours, clauseStateWords } from '#policies/importing/pages/import-words.ts'
import { markedWords } from './marked-words.page.ts'
import { saidLine, type Names } from '#policies/importing/pages/said.page.ts'
import { reviewBackLink } from '#policies/importing/pages/tabs.page.ts'

const words = {
  stands: 'Where it stands',
  printed: 'printed number',
  page: 'page',
  said: 'Said',
  nothing: 'No control stands for this clause: it is a statement. A record or a page keeps it.',
  nothingOffered: 'Nothing in its words led to a control.',
  accept: 'Accept this reading',
  statement: 'Statement only',
  offered: 'Go back to what was offered',
  drop: 'Not this one',
  settings: 'Change its settings',
  instead: 'Pick another instead',
  add: 'Pick a control',
  addMore: 'Pick one more control',
  next: 'Next clause',
  before: 'Clause before',
  surprises: 'In this document, another clause answers an example of it:',
} as const

/** A clause under review, and what the page shows beside it. */
export type ClauseModel = {
  readonly clause: ReviewClause
  readonly catalogue: Catalogue
  readonly names: Names
  /** Whether another clause follows it. */
  readonly hasNext: boolean
  readonly problem?: string | undefined
}

/** One clause under review, with everything that can be said of it. */
export function clausePage(frame: Frame, at: AtPolicyImport, model: ClauseModel): Html {
  const { clause: one, problem } = model
  const { clause, state } = one
  const title = `Clause ${clause.number}`
  return layout({
    ...frame,
    title,
    errors: problem === undefined ? [] : [{ text: problem, href: '#words' }],
    beforeContent: reviewBackLink(at),
    content: html`<h1 class="govuk-heading-l">
        <span class="govuk-caption-l">${one.title}</span>${title}
        ${tag({ text: clauseStateWords[state], classes: clauseColours[state] })}
      </h1>
      <p class="govuk-body" id="words">${markedWords(clause.text, wordsFound(one))}</p>
      ${standing(one)} ${surprises(at, one)} ${choicesPart(frame, at, model)}
      ${sayings(frame, at, one)} ${steps(at, model)}`,
  })
}

function standing({ clause }: ReviewClause): Html {
  const { part, lead } = clause.around
  const parts = [
    part,
    lead,
    clause.printed === undefined ? '' : `${words.printed} ${clause.printed}`,
    clause.page === undefined ? '' : `${words.page} ${clause.page}`,
  ].filter((one) => one !== '')
  if (parts.length === 0) return nothing
  return insetText({ html: html`<b>${words.stands}:</b> ${parts.join(' – ')}` })
}

function surprises({ one, trust }: AtPolicyImport, { clause }: ReviewClause): Html {
  const check = one.checked?.check
  if (check?.type !== 'stands') return nothing
  const own = check.surprises.filter((each) => each.clause === `${trust.code}-${clause.number}`)
  if (own.length === 0) return nothing
  return html`<p class="govuk-body">${words.surprises}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${own.map(
        ({ says, answer, decidedBy }) =>
          html`<li>
            ${says}: ${answer}${decidedBy.length > 0 ? ` (${decidedBy.join(', ')})` : ''}
          </li>`,
      )}
    </ul>`
}

function choicesPart(frame: Frame, at: AtPolicyImport, model: ClauseModel): Html {
  const { choices, offered, said } = model.clause
  if (choices.length === 0) {
    return html`<p class="govuk-body">
      ${words.nothing} ${offered.length === 0 ? words.nothingOffered : nothing}
      ${saidLine(words.said, said, model.names)}
    </p>`
  }
  return html`${choices.map((choice) => choicePart(frame, at, { ...model, choice }))}`
}

function choicePart(
  frame: Frame,
  at: AtPolicyImport,
  { clause, catalogue, names, choice }: ClauseModel & { readonly choice: Choice },
): Html {
  const control = controlOf(choice, catalogue)
  const href = `${at.address}/clauses/${clause.place}/controls`
  const asked = Object.values(control?.settings ?? {}).filter(({ inform }) => inform === undefined)
  const instead = new URLSearchParams({ instead: choice.control })
  return html`<section class="hr-card">
    <h2 class="govuk-heading-s hr-card__title">
      ${control?.title ?? choice.control}
      ${choice.accepted ? tag({ text: 'Accepted', classes: 'govuk-tag--green' }) : nothing}
    </h2>
    ${choiceParts(choice, catalogue, names)}
    <div class="govuk-button-group">
      ${
        asked.length === 0
          ? nothing
          : html`<a class="govuk-link" href="${href}/${choice.control}?${instead.toString()}"
              >${words.settings}</a
            >`
      }
      <a class="govuk-link" href="${href}?${instead.toString()}">${words.instead}</a>
      ${
        clause.choices.length < 2
          ? nothing
          : sayForm(frame, at, {
              one: clause,
              saying: 'drop',
              control: choice.control,
              classes: 'govuk-button--secondary',
            })
      }
    </div>
  </section>`
}

function sayings(frame: Frame, at: AtPolicyImport, one: ReviewClause): Html {
  const href = `${at.address}/clauses/${one.place}/controls`
  const second = 'govuk-button--secondary'
  const isAsOffered = JSON.stringify(one.choices) === JSON.stringify(one.offered)
  return html`<div class="govuk-button-group">
      ${one.state === 'to-do' ? sayForm(frame, at, { one, saying: 'accept' }) : nothing}
      ${
        one.state === 'statement'
          ? nothing
          : sayForm(frame, at, { one, saying: 'statement', classes: second })
      }
      ${
        isAsOffered || one.offered.length === 0
          ? nothing
          : sayForm(frame, at, { one, saying: 'offered', classes: second })
      }
    </div>
    <p class="govuk-body">
      <a class="govuk-link" href="${href}">${one.choices.length > 0 ? words.addMore : words.add}</a>
    </p>`
}

type SayForm = {
  readonly one: ReviewClause
  readonly saying: 'accept' | 'statement' | 'offered' | 'drop'
  readonly control?: string
  readonly classes?: string
}

function sayForm(
  frame: Frame,
  { address }: AtPolicyImport,
  { one, saying, control, classes }: SayForm,
): Html {
  return postForm(frame, {
    action: `${address}/clauses/${one.place}`,
    content: html`<input type="hidden" name="seen" value="${one.revision}" />
      <input type="hidden" name="say" value="${saying}" />
      ${control === undefined ? nothing : html`<input type="hidden" name="control" value="${control}" />`}
      ${button({ text: words[saying], classes, preventDoubleClick: true })}`,
  })
}

function steps({ address }: AtPolicyImport, { clause: { place }, hasNext }: ClauseModel): Html {
  const before = place > 0 ? [[place - 1, words.before] as const] : []
  const next = hasNext ? [[place + 1, words.next] as const] : []
  return html`<p class="govuk-body hr-steps">
    ${[...before, ...next].map(
      ([to, says]) => html`<a class="govuk-link" href="${address}/clauses/${to}">${says}</a> `,
    )}
  </p>`
}
