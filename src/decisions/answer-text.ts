import { dayWords } from '#core/day.ts'
import type { Answer, Change } from '#rulebooks/engine/answer.ts'
import { roleWords } from '#rulebooks/role-words.ts'

import {
  codeWords,
  doesWords,
  headline,
  noteWords,
  routeWords,
  summaryOf,
} from './answering/answer-words.ts'

/** An answer from the text alone as plain text for a terminal: the same words as on the page. */
export function answerText(answer: Answer): string {
  const { outcome, clauses, routes, conditions, instead, advice, notes, lenient } = answer
  const decides = clauses.filter(({ part }) => part === 'decides')
  const blocks = [
    [headline(outcome).toUpperCase(), summaryOf(answer)],
    routes.map((route) => [routeWords(route), ...route.roles.map(roleWords)].join(' – ')),
    titled(
      'What must be done first',
      conditions.map(({ says }) => says),
    ),
    ...decides.map((clause) => [`${clause.id}  ${doesWords(clause)}`, indented(clause.words)]),
    titled('Instead', instead),
    titled('Advice', advice.map(codeWords)),
    titled('Changes', answer.changes.map(changeText)),
    titled('Good to know', noteWords(notes)),
    lenient ? [`The text can be read in two ways; the other gives: ${headline(lenient)}.`] : [],
    titled('Not said, and could change it', answer.missing),
    [editionText(answer)],
  ]
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`${title}:`, ...lines.map((line) => `  - ${line}`)]
}

function indented(words: string): string {
  return words.replaceAll(/^/gm, '    ')
}

function changeText(change: Change): string {
  const then = headline(change.outcome)
  return change.type === 'day'
    ? `from ${dayWords(change.on)}: ${then}`
    : `if ${change.says}: ${then}`
}

/** No records are opened for this, so what they hold of reviews since is not known. */
function editionText({ edition }: Answer): string {
  const { name, label, reviewDue, overdue } = edition
  const review = overdue
    ? ` Its text says that its review was due on ${dayWords(reviewDue)}; whether it was reviewed since stands on the pages.`
    : ''
  return `${name}, edition ${label}.${review} This is not legal advice.`
}
