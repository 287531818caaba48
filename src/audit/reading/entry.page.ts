import { momentWords } from '#core/moment-words.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { actorWords, factWords, happenedWords, valueWords } from './entry-words.ts'
import { filterAddress } from './record-filter.ts'
import type { KeptEntry } from './reading.store.ts'

/** One entry as its page shows it; without `entry` it was erased. */
export type EntryModel = {
  readonly base: string
  readonly entryId: string
  readonly index: number
  readonly entry: KeptEntry | undefined
  readonly names: ReadonlyMap<string, string>
  readonly mayExport: boolean
}

const words = {
  back: 'The record',
  when: 'When',
  who: 'Who',
  what: 'About',
  facts: 'What was noted',
  place: 'Place in the log',
  reference: 'Reference',
  erased: 'This entry was erased',
  erasedSays:
    'A retention rule or a right to erasure asked for it. Its place in the log stays, so that the log can still be checked, and an entry of its own says why.',
  all: 'All entries',
  proofTitle: 'Proof',
  proof:
    'A small text that shows to anyone who has the key of this log that this entry is in it, and shows nothing of any other entry.',
  download: 'Download the proof',
} as const

/** The page of one entry. */
export function entryPage(frame: Frame, model: EntryModel): Html {
  const { base, entry } = model
  const title = entry === undefined ? words.erased : happenedWords(entry.action)
  return layout({
    ...frame,
    title,
    beforeContent: backLink({ href: base, text: words.back }),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      ${
        entry === undefined
          ? html`<p class="govuk-body">${words.erasedSays}</p>`
          : html`${about(model, entry)} ${facts(model, entry)} ${proof(frame, model)}`
      }`,
  })
}

function about({ base, names, index, entryId }: EntryModel, entry: KeptEntry): Html {
  const { at, actor, subject } = entry
  const name = names.get(actor)
  const ofActor = name === undefined ? undefined : filterAddress(base, { person: actor })
  const thing = `${factWords(subject.kind)}: ${names.get(subject.id) ?? subject.id}`
  return list([
    { key: words.when, value: momentWords(at) },
    { key: words.who, value: name ?? actorWords(actor), all: ofActor },
    { key: words.what, value: thing, all: filterAddress(base, { subject }) },
    { key: words.place, value: String(index + 1) },
    { key: words.reference, value: entryId },
  ])
}

function facts({ names }: EntryModel, entry: KeptEntry): Html {
  const known = Object.entries(entry.facts)
  if (known.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.facts}</h2>
    ${list(
      known.map(([name, value]) => ({
        key: factWords(name),
        value: valueWords(name, value, names),
      })),
    )}`
}

type Row = {
  readonly key: string
  readonly value: string
  /** Where all entries by or about the same are. */
  readonly all?: string | undefined
}

function list(rows: readonly Row[]): Html {
  return summaryList({
    classes: 'hr-small',
    rows: rows.map(({ key, value, all }) => ({
      key: { text: key },
      value: { text: value },
      ...(all === undefined ? {} : { actions: { items: [allLink(all, value)] } }),
    })),
  })
}

function allLink(href: string, value: string) {
  return { href, text: words.all, visuallyHiddenText: `: ${value}` }
}

function proof(frame: Frame, { base, entryId, mayExport }: EntryModel): Html {
  if (!mayExport) return nothing
  const content = button({ text: words.download, classes: 'govuk-button--secondary' })
  return html`<h2 class="govuk-heading-m">${words.proofTitle}</h2>
    <p class="govuk-body">${words.proof}</p>
    ${postForm(frame, { action: `${base}/${entryId}/proof`, content })}`
}
