import { dayWords } from '#core/day.ts'
import { dayOf } from '#core/iso-day.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { tag } from '#web/components/display/tag.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { headline } from '#decisions/answering/answer-words.ts'
import { toneOf } from '#decisions/answering/decision-model.ts'
import { addressOf } from '#decisions/asking/addresses.ts'
import { wordsFor } from '#decisions/asking/for-somebody-else.ts'
import { actionWords, saidLine } from '#decisions/asking/said-words.ts'
import type { Decision } from '#decisions/decision.ts'

/** Where kept answers are shown: the trust's address and its words. */
export type LinesPlace = { readonly slug: string; readonly vocabulary: Vocabulary }

const colours = {
  yes: 'govuk-tag--green',
  no: 'govuk-tag--red',
  'advised-against': 'govuk-tag--yellow',
  'yes-if': 'govuk-tag--teal',
  tell: 'govuk-tag--red',
  'person-decides': 'govuk-tag--purple',
  silent: 'govuk-tag--grey',
} as const

/** Kept answers as a list: what was asked, what the answer was, and when. */
export function questionLines(decisions: readonly Decision[], place: LinesPlace): Html {
  return html`<ul class="govuk-list hr-entries">
    ${decisions.map((decision) => line(decision, place))}
  </ul>`
}

function line(decision: Decision, place: LinesPlace): Html {
  const { answer, askedAt, asOf, decisionId } = decision
  const askedOn = dayOf(askedAt)
  const about = asOf === askedOn ? '' : `, about ${dayWords(asOf)}`
  return html`<li class="hr-entries__entry">
    <a class="govuk-link hr-entries__what" href="${addressOf.decision(place.slug, decisionId)}"
      >${questionWords(decision, place)}</a
    >
    ${said(decision, place)}
    ${tag({ text: headline(answer.outcome), classes: colours[toneOf(answer.outcome)] })}
    <span class="hr-entries__when">Asked on ${dayWords(askedOn)}${about}</span>
  </li>`
}

/** How many of the things said are shown, to tell one question from another. */
const mostSaid = 3

/** What was said besides, in the order of the vocabulary: it tells questions about one action apart. */
function said({ facts, asker }: Decision, place: LinesPlace): Html {
  const isOther = asker?.for === 'somebody-else'
  const vocabulary = wordsFor(place.vocabulary, isOther)
  const shown = ['subject.role', ...(isOther ? [] : ['actor.role'])]
  const telling = [...vocabulary.facts.values()]
    .filter(({ name }) => name in facts && !shown.includes(name))
    .slice(0, mostSaid)
  if (telling.length === 0) return nothing
  const lines = telling.map(({ name, type }) => {
    const line = saidLine(name, facts[name], vocabulary)
    return type === 'words' ? line.said : `${line.asked} ${line.said}`
  })
  return html`<span class="hr-entries__when">${lines.join('; ')}</span>`
}

/** What someone would do, and who it is with or about where that was said. */
function questionWords({ action, facts }: Decision, { vocabulary }: LinesPlace): string {
  const subject = facts['subject.role']
  const does = actionWords(action, vocabulary)
  if (subject === undefined) return does
  const who = saidLine('subject.role', subject, vocabulary).said
  return `${does}: ${who.charAt(0).toLowerCase()}${who.slice(1)}`
}
