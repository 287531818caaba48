import { dayWords } from '#core/day.ts'
import { tag } from '#web/components/display/tag.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { timeline } from '#web/components/own/timeline.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { EditionLine, EditionState } from './edition-line.ts'

const words = {
  title: 'Editions of the policy',
  intro: 'Every edition stays readable as it was. An answer names the edition that gave it.',
  timeline: 'Editions from the first to the latest',
  read: 'Read it',
  changes: 'What it changed',
  first: 'The first edition here',
  compare: 'Set two editions beside each other',
  left: 'The earlier one',
  right: 'The later one',
  compareButton: 'Compare',
  until: 'until',
  seal: 'Seal',
  nothing: 'It changed no words, rules or settings.',
} as const

const states: Readonly<Record<EditionState, Html>> = {
  coming: tag({ text: 'Approved, begins later', classes: 'govuk-tag--yellow' }),
  'in-force': tag({ text: 'In force', classes: 'govuk-tag--green' }),
  replaced: tag({ text: 'Replaced', classes: 'govuk-tag--grey' }),
  'passed-over': tag({ text: 'Never in force', classes: 'govuk-tag--grey' }),
}

/** How many clauses an edition changed since the one before. */
export type ChangeCount = {
  readonly since: string
  readonly added: number
  readonly removed: number
  readonly changed: number
}

/** An edition on the page of editions; the first here has nothing before it. */
export type EditionShown = EditionLine & { readonly changes?: ChangeCount | undefined }

/** What the page of editions shows, the latest first. */
export type EditionsModel = {
  readonly base: string
  readonly editions: readonly EditionShown[]
  /** Every edition, to choose two from. */
  readonly all: readonly EditionLine[]
  readonly pages: { readonly now: number; readonly last: number }
}

/** All editions of a trust on a line of time, with what each changed. */
export function editionsPage(frame: Frame, model: EditionsModel): Html {
  const { editions, all, base } = model
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-xl">${words.title}</h1>
      <p class="govuk-body-l">${words.intro}</p>
      ${timeline({
        label: words.timeline,
        points: editions.map((one) => ({
          on: one.from,
          day: dayWords(one.from),
          kind: kinds[one.state],
          words: lineOf(one, base),
        })),
      })}
      ${pagesOf(model)} ${all.length > 1 ? chooser(model) : nothing}`,
  })
}

const kinds = {
  coming: 'change',
  'in-force': 'today',
  replaced: 'past',
  'passed-over': 'past',
} as const

function lineOf(one: EditionShown, base: string): Html {
  const home = `${base}/editions/${one.seal}`
  return html`<span class="hr-edition">
    <strong>${one.label}</strong> ${states[one.state]}
    ${one.until === undefined ? nothing : html`${words.until} ${dayWords(one.until)}`} <br /><a
      class="govuk-link"
      href="${home}"
      >${words.read}<span class="govuk-visually-hidden">: ${one.label}</span></a
    >
    <br />${changesOf(one, base)}
  </span>`
}

function changesOf({ changes, seal, label }: EditionShown, base: string): Html {
  if (changes === undefined) return html`${words.first}`
  const { since, added, removed, changed } = changes
  if (added + removed + changed === 0) return html`${words.nothing}`
  const query = new URLSearchParams({ left: since, right: seal }).toString()
  return html`<a class="govuk-link" href="${base}/editions/compare?${query}"
      >${words.changes}<span class="govuk-visually-hidden">: ${label}</span></a
    >: ${countWords({ added, removed, changed })}`
}

function countWords(counts: Omit<ChangeCount, 'since'>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0)
  return parts
    .map(([what, count]) => `${count} ${count === 1 ? 'clause' : 'clauses'} ${what}`)
    .join(', ')
}

function pagesOf({ pages: { now, last }, base }: EditionsModel): Html {
  const href = (page: number): string => `${base}/editions?page=${page}`
  return listPages({ page: now, more: now < last, href })
}

function chooser({ all, base }: EditionsModel): Html {
  const items = all.map(({ seal, label, from }) => ({
    value: seal,
    text: `${label}, from ${dayWords(from)}`,
  }))
  return html`<h2 class="govuk-heading-m hr-section">${words.compare}</h2>
    <form action="${base}/editions/compare" method="get">
      ${select({ id: 'left', name: 'left', label: { text: words.left }, items, value: all[1]?.seal })}
      ${select({ id: 'right', name: 'right', label: { text: words.right }, items, value: all[0]?.seal })}
      ${button({ text: words.compareButton, classes: 'govuk-button--secondary' })}
    </form>`
}
