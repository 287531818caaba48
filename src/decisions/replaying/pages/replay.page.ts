import { figures } from '#core/figures.ts'
import { dayWords } from '#core/day.ts'
import { momentWords } from '#core/moment-words.ts'
import { kinds, type ChangeKind } from '#decisions/replaying/gist.ts'
import type { ReplayReport } from '#decisions/replaying/report.ts'
import { isWorking, type ReplayRun } from '#decisions/replaying/runs/run.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { table } from '#web/components/display/table.ts'
import { button } from '#web/components/forms/button.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import type { AtReplay } from './at-replay.routes.ts'
import { changeCards, filterLinks } from './changes.page.ts'
import { chart } from './chart.page.ts'
import { cannotTitles, placeTitle, progressOf, roleTitle } from './replay-words.ts'

const words = {
  title: 'Who would be answered differently',
  what: 'Every question that was kept is answered again with this draft, on the day it was about, as if the draft had been in force then: from when the draft is to be in force makes no difference here. Each answer is held against the one the edition in force gives today.',
  there:
    'Only what was asked from this school counts, and what it adds today stands beside the edition in force.',
  start: 'Answer the kept questions again',
  again: 'Answer them again',
  unread:
    'The draft cannot be read as a policy yet, so nothing can be answered with it. Mend what stands under “What is left to do” first.',
  unreadThere:
    'This cannot be read together with the policy of the trust yet, so nothing can be answered with it. Its own page says what is wrong.',
  none: 'This has not been done for this draft yet.',
  older: 'The draft was changed since. This report is about an earlier revision:',
  working: 'This is being done now. You can leave this page and come back.',
  interrupted:
    'Nothing has been heard of this work for a minute. It was probably interrupted, and begins again by itself. You can also begin it again now.',
  failed: 'This went wrong. The cause is in the log of whoever runs Houserules for you.',
  nothing: 'No question was kept yet, so nothing could be answered again.',
  nothingThere: 'No question was kept from this school yet, so nothing could be answered again.',
  told: 'were told something else when they asked, by an earlier edition. That is no change of this draft.',
  oneTold:
    'One was told something else on asking, by an earlier edition. That is no change of this draft.',
  byPlace: 'By school and role',
  school: 'School',
  role: 'Asked as',
  asked: 'Questions',
  changed: 'Other answer',
  cannot: 'No answer',
  unanswered: 'What cannot be answered, and why',
  why: 'Why',
  which: 'Which',
  changes: 'What changes',
  noChanges: 'No answer changes.',
  file: 'The whole report (JSON)',
} as const

/** What the page shows of a report: changes of one kind or all, page by page. */
export type Shown = {
  readonly kind: ChangeKind | undefined
  readonly page: number
  readonly vocabulary: Vocabulary
  readonly canBeRead: boolean
}

/** The page of a draft's replay: asking for it, how far it is, and what was found. */
export function replayPage(at: AtReplay, shown: Shown): Html {
  const { run, reported } = at
  const working = run !== undefined && isWorking(run)
  return at.drawn({
    title: words.title,
    width: 'full',
    refreshSeconds: working ? 3 : undefined,
    content: html`<div class="govuk-!-width-two-thirds">
        <p class="govuk-body">
          ${words.what} ${at.draft.schoolId === undefined ? nothing : words.there}
        </p>
        ${working ? progress(at, run) : asking(at, shown)}
      </div>
      ${reported?.report ? reportOf(at, { report: reported.report, run: reported, shown }) : nothing}`,
  })
}

function progress(at: AtReplay, run: ReplayRun): Html {
  const { text, done, total } = progressOf(run)
  const value = total > 0 ? html`value="${done}" max="${total}"` : nothing
  return html`<div data-progress="${at.address}/progress.json" data-state="${run.state}">
      <p class="govuk-body" id="progress-words" role="status">${text}</p>
      <progress class="hr-progress" aria-labelledby="progress-words" ${value}></progress>
    </div>
    <p class="govuk-body">${words.working}</p>
    ${at.isInterrupted ? html`${insetText({ text: words.interrupted })} ${ask(at, words.again)}` : nothing}`
}

