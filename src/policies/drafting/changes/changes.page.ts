import { momentWords } from '#core/moment-words.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { draftPage } from '#policies/drafting/draft.page.ts'
import { drawnChanges } from '#policies/drafting/drawn-changes.page.ts'
import type { Revision } from '#policies/drafts/draft.ts'
import { table } from '#web/components/display/table.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { SaveChanges } from './changes.ts'
import type { SaveLine } from './list-saves.ts'

const words = {
  title: 'Changes',
  beside: 'The draft beside the edition in force, clause by clause',
  lead: 'Every save of this draft, with who made it and why. Nothing is ever taken out of this table.',
  head: { save: 'Save', who: 'Author', why: 'Why', where: 'Where' },
  somebody: 'Somebody',
  front: 'document control or settings',
  one: (revision: number) => `Save ${revision}`,
  first: 'With this save the draft began.',
  moved: 'Clauses were moved; no words changed.',
  frontTitle: 'Document control and settings',
  types: { added: 'added', removed: 'taken out', changed: 'changed' },
} as const

/** What the table of changes shows. */
export type ChangesModel = {
  readonly saves: readonly SaveLine[]
  readonly names: ReadonlyMap<string, string>
  readonly page: number
  readonly more: boolean
}

/** The table of changes of a draft. */
export function changesPage(at: AtDraft, { saves, names, page, more }: ChangesModel): Html {
  const { save, who, why, where } = words.head
  return draftPage(at, {
    title: words.title,
    tab: 'changes',
    width: 'full',
    content: html`<p class="govuk-body">${words.lead}</p>
      <p class="govuk-body">
        <a class="govuk-link" href="${at.base}/editions/compare?right=draft:${at.draft.draftId}"
          >${words.beside}</a
        >
      </p>
      ${table({
        classes: 'hr-stack',
        head: [save, who, why, where].map((text) => ({ text })),
        rows: saves.map((one) => [
          {
            html: html`<a class="govuk-link" href="${at.home}/changes?revision=${one.revision}"
                >${words.one(one.revision)}</a
              >
              <span class="hr-row-note">${momentWords(one.savedAt)}</span>`,
          },
          { text: names.get(one.savedBy) ?? words.somebody },
          { text: one.reason },
          { text: touchedWords(one.touched) },
        ]),
      })}
      ${
        page === 1 && !more
          ? nothing
          : pagination({
              landmarkLabel: 'Pages of changes',
              previous: page > 1 ? { href: `${at.home}/changes?page=${page - 1}` } : undefined,
              next: more ? { href: `${at.home}/changes?page=${page + 1}` } : undefined,
            })
      }`,
  })
}

/** So many clauses are named; a save that touched more says how many. */
const named = 6

function touchedWords(touched: readonly string[]): string {
  const ids = touched.map((one) => (one === 'front' ? words.front : one))
  const rest = ids.length - named
  return [...ids.slice(0, named), ...(rest > 0 ? [`${rest} more`] : [])].join(', ')
}

/** What the page of one save shows. */
export type ChangeModel = {
  readonly save: Revision
  readonly name: string | undefined
  /** Undefined for the save with which the draft began. */
  readonly changes: SaveChanges | undefined
}

/** One save: what became of each clause it touched, drawn. */
export function changePage(at: AtDraft, { save, name, changes }: ChangeModel): Html {
  return draftPage(at, {
    title: words.one(save.revision),
    tab: 'changes',
    back: `${at.home}/changes`,
    content: html`<p class="govuk-body">
        ${name ?? words.somebody}, ${momentWords(save.savedAt)}: ${save.reason}
      </p>
      ${changes === undefined ? note(words.first) : drawn(at, changes)}`,
  })
}

function note(text: string): Html {
  return html`<p class="govuk-body">${text}</p>`
}

function drawn({ home }: AtDraft, { clauses, front, isMoved }: SaveChanges): Html {
  return html`${isMoved ? note(words.moved) : nothing}
  ${
    front === undefined
      ? nothing
      : html`<h2 class="govuk-heading-m">${words.frontTitle}</h2>
          ${drawnChanges(front.before, front.after)}`
  }
  ${clauses.map(
    ({ id, type, before, after }) =>
      html`<h2 class="govuk-heading-m">
          <a class="govuk-link" href="${home}/clauses/${id}">${id}</a> ${words.types[type]}
        </h2>
        ${drawnChanges(before, after)}`,
  )}`
}
