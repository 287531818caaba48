import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPolicyImport } from '#policies/importing/pages/at-policy-import.routes.ts'
import { choiceParts, controlOf } from './choice.page.ts'
import { clauseColours, clauseStateWords } from '#policies/importing/pages/import-words.ts'
import { markedWords } from './marked-words.page.ts'
import { backFields } from '#policies/importing/pages/back-fields.page.ts'
import { saidLine, type Names } from '#policies/importing/pages/said.page.ts'
import type { ReviewAsked } from '#policies/importing/pages/back-to.ts'

const words = {
  accept: 'Accept',
  statement: 'Statement only',
  closer: 'Look closer, change or pick another control',
  pick: 'Pick a control',
  page: 'page',
  said: 'Said',
} as const

type Card = {
  readonly one: ReviewClause
  readonly model: ReviewAsked & { readonly catalogue: Catalogue; readonly names: Names }
}

/** A clause in the list of a review: its words, what is chosen for it and why, and what can be said. */
export function clauseCard(frame: Frame, at: AtPolicyImport, { one, model }: Card): Html {
  const { place, clause, choices, state } = one
  const href = `${at.address}/clauses/${place}`
  const says = `clause ${clause.number}`
  return html`<article class="hr-card" id="clause-${place}">
    <h3 class="govuk-heading-s hr-card__title">
      <a class="govuk-link" href="${href}">${clause.number}</a>
      ${tag({ text: clauseStateWords[state], classes: clauseColours[state] })}
      ${clause.page === undefined ? nothing : html`<span class="hr-soft">${words.page} ${clause.page}</span>`}
    </h3>
    <p class="govuk-body">
      ${clause.around.lead === '' ? nothing : html`<span class="hr-soft">${clause.around.lead}</span> `}${markedWords(clause.text, wordsFound(one))}
    </p>
    ${choices.map(
      (choice) =>
        html`<h4 class="govuk-heading-s hr-card__control">
            ${controlOf(choice, model.catalogue)?.title ?? choice.control}
          </h4>
          ${choiceParts(choice, model.catalogue, model.names)}`,
    )}
    ${state === 'statement' ? saidLine(words.said, one.said, model.names) : nothing}
    <div class="govuk-button-group">
      ${state === 'to-do' ? sayForm(frame, at, { one, model, saying: 'accept' }) : nothing}
      ${state === 'statement' ? nothing : sayForm(frame, at, { one, model, saying: 'statement' })}
      <a class="govuk-link" href="${href}"
        >${state === 'statement' ? words.pick : words.closer}<span class="govuk-visually-hidden">
          (${says})</span
        ></a
      >
    </div>
  </article>`
}

/** The words of a clause for which its controls were offered. */
export function wordsFound({ choices }: ReviewClause): readonly string[] {
  return choices.flatMap(({ reasons, settings }) => [
    ...reasons.filter(({ around }) => !around).map(({ words: said }) => said),
    ...settings.flatMap(({ words: read }) => (read === undefined || read === '' ? [] : [read])),
  ])
}

function sayForm(
  frame: Frame,
  { address }: AtPolicyImport,
  { one, model, saying }: Card & { readonly saying: 'accept' | 'statement' },
): Html {
  return postForm(frame, {
    action: `${address}/clauses/${one.place}`,
    content: html`<input type="hidden" name="seen" value="${one.revision}" />
      <input type="hidden" name="say" value="${saying}" />
      ${backFields(model)}
      ${button({
        html: html`${words[saying]}<span class="govuk-visually-hidden">
            (clause ${one.clause.number})</span
          >`,
        classes: saying === 'accept' ? undefined : 'govuk-button--secondary',
        preventDoubleClick: true,
      })}`,
  })
}