function asking(at: AtReplay, { canBeRead }: Shown): Html {
  const { run, reported, draft } = at
  if (!canBeRead)
    return insetText({ text: draft.schoolId === undefined ? words.unread : words.unreadThere })
  const failed = run?.state === 'failed' ? insetText({ text: words.failed }) : nothing
  const none = reported ? nothing : html`<p class="govuk-body">${words.none}</p>`
  return html`${failed} ${none} ${ask(at, run?.report ? words.again : words.start)}`
}

function ask(at: AtReplay, text: string): Html {
  return postForm(at.frame, {
    action: at.address,
    content: button({ text, preventDoubleClick: true }),
  })
}

type Reported = {
  readonly report: ReplayReport
  readonly run: ReplayRun
  readonly shown: Shown
}

function reportOf(at: AtReplay, { report, run, shown }: Reported): Html {
  const older =
    run.revision === at.draft.revision
      ? nothing
      : insetText({ text: `${words.older} ${run.revision}.` })
  const nothingKept = report.school === null ? words.nothing : words.nothingThere
  if (report.asked === 0) return html`${older} ${insetText({ text: nothingKept })}`
  return html`${older}
    <h2 class="govuk-heading-m">${headline(report)}</h2>
    <p class="govuk-body">${when(report, run)}</p>
    ${chart(report)}
    ${
      report.told_otherwise > 0 ? html`<p class="govuk-body">${toldOtherwise(report)}</p>` : nothing
    }
    <h2 class="govuk-heading-m" id="changes">${words.changes}</h2>
    ${
      report.changes.length === 0
        ? html`<p class="govuk-body">${words.noChanges}</p>`
        : html`${filterLinks(at, report, shown)} ${changeCards(at, report, shown)}`
    }
    ${places(report)} ${unanswered(report)}
    <p class="govuk-body">
      <a class="govuk-link" href="${at.address}/report.json?revision=${run.revision}"
        >${words.file}</a
      >
    </p>`
}

function toldOtherwise({ told_otherwise: many }: ReplayReport): string {
  return many === 1 ? words.oneTold : `${figures(many)} ${words.told}`
}

function headline({ changed, asked, changes }: ReplayReport): string {
  if (changed === 0) return `None of ${figures(asked)} answers changes`
  const ways = changes.length === 1 ? 'one way' : `${figures(changes.length)} ways`
  return `${figures(changed)} of ${figures(asked)} answers change, in ${ways}`
}

function when({ days, on, against }: ReplayReport, { askedAt }: ReplayRun): string {
  const asked = days
    ? `Questions about the days from ${dayWords(days.first)} to ${dayWords(days.last)}. `
    : ''
  const held = against ? `Held against edition ${against.label}, in force on ${dayWords(on)}. ` : ''
  return `${asked}${held}Asked for on ${momentWords(askedAt)}.`
}

function places({ by }: ReplayReport): Html {
  return html`<h2 class="govuk-heading-m">${words.byPlace}</h2>
    ${wideTable(
      words.byPlace,
      table({
        caption: words.byPlace,
        captionClasses: 'govuk-visually-hidden',
        head: [
          { text: words.school },
          { text: words.role },
          ...[words.asked, words.changed, words.cannot].map(numeric),
        ],
        rows: by.map((one) => [
          { text: placeTitle(one) },
          { text: roleTitle(one) },
          ...[one.asked, one.changed, one.cannot].map((many) => numeric(figures(many))),
        ]),
      }),
    )}`
}

function numeric(text: string) {
  return { text, format: 'numeric' }
}

function unanswered({ unanswered: open }: ReplayReport): Html {
  if (open.length === 0) return nothing
  const rows = open.slice(0, mostReasons)
  return html`<h2 class="govuk-heading-m">${words.unanswered}</h2>
    ${wideTable(
      words.unanswered,
      table({
        caption: words.unanswered,
        captionClasses: 'govuk-visually-hidden',
        head: [{ text: words.why }, { text: words.which }, numeric(words.asked)],
        rows: rows.map(({ why, words: which, asked }) => [
          { text: cannotTitles[why] },
          { text: which.join(', ') },
          numeric(figures(asked)),
        ]),
      }),
    )}
    ${
      open.length > rows.length
        ? html`<p class="govuk-body">${figures(open.length - rows.length)} more in the report</p>`
        : nothing
    }`
}

/** So many reasons are shown; the report has all. */
const mostReasons = 30

/** The kind of change that an address asks for; undefined for all, and for what is no kind. */
export function kindIn(text: string | undefined): ChangeKind | undefined {
  return kinds.find((kind) => kind === text)
}
