import { dayWords } from '#core/day.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import type { Acknowledgement } from '#training/acknowledging/acknowledgements.store.ts'
import { said, titleOf } from '#training/pages/item-words.ts'
import { clauseQuote } from '#web/components/own/clause-quote.ts'
import { details } from '#web/components/display/details.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  kept: 'Kept. Thank you.',
  because: 'The policy says so here:',
  edition: 'Edition',
  seal: 'Seal',
  lost: 'This edition cannot be read any more.',
  day: 'Day',
  what: 'What you said',
  version: 'Version of the document',
  signed: 'Signed as',
  question: 'Question',
  answer: 'Answer',
  session: 'Recorded for you after a session of training.',
  changes: 'Of what had changed',
  clauses: 'The clauses as they stood',
} as const

/** What the page of one kept acknowledgement shows. */
export type KeptModel = {
  readonly base: string
  readonly kept: Acknowledgement
  /** The edition it was of; undefined when that cannot be read any more. */
  readonly edition: SealedEdition | undefined
  /** It was kept just now. */
  readonly isNew: boolean
}

/** One acknowledgement as it is kept: what was said, of which edition and clauses, and when. */
export function keptPage(frame: Frame, model: KeptModel): Html {
  const { base, kept, edition, isNew } = model
  const title = edition ? titleOf(kept.requirement, edition.rulebook) : kept.requirement
  return layout({
    ...frame,
    title,
    beforeContent: backLink({ href: `${base}/reading` }),
    content: html`${isNew ? notificationBanner({ type: 'success', text: words.kept }) : nothing}
      <h1 class="govuk-heading-l">${title}</h1>
      ${summaryList({ rows: rowsOf(model).map(([key, value]) => ({ key: { text: key }, value: { text: value } })) })}
      ${kept.sessionId === undefined ? nothing : html`<p class="govuk-body">${words.session}</p>`}
      ${because(model)} ${clausesPart(model)}`,
  })
}

function rowsOf({ kept, edition }: KeptModel): readonly (readonly [string, string])[] {
  const { answered, signedAs, version } = kept
  return [
    [words.what, `${said[kept.asks]}${kept.isWhole ? '' : ` (${words.changes.toLowerCase()})`}`],
    [words.day, dayWords(kept.on)],
    [words.edition, edition?.rulebook.control.edition ?? words.lost],
    [words.seal, kept.seal.slice(0, 16)],
    ...(version === '' ? [] : [[words.version, version] as const]),
    ...(signedAs === undefined ? [] : [[words.signed, signedAs] as const]),
    ...(answered === undefined
      ? []
      : [[words.question, answered.question] as const, [words.answer, answered.answer] as const]),
  ]
}

/** After the answer, the clause it rests on. */
function because({ kept, edition, base }: KeptModel): Html {
  const clause = kept.answered && edition?.rulebook.clauses.get(kept.answered.clause)
  if (clause === undefined || edition === undefined) return nothing
  return html`<p class="govuk-body">${words.because}</p>
    ${quote(clause.id, { edition, base })}`
}

function quote(id: string, { edition, base }: Required<Pick<KeptModel, 'edition' | 'base'>>): Html {
  const clause = edition?.rulebook.clauses.get(id)
  if (clause === undefined || edition === undefined) return html`<p class="govuk-body">${id}</p>`
  const text = wordsOf(clause.text, edition.rulebook)
  return clauseQuote({ id, words: text, href: `${base}/policy/${id}` })
}

function clausesPart({ kept, edition, base }: KeptModel): Html {
  if (kept.clauses.length === 0) return nothing
  return details({
    summaryText: `${words.clauses} (${kept.clauses.length})`,
    html: html`${kept.clauses.map((id) => quote(id, { edition, base }))}`,
  })
}
