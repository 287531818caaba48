import { dayWords } from '#core/day.ts'
import type { Rulebook } from '#rulebooks/language/rulebook.ts'
import type { Acknowledgement } from '#training/acknowledging/acknowledgements.store.ts'
import { isOverdue, isOwed, type Item } from '#training/owed/item.ts'
import {
  askedByTrust,
  doing,
  headingOf,
  many,
  said,
  titleOf,
  whyOf,
} from '#training/pages/item-words.ts'
import { taskList } from '#web/components/display/task-list.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  title: 'Reading and learning',
  owed: 'For you to do',
  none: 'Nothing waits for you. You have done everything the policy asks of you.',
  nothingAsked: 'The policy asks nothing of you to read or sign.',
  done: 'Done',
  offered: 'Before you take on an official account',
  isOffered: 'If you need it',
  unchanged: (label: string) =>
    `Edition ${label} is in force. Nothing that concerns you changed since you last read the policy.`,
  overdue: 'Overdue',
  toDo: 'To do',
  isDone: 'Done',
  doubt:
    'The text does not say whether you count; it is asked of you until the trust settles that.',
  kept: 'What is kept about your reading',
  keptNone: 'Nothing yet.',
  older: 'Show older ones',
  selfCheck: 'Look through your own accounts',
  selfCheckWhy: 'A short check in private. Only that it was done, and on which day, is kept.',
  others: 'Who has still to read',
  training: 'Training of others',
} as const

/** What the page of one's own reading shows. */
export type ReadingModel = {
  readonly base: string
  readonly today: string
  readonly rulebook: Rulebook
  readonly seal: string
  readonly items: readonly Item[]
  /** Things read in an earlier edition of which nothing that concerns the person changed. */
  readonly readBefore: boolean
  readonly kept: readonly Acknowledgement[]
  readonly older?: string | undefined
  readonly hasSelfCheck: boolean
  readonly may: { readonly seeReading: boolean; readonly record: boolean }
}

/** What somebody is asked to read, sign, learn and check, what they did, and what is kept of it. */
export function readingPage(frame: Frame, model: ReadingModel): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${unchanged(model)}
      <h2 class="govuk-heading-m">${words.owed}</h2>
      ${waiting(model)} ${others(model)} ${keptList(model)} ${ofOthers(model)}`,
  })
}

function unchanged({ readBefore, rulebook }: ReadingModel): Html {
  if (!readBefore) return nothing
  return html`<p class="govuk-inset-text">${words.unchanged(rulebook.control.edition)}</p>`
}

function waiting(model: ReadingModel): Html {
  const owed = model.items.filter(isOwed)
  if (owed.length === 0) {
    const none = model.items.length === 0 ? words.nothingAsked : words.none
    return html`<p class="govuk-body">${none}</p>
      ${offeredCheck(model)}`
  }
  return html`${tasks(owed, model)}${offeredCheck(model)}`
}

/** A self-check that nothing asks for is still there for whoever wants it. */
function offeredCheck({ items, hasSelfCheck, base }: ReadingModel): Html {
  if (!hasSelfCheck || items.some(({ key }) => key === 'self-check')) return nothing
  return html`<p class="govuk-body">
    <a class="govuk-link" href="${base}/self-check">${words.selfCheck}</a>. ${words.selfCheckWhy}
  </p>`
}

function tasks(items: readonly Item[], model: ReadingModel): Html {
  return taskList({
    classes: 'hr-tasks',
    items: items.map((item) => ({
      title: { text: `${doing[item.asks]}: ${headingOf(item, model.rulebook)}` },
      hint: { html: hint(item, model) },
      href: hrefOf(item, model.base),
      status: { tag: tagOf(item, model.today) },
    })),
  })
}

/** Where something is done. */
export function hrefOf({ key }: Pick<Item, 'key'>, base: string): string {
  if (key === 'self-check') return `${base}/self-check`
  return `${base}/reading/item?what=${encodeURIComponent(key)}`
}

function hint(item: Item, { base }: ReadingModel): Html {
  const by = item.due === undefined || !isOwed(item) ? '' : ` By ${dayWords(item.due)}.`
  return html`${whyOf(item)}${by} ${clauseLinks(item.askedBy, base)}
  ${item.own ? html`<br />${askedByTrust}` : nothing}
  ${item.doubt === undefined ? nothing : html`<br />${words.doubt}`}`
}

/** The clauses that ask for something, each a link. */
export function clauseLinks(clauses: readonly string[], base: string): Html {
  return html`${clauses.map(
    (clause, i) =>
      html`${i > 0 ? ', ' : ''}<a class="govuk-link hr-nowrap" href="${base}/policy/${clause}"
          >${clause}</a
        >`,
  )}`
}

function tagOf(item: Item, today: string) {
  if (item.standing === 'offered') return { text: words.isOffered, classes: 'govuk-tag--grey' }
  if (!isOwed(item)) return { text: words.isDone, classes: 'govuk-tag--green' }
  return isOverdue(item, today)
    ? { text: words.overdue, classes: 'govuk-tag--red' }
    : { text: words.toDo, classes: 'govuk-tag--blue' }
}

function others(model: ReadingModel): Html {
  const offered = model.items.filter(({ standing }) => standing === 'offered')
  const done = model.items.filter(({ standing }) => standing === 'done')
  return html`${listUnder(words.offered, offered, model)} ${listUnder(words.done, done, model)}`
}

function listUnder(title: string, items: readonly Item[], model: ReadingModel): Html {
  if (items.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${title}</h2>
    ${tasks(items, model)}`
}

function keptList({ kept, base, rulebook, older }: ReadingModel): Html {
  return html`<h2 class="govuk-heading-m" id="kept">${words.kept}</h2>
    ${
      kept.length === 0
        ? html`<p class="govuk-body">${words.keptNone}</p>`
        : html`<ul class="govuk-list govuk-list--spaced">
            ${kept.map(
              (one) =>
                html`<li>
                  <a class="govuk-link" href="${base}/reading/kept/${one.acknowledgementId}"
                    >${said[one.asks]} on ${dayWords(one.on)}:
                    ${titleOf(one.requirement, rulebook)}</a
                  >${one.isWhole ? nothing : ` (${many(one.clauses.length, 'clause')})`}
                </li>`,
            )}
          </ul>`
    }
    ${
      older === undefined
        ? nothing
        : html`<p class="govuk-body">
            <a class="govuk-link" href="${base}/reading?before=${older}#kept">${words.older}</a>
          </p>`
    }`
}

function ofOthers({ base, may }: ReadingModel): Html {
  if (!may.seeReading && !may.record) return nothing
  const link = (path: string, text: string) =>
    html`<li><a class="govuk-link" href="${base}/${path}">${text}</a></li>`
  return html`<ul class="govuk-list hr-section">
    ${may.seeReading ? link('reading/outstanding', words.others) : nothing}
    ${may.record ? link('training', words.training) : nothing}
  </ul>`
}
