import { dayWords, isoDay, whenWords } from '#core/day.ts'
import type { ApprovalShown } from '#policies/approving/approval-shown.ts'
import { reviewWords } from '#policies/reviewing/review-words.ts'
import type { ReviewStanding } from '#policies/reviewing/review.ts'
import type { DocumentControl } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { html, nothing, type Html } from '#web/html.ts'

const words = {
  title: 'The policy in force',
  changed: 'What changed',
  first: 'This is the first edition on record.',
  unknown: 'What changed with this edition is not on record.',
  noOther: 'No earlier edition is held here, so none can be compared with it.',
  overdue: 'overdue; the policy still applies',
  read: 'Read the policy',
  editions: 'All editions, and what each changed',
} as const

type PolicyShown = {
  readonly slug: string
  readonly review: ReviewStanding | undefined
  /** How it was approved here, where it was. */
  readonly approval: Pick<ApprovalShown, 'says' | 'inForceFrom'> | undefined
}

/** The policy in force: its document control, and what is known of what changed. */
export function policyPart(
  { rulebook: { control } }: SealedEdition,
  { slug, review, approval }: PolicyShown,
): Html {
  const { title } = control
  const due = review?.due ?? isoDay(control.review.due)
  const overdue = review?.isOverdue === true ? `: ${words.overdue}` : ''
  const rows = [
    ...approved(control, approval),
    ['Next review', `${reviewWords(control, due)}${overdue}`],
    [words.changed, approval ? latest(control) : `${changed(control)} ${words.noOther}`],
  ] as const
  return html`<h2 class="govuk-heading-m">${words.title}: ${title}</h2>
    ${summaryList({
      rows: rows.map(([key, text]) => ({ key: { text: key }, value: { text } })),
    })}
    <p class="govuk-body">
      <a class="govuk-link" href="/trusts/${slug}/policy">${words.read}</a>
    </p>
    ${approval ? html`<p class="govuk-body"><a class="govuk-link" href="/trusts/${slug}/editions">${words.editions}</a></p>` : nothing}`
}

/** What the record of its approval here says; for an edition without one, what its own text says. */
function approved(
  { edition, inForce, approved: said }: DocumentControl,
  approval: PolicyShown['approval'],
): readonly (readonly [key: string, text: string])[] {
  const { says, inForceFrom } = approval ?? {
    says: `${said.by}, ${said.words}`,
    inForceFrom: dayWords(inForce.from),
  }
  return [
    ['Edition', `${edition}, in force from ${inForceFrom}`],
    ['Approved', says],
  ]
}

/** What is known of the latest change of an edition that came with the software. */
function changed(control: DocumentControl): string {
  const said = latest(control)
  return control.history.length === 1 ? `${said} ${words.first}` : said
}

/** What the history of the document itself says of its latest change. */
function latest({ history }: DocumentControl): string {
  const last = history.at(-1)
  if (last === undefined) return words.unknown
  return `${whenWords(last.on)}: ${last.summary.replace(/[^.!?]$/, '$&.')}`
}
