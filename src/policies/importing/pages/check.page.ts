import type { KeptCheck } from '#policies/importing/keeping/policy-import.ts'
import type { ClauseState } from '#policies/importing/reviewing/review-clause.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { button } from '#web/components/forms/button.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { AtPolicyImport } from './at-policy-import.routes.ts'

const words = {
  title: 'If the draft were made now',
  clauses: 'Clauses',
  rules: 'Rules',
  examples: 'Examples',
  ledger: 'Ledger',
  defects: 'Defects',
  leftOut: 'Rules that never speak',
  look: 'Look',
  stale: 'This was checked before the latest change.',
  check: 'Check now',
  mistaken: 'No draft comes of these choices yet. What is in the way:',
  warning: 'Warning',
} as const

const stateNames: Readonly<Record<string, string>> = {
  rule: 'answered by a rule',
  gate: 'held by a step',
  route: 'routed',
  judged: 'left to a person',
  kept: 'kept by a record',
  definition: 'definitions',
  'not yet': 'not yet kept by the software',
}

/** How the draft would stand with the choices so far. */
export function checkPart(
  frame: Frame,
  at: AtPolicyImport,
  counts: Readonly<Record<ClauseState, number>>,
): Html {
  const { checked, revision } = at.one
  const isStale = checked?.revision !== revision
  return html`<h2 class="govuk-heading-m">${words.title}</h2>
    ${checked ? found(at, checked.check, counts) : nothing}
    ${
      isStale
        ? html`<p class="govuk-body">${words.stale}</p>
            ${postForm(frame, {
              action: `${at.address}/check`,
              content: button({ text: words.check, classes: 'govuk-button--secondary' }),
            })}`
        : nothing
    }`
}

function found(
  { address }: AtPolicyImport,
  check: KeptCheck,
  counts: Readonly<Record<ClauseState, number>>,
): Html {
  if (check.type === 'mistaken') {
    return html`${warningText({ text: words.mistaken, iconFallbackText: words.warning })}
      <ul class="govuk-list govuk-list--bullet">
        ${check.mistakes.map((says) => html`<li class="hr-broken">${says}</li>`)}
      </ul>`
  }
  const { rules, confirmed, examples, surprises, leftOut, ledger, defects } = check
  const look = (hash: string) => ({
    items: [{ href: `${address}/found#${hash}`, text: words.look, visuallyHiddenText: hash }],
  })
  return summaryList({
    rows: [
      row(
        words.clauses,
        `${counts['to-do']} to do, ${counts.rule} accepted, ${counts.statement} statements`,
      ),
      row(words.rules, `${rules}, of which ${confirmed} accepted by a person`),
      {
        ...row(words.examples, examplesIn(examples, surprises.length)),
        ...(surprises.length > 0 ? { actions: look('surprises') } : {}),
      },
      ...(leftOut.length === 0
        ? []
        : [{ ...row(words.leftOut, String(leftOut.length)), actions: look('left-out') }]),
      row(words.ledger, ledgerIn(ledger)),
      { ...row(words.defects, String(defects)), actions: look('defects') },
    ],
  })
}

function examplesIn(examples: number, surprises: number): string {
  if (surprises === 0) return `${examples}, all answered as their clauses mean it`
  const does = surprises === 1 ? 'is' : 'are'
  return `${examples}, of which ${surprises} ${does} answered by another clause`
}

function ledgerIn(ledger: Readonly<Record<string, number>>): string {
  return Object.entries(ledger)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => `${count} ${stateNames[state] ?? state}`)
    .join(', ')
}

function row(key: string, value: string) {
  return { key: { text: key }, value: { text: value } }
}
