import { countStates, type ClauseState, type LedgerLine } from '#rulebooks/ledger.ts'
import { table } from '#web/components/display/table.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { ledgerTags, stateWords } from './ledger-tags.page.ts'

const words = {
  title: 'How it is kept',
  lead: 'For every clause, what makes it true. This is computed from the rules and from what the software does; nobody types it.',
  all: 'All clauses',
  none: 'No clause stands like this.',
} as const

/** What the ledger page shows: one state only when `state` is given. */
export type LedgerModel = {
  readonly frame: Frame
  readonly overdue?: string | undefined
  readonly lines: readonly LedgerLine[]
  readonly state?: ClauseState | undefined
  /** The policy page and this page. */
  readonly policy: string
  readonly home: string
}

/** The ledger of a policy: how many clauses are answered, kept or not yet, and each of them. */
export function ledgerPage(model: LedgerModel): Html {
  const { frame, overdue, lines, state } = model
  const shown = state === undefined ? lines : lines.filter((line) => line.state === state)
  return layout({
    ...frame,
    overdue,
    title: words.title,
    width: 'full',
    content: html`<h1 class="govuk-heading-xl">${words.title}</h1>
      <p class="govuk-body-l">${words.lead}</p>
      ${share(lines)} ${choice(model)}
      ${shown.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : rowsOf(shown, model)}`,
  })
}

const order = ['rule', 'gate', 'route', 'judged', 'kept', 'definition', 'not yet'] as const

/** The states as one bar, each part as wide as its share; the numbers stand in the list below it. */
function share(lines: readonly LedgerLine[]): Html {
  const counts = countStates(lines)
  let from = 0
  const parts = order.map((state) => {
    const width = (counts[state] / lines.length) * 1000
    const part = html`<rect
      class="hr-share--${state.replace(' ', '-')}"
      x="${from}"
      y="0"
      width="${width}"
      height="24"
    />`
    from += width
    return part
  })
  return html`<svg
    class="hr-share"
    viewBox="0 0 1000 24"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    ${parts}
  </svg>`
}

function choice({ lines, state, home }: LedgerModel): Html {
  const counts = countStates(lines)
  return html`<ul class="govuk-list hr-choice">
    <li>${chosen(state === undefined, home, `${words.all} (${lines.length})`)}</li>
    ${order.map((one) => {
      const href = `${home}?state=${encodeURIComponent(one)}`
      const key = html`<span
        class="hr-key hr-share--${one.replace(' ', '-')}"
        aria-hidden="true"
      ></span>`
      return html`<li>
        ${key}${chosen(one === state, href, `${counts[one]} ${stateWords[one]}`)}
      </li>`
    })}
  </ul>`
}

function chosen(isShown: boolean, href: string, text: string): Html {
  if (isShown) return html`<strong>${text}</strong>`
  return html`<a class="govuk-link" href="${href}">${text}</a>`
}

function rowsOf(lines: readonly LedgerLine[], { policy }: LedgerModel): Html {
  return table({
    head: [{ text: 'Clause' }, { text: 'State, and what keeps it' }],
    firstCellIsHeader: true,
    rows: lines.map((line) => [{ html: clauseCell(line, policy) }, { html: stateCell(line) }]),
  })
}

function clauseCell({ clause, title }: LedgerLine, policy: string): Html {
  return html`<a class="govuk-link hr-nowrap" href="${policy}/${clause}">${clause}</a>
    <span class="hr-row-title">${title}</span>`
}

function stateCell(line: LedgerLine): Html {
  return html`${ledgerTags(line)} <span class="hr-row-note">${keptBy(line)}</span>`
}

function keptBy({ keepers, judgedBy }: LedgerLine): string {
  const kept = keepers.map(({ by, built }) => (built ? by : `${by} (not yet)`))
  return [...new Set([...(judgedBy === undefined ? [] : [judgedBy]), ...kept])].join(', ')
}
