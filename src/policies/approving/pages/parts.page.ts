import { dayWords } from '#core/day.ts'
import { momentWords } from '#core/moment-words.ts'
import { instantAt } from '#core/clock.ts'
import { gridOf } from '#policies/control-shown/history-grid.ts'
import { historyTable } from '#policies/control-shown/history.page.ts'
import { stateWords } from '#policies/ledger-tags.page.ts'
import { roleWords } from '#rulebooks/role-words.ts'
import type { PackageParts } from '#policies/approving/sealing/package-parts.ts'
import { drawnChanges } from '#policies/drafting/drawn-changes.page.ts'
import { details } from '#web/components/display/details.ts'
import { table } from '#web/components/display/table.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { nameOf } from './story.page.ts'
import type { Names } from './at-approval.routes.ts'

const words = {
  table: 'Table of changes',
  noTable: 'The document has no table of changes.',
  changes: 'What changes',
  first: 'There was no edition before, so everything is new.',
  none: 'No clause, rule or setting changes.',
  types: { added: 'new', removed: 'taken out', changed: 'changed' },
  rules: 'its rules change',
  everyone: 'everyone',
  concerns: 'Concerns',
  replay: 'What a replay of kept questions found',
  defects: 'Defects accepted',
  noDefects: 'No defect of the text is known.',
  accepted: 'Accepted by',
  ledger: 'How the clauses are kept',
  examples: 'Worked examples',
  settings: 'Settings',
  rulesInWords: 'Rules in words',
  source: 'The whole text',
  authors: 'Who wrote it',
} as const

/** Everything that is decided on, as it was sealed: first what is new, then the whole. */
export function partsOf(parts: PackageParts, { names }: { readonly names: Names }): Html {
  return html`${tablePart(parts.changes)} ${changesPart(parts.changes)} ${replayPart(parts.replay)}
  ${defectsPart(parts, names)} ${ledgerPart(parts.ledger)} ${publicParts(parts)}
  ${fold(
    `${words.authors} (${parts.authors.length})`,
    list(
      parts.authors.map(
        ({ revision, by, at, reason }) =>
          html`${revision}: ${nameOf(by, names)}, ${momentWords(instantAt(Date.parse(at)))}.
          ${reason}`,
      ),
    ),
  )}`
}

/** What anybody may read of a package, folded: examples, settings, rules and the text. */
export function publicParts({
  examples,
  settings,
  rules,
  words: text,
}: Pick<PackageParts, 'examples' | 'settings' | 'rules' | 'words'>): Html {
  return html`${fold(`${words.examples} (${examples.length})`, examplesTable(examples))}
  ${fold(
    `${words.settings} (${settings.length})`,
    list(settings.map(({ says, own }) => `${says}${own ? ' (the trust’s own choice)' : ''}`)),
  )}
  ${fold(
    `${words.rulesInWords} (${rules.length})`,
    list(rules.map(({ rule, lines }) => html`<strong>${rule}</strong> ${lines.join('. ')}`)),
  )}
  ${fold(words.source, html`<pre class="hr-code"><code>${text.source}</code></pre>`)}`
}

/** The clauses that change, drawn word by word. */
export function changesPart({ since, clauses }: PackageParts['changes']): Html {
  return html`<h2 class="govuk-heading-m hr-section">${words.changes}</h2>
    ${since === null ? html`<p class="govuk-body">${words.first}</p>` : nothing}
    ${
      since !== null && clauses.length === 0
        ? html`<p class="govuk-body">${words.none}</p>`
        : nothing
    }
    ${clauses.map(changeOf)}`
}

type Change = PackageParts['changes']['clauses'][number]

function changeOf(change: Change): Html {
  const { clause, title } = change
  const [before, after] = [change.before ?? '', change.after ?? '']
  const text =
    before === after ? html`<p class="govuk-body">${after}</p>` : drawnChanges(before, after)
  return html`<h3 class="govuk-heading-s">${clause} ${title} (${kindWords(change)})</h3>
    ${text}
    <p class="govuk-body-s">${words.concerns}: ${whomWords(change)}</p>`
}

function kindWords({ type, rules, settings }: Change): string {
  return [
    words.types[type],
    ...(rules && type === 'changed' ? [words.rules] : []),
    ...(settings.length > 0 ? [`settings ${settings.join(', ')}`] : []),
  ].join('; ')
}

function whomWords({ roles }: Change): string {
  return roles === 'everyone' || roles.length === 0
    ? words.everyone
    : roles.map(roleWords).join(', ')
}

/** The document's own table of changes. */
export function tablePart({ table: rows }: PackageParts['changes']): Html {
  return html`<h2 class="govuk-heading-m hr-section">${words.table}</h2>
    ${
      rows.length === 0
        ? html`<p class="govuk-body">${words.noTable}</p>`
        : historyTable(gridOf(rows))
    }`
}

function replayPart({ says }: PackageParts['replay']): Html {
  return html`<h2 class="govuk-heading-m hr-section">${words.replay}</h2>
    ${list(says)}`
}

function defectsPart({ defects, acceptances }: PackageParts, names: Names): Html {
  return html`<h2 class="govuk-heading-m hr-section">${words.defects}</h2>
    ${
      defects.length === 0
        ? html`<p class="govuk-body">${words.noDefects}</p>`
        : list(defects.map(({ clause, says, treated }) => `${clause}: ${says} ${treated}`))
    }
    ${acceptedBy(acceptances, names)}`
}

/** Reasons are given for several at once, so each is told once. */
function acceptedBy(acceptances: PackageParts['acceptances'], names: Names): Html {
  const reasons = new Set(acceptances.map(({ by, reason }) => `${nameOf(by, names)}: “${reason}”`))
  return reasons.size === 0
    ? nothing
    : html`<p class="govuk-body">${words.accepted}:</p>
        ${list([...reasons])}`
}

function ledgerPart({ lines }: PackageParts['ledger']): Html {
  const states = [...new Set(lines.map(({ state }) => state))]
  const counts = states.map(
    (state) => `${lines.filter((line) => line.state === state).length} ${stateSaid(state)}`,
  )
  return html`<h2 class="govuk-heading-m hr-section">${words.ledger}</h2>
    <p class="govuk-body">${counts.join(', ')}</p>
    ${fold(
      `${lines.length} clauses`,
      list(lines.map(({ clause, title, state }) => `${clause} ${title}: ${stateSaid(state)}`)),
    )}`
}

/** A package keeps the state as it was called when it was sealed. */
function stateSaid(state: string): string {
  return Object.entries(stateWords).find(([known]) => known === state)?.[1] ?? state
}

function examplesTable(examples: PackageParts['examples']): Html {
  return table({
    head: [{ text: 'Example' }, { text: 'Answer' }],
    rows: examples.map(({ clause, title, on, answer, cites }) => [
      { text: `${clause}: ${title}, ${dayWords(on)}` },
      { text: `${answer} (${cites.join(', ') || 'no clause'})` },
    ]),
  })
}

function fold(summaryText: string, content: Html): Html {
  return details({ summaryText, html: content })
}

function list(items: readonly (string | Html)[]): Html {
  return html`<ul class="govuk-list govuk-list--bullet">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
}
