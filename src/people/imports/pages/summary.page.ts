import { figures } from '#core/figures.ts'
import { dayWords } from '#core/day.ts'
import type { Leaving } from '#people/imports/plan.ts'
import type { ImportRun, RunLine, RunSummary } from '#people/imports/runs/run.ts'
import { kindNames } from '#people/kind-words.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { table } from '#web/components/display/table.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'

import { saidOfLookalikes } from './lookalikes.page.ts'

const words = {
  figures: 'In figures',
  new: 'New people',
  lookalike: 'Look like somebody already here',
  changed: 'Changed',
  left: 'Left',
  unchanged: 'Unchanged',
  refused: 'Rows refused',
  roles: 'Roles that end',
  links: 'Links of parents and children',
  newSchools: 'New schools',
  changedSchools: 'Schools changed',
  day: 'First day without those who left',
  look: 'Look',
  perSchool: 'By school',
  school: 'School',
  trust: 'The whole trust, or no school',
  noted: 'Mended or passed over',
  dropped: 'Never read',
  droppedWhy:
    'These columns are not needed for the policy, so they were not looked at and nothing of them is kept.',
  most: 40,
} as const

/** What an import would do or did, in figures, with the way to each list. */
export function summaryParts(run: ImportRun, address: string): Html {
  const { summary } = run
  if (summary === undefined) return nothing
  return html`<h2 class="govuk-heading-m">${words.figures}</h2>
    ${listOf(run, summary, address)} ${leavingPart(summary)} ${perSchool(summary, address)}
    ${notes(summary)} ${dropped(summary)}`
}

function listOf(run: ImportRun, { counts, schools }: RunSummary, address: string): Html {
  const alike: readonly RunLine['change'][] = counts.lookalike > 0 ? ['lookalike'] : []
  const lists: readonly RunLine['change'][] = ['new', ...alike, 'changed', 'left', 'refused']
  return summaryList({
    rows: [
      ...lists.map((change) => ({
        key: { text: words[change] },
        value: { text: figureOf(run, change, counts[change]) },
        ...(counts[change] > 0 && !run.isForgotten ? { actions: lookAt(address, change) } : {}),
      })),
      plain(words.unchanged, figures(counts.unchanged)),
      ...some(words.roles, counts.rolesEnding),
      ...some(words.links, counts.linksChanged),
      ...named(words.newSchools, schools.new),
      ...named(words.changedSchools, schools.changed),
      ...(run.day && counts.left > 0 ? [plain(words.day, dayWords(run.day))] : []),
    ],
  })
}

function figureOf(run: ImportRun, change: RunLine['change'], count: number): string {
  return `${figures(count)}${change === 'lookalike' ? saidOfLookalikes(run) : ''}`
}

function lookAt(address: string, change: RunLine['change']) {
  const href = `${address}/lines?change=${change}`
  const visuallyHiddenText = `at ${words[change].toLowerCase()}`
  return { items: [{ href, text: words.look, visuallyHiddenText }] }
}

function plain(key: string, value: string) {
  return { key: { text: key }, value: { text: value } }
}

function some(key: string, count: number) {
  return count === 0 ? [] : [plain(key, figures(count))]
}

function named(key: string, names: readonly string[]) {
  if (names.length === 0) return []
  const more = names.length > words.most ? ` and ${names.length - words.most} more` : ''
  return [plain(key, `${names.slice(0, words.most).join(', ')}${more}`)]
}

/** “Pupil: 412 of 3,900 (10.6 %)”: each kind of which somebody would leave. */
export function leavingWords({ kind, leaving, of }: Leaving): string {
  const share = of === 0 ? 0 : (leaving / of) * 100
  return `${kindNames[kind]}: ${figures(leaving)} of ${figures(of)} (${share.toFixed(1)} %)`
}

function leavingPart({ leaving }: RunSummary): Html {
  if (leaving.length === 0) return nothing
  return html`<p class="govuk-body">Of those that the files speak of, these leave:</p>
    <ul class="govuk-list govuk-list--bullet">
      ${leaving.map((one) => html`<li>${leavingWords(one)}</li>`)}
    </ul>`
}

function perSchool({ perSchool: schools }: RunSummary, address: string): Html {
  if (schools.length === 0) return nothing
  const figure = (count: number) => ({ text: figures(count), format: 'numeric' })
  const each = table({
    caption: words.perSchool,
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: words.school },
      ...['New', 'Changed', 'Left'].map((text) => ({ text, format: 'numeric' })),
    ],
    rows: schools.map((one) => [
      { html: schoolLink(one, address) },
      figure(one.new),
      figure(one.changed),
      figure(one.left),
    ]),
  })
  return wideTable(words.perSchool, each)
}

function schoolLink(one: RunSummary['perSchool'][number], address: string): Html {
  const change = (['left', 'new', 'changed'] as const).find((each) => one[each] > 0) ?? 'new'
  const query = new URLSearchParams({ change, school: one.school })
  const name = one.school === '' ? words.trust : one.school
  return html`<a class="govuk-link" href="${address}/lines?${query.toString()}">${name}</a>`
}

function notes({ notes: all }: RunSummary): Html {
  if (all.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.noted}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${all.map(({ note, times }) => html`<li>${note} (${figures(times)})</li>`)}
    </ul>`
}

function dropped({ dropped: files }: RunSummary): Html {
  if (files.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.dropped}</h2>
    <p class="govuk-body">${words.droppedWhy}</p>
    <ul class="govuk-list govuk-list--bullet hr-import-columns">
      ${files.map(({ file, columns }) => html`<li>${file}: ${columns.join(', ')}</li>`)}
    </ul>`
}
