import type { ClauseChange } from '#rulebooks/changes/clause-changes.ts'
import { settingWords, wordsOf } from '#rulebooks/language/words.ts'
import { drawnChanges } from '#policies/drafting/drawn-changes.page.ts'
import { many } from '#training/pages/item-words.ts'
import { clauseQuote } from '#web/components/own/clause-quote.ts'
import { details } from '#web/components/display/details.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { ItemModel } from './item.page.ts'

const words = {
  changed: 'What changed for you',
  added: 'New',
  removed: 'No longer in the policy',
  otherwise: 'Changed',
  rules: 'The words are the same. What follows from them changed: see',
  does: 'what the clause does now',
  settings: 'Now',
  read: 'The clauses that concern you',
  readPolicy: 'Read the whole policy in its order',
  document: 'Open the document',
  version: 'Version',
  noDocument:
    'Nobody has put this document here yet, so it cannot be read or signed. Ask whoever keeps the policy for it.',
} as const

/** What is to be read: a document, what changed with the words before and after, or clauses. */
export function whatToRead(model: ItemModel): Html {
  const { item } = model
  if (item.about.type === 'document') return documentPart(model)
  return item.changes.length > 0 ? changesPart(model) : clausesPart(model)
}

function documentPart({ document }: ItemModel): Html {
  if (document?.link === undefined) return html`<p class="govuk-body">${words.noDocument}</p>`
  const version = document.version === '' ? '' : ` (${words.version} ${document.version})`
  return html`<p class="govuk-body">
    <a class="govuk-link" href="${document.link}" rel="noopener noreferrer">${words.document}</a
    >${version}
  </p>`
}

function changesPart(model: ItemModel): Html {
  return html`<h2 class="govuk-heading-m">${words.changed}</h2>
    ${model.item.changes.map((change) => changeOf(change, model))}`
}

function changeOf(change: ClauseChange, model: ItemModel): Html {
  const { clause, title, type } = change
  const what = { added: words.added, removed: words.removed, changed: words.otherwise }[type]
  return html`<article class="hr-policy-clause">
    <h3 class="govuk-heading-s hr-policy-clause__title">
      <a class="govuk-link hr-nowrap" href="${model.base}/policy/${clause}">${clause}</a> ${title}
      <span class="govuk-caption-m">${what}</span>
    </h3>
    ${beforeAndAfter(change)} ${settingsNow(change, model)} ${rulesNow(change, model)}
  </article>`
}

function beforeAndAfter({ before, after, words: isWords }: ClauseChange): Html {
  const now = after?.text ?? ''
  if (isWords || after === undefined) return drawnChanges(before?.text ?? '', now)
  return html`<p class="govuk-body">${now}</p>`
}

function settingsNow({ settings }: ClauseChange, { edition }: ItemModel): Html {
  const held = settings.flatMap((name) => edition.rulebook.settings.get(name) ?? [])
  if (held.length === 0) return nothing
  return html`<ul class="govuk-list govuk-list--bullet">
    ${held.map((setting) => html`<li>${words.settings}: ${settingWords(setting)}</li>`)}
  </ul>`
}

function rulesNow(
  { clause, rules, words: isWords, after }: ClauseChange,
  { base }: ItemModel,
): Html {
  if (!rules || isWords || after === undefined) return nothing
  return html`<p class="govuk-body-s">
    ${words.rules} <a class="govuk-link" href="${base}/policy/${clause}">${words.does}</a>.
  </p>`
}

function clausesPart({ item, edition, base }: ItemModel): Html {
  const { sections } = edition.rulebook
  const wanted = new Set(item.clauses)
  const shown = sections
    .map(({ title, clauses }) => ({ title, clauses: clauses.filter(({ id }) => wanted.has(id)) }))
    .filter(({ clauses }) => clauses.length > 0)
  const isShort = item.clauses.length <= 20
  return html`<h2 class="govuk-heading-m">${words.read}</h2>
    ${shown.map(({ title, clauses }) => {
      const quotes = clauses.map(({ id, text }) => quote(id, wordsOf(text, edition.rulebook), base))
      return isShort
        ? html`<h3 class="govuk-heading-s">${title}</h3>
            ${quotes}`
        : details({
            summaryText: `${title} (${many(clauses.length, 'clause')})`,
            html: html`${quotes}`,
          })
    })}
    <p class="govuk-body">
      <a class="govuk-link" href="${base}/policy">${words.readPolicy}</a>
    </p>`
}

/** A clause in its words, with the way to it. */
export function quote(id: string, text: string, base: string): Html {
  return clauseQuote({ id, words: text, href: `${base}/policy/${id}` })
}
