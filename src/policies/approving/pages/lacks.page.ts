import { dayWords } from '#core/day.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import type { Lack } from '#policies/approving/sending/ready-to-send.ts'
import { columnWords } from '#policies/control-shown/history-grid.ts'
import { html, nothing, type Html } from '#web/html.ts'

const words = {
  heading: 'What is missing',
  lead: 'The draft can be sent once nothing stands here.',
  control: 'Document control',
  ready: 'What is left to do',
} as const

/** Everything that stands between a draft and those who decide, each with the way to mend it. */
export function lacksList(at: AtDraft, lacks: readonly Lack[]): Html {
  if (lacks.length === 0) return nothing
  return html`<h2 class="govuk-heading-m" id="lacks">${words.heading}</h2>
    <p class="govuk-body">${words.lead}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${lacks.map((lack) => html`<li>${lackWords(at, lack)}</li>`)}
    </ul>`
}

function lackWords(at: AtDraft, lack: Lack): Html {
  const { home, base } = at
  switch (lack.type) {
    case 'an-addition':
      return html`What one school adds is decided on with the additions of that school.`
    case 'not-ready':
      return html`${notReady(lack.readiness)}
        <a class="govuk-link" href="${home}/ready">${words.ready}</a>`
    case 'nothing-changed':
      return html`The draft says what the edition in force says, to the letter.`
    case 'defects-open':
      return html`${defectsOpen(lack.defects.length)} Mend or
        <a class="govuk-link" href="#defects">accept</a> each.`
    case 'too-few-voters':
      return html`${lack.quorum} trustees must vote, and ${lack.voters} who wrote none of it can.
        <a class="govuk-link" href="${base}/roles">Roles</a>`
    default:
      return html`${controlWords(lack)}
        <a class="govuk-link" href="${home}/control">${words.control}</a>`
  }
}

type OfControl = Exclude<
  Lack,
  {
    readonly type:
      | 'an-addition'
      | 'not-ready'
      | 'nothing-changed'
      | 'defects-open'
      | 'too-few-voters'
  }
>

/** What is mended on the page of document control. */
function controlWords(lack: OfControl): string {
  switch (lack.type) {
    case 'of-another-trust':
      return `The text says it is the policy of another trust, ${lack.code}.`
    case 'no-change-row':
      return 'The table of changes does not say what changes with this edition.'
    case 'row-lacks':
      return `A row of the table of changes lacks what clause ${lack.clause} asks for: ${columnWords(lack.columns)}.`
    case 'label-used':
      return `Another edition is called ${lack.label} already.`
    case 'number-refused':
      return `${lack.refused.why}${rightOnes(lack.refused.right)}.`
    default:
      return dayLackWords(lack)
  }
}

type OfDays = Extract<
  OfControl,
  { readonly type: 'day-passed' | 'day-not-of-text' | 'review-before' }
>

function dayLackWords(lack: OfDays): string {
  switch (lack.type) {
    case 'day-passed':
      return `An edition cannot be in force from ${dayWords(lack.day)}, as that day has passed.`
    case 'review-before':
      return `The next review it names is due on ${dayWords(lack.due)}, before it is in force.`
    case 'day-not-of-text': {
      const until = lack.until === undefined ? '' : ` until ${dayWords(lack.until)}`
      return `The text says it holds from ${dayWords(lack.from)}${until}, so it cannot be in force from another day.`
    }
  }
}

function notReady({
  unconfirmed,
  mistakes,
}: Extract<Lack, { type: 'not-ready' }>['readiness']): string {
  const parts = [
    ...(unconfirmed.length > 0 ? [`rules that nobody confirmed: ${unconfirmed.length}`] : []),
    ...(mistakes.length > 0 ? [`mistakes and failing examples: ${mistakes.length}`] : []),
  ].join(', ')
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)}.`
}

function rightOnes(right: readonly string[]): string {
  return right.length === 0 ? '' : `: ${right.join(' or ')}`
}

function defectsOpen(count: number): string {
  return count === 1 ? 'One defect is open.' : `${count} defects are open.`
}
