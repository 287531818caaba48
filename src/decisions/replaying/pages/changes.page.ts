import { figures } from '#core/figures.ts'
import { dayWords } from '#core/day.ts'
import { saidLine, actionWords } from '#decisions/asking/said-words.ts'
import { kinds } from '#decisions/replaying/gist.ts'
import type { ReplayChange, ReplayReport, ReplaySide } from '#decisions/replaying/report.ts'
import { sides, type SideView } from '#policies/comparing/sides.page.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { details } from '#web/components/display/details.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { AtReplay } from './at-replay.routes.ts'
import type { Shown } from './replay.page.ts'
import { kindTitles, placeTitle, roleTitle } from './replay-words.ts'

const words = {
  all: 'All',
  filter: 'Kinds of change',
  now: 'Edition in force',
  draft: 'This draft',
  example: 'For example',
  said: 'What was said',
  hidden: 'Birth dates and free words are left out. Nobody is named.',
  whose: 'Whose questions these are',
  who: 'Open who asked',
  whoHint: 'That you opened it is recorded.',
} as const

/** So many changes stand on a page. */
const perPage = 10

/** The ways to changes of one kind; kinds that do not occur are left out. */
export function filterLinks(at: AtReplay, { changes }: ReplayReport, { kind }: Shown): Html {
  const found = kinds.filter((one) => changes.some((change) => change.kind === one))
  const link = (href: string, text: string, isCurrent: boolean): Html =>
    html`<li>
      <a
        class="govuk-link govuk-link--no-visited-state hr-tabs__link"
        href="${href}#changes"
        ${isCurrent ? html`aria-current="true"` : nothing}
        >${text}</a
      >
    </li>`
  return html`<nav class="hr-tabs" aria-label="${words.filter}">
    <ul class="hr-tabs__list">
      ${link(at.address, `${words.all} (${figures(changes.length)})`, kind === undefined)}
      ${found.map((one) => {
        const many = changes.filter((change) => change.kind === one).length
        return link(
          `${at.address}?kind=${one}`,
          `${kindTitles[one]} (${figures(many)})`,
          one === kind,
        )
      })}
    </ul>
  </nav>`
}

/** The changes of a page, each with both answers and both clauses. */
export function changeCards(at: AtReplay, { changes }: ReplayReport, shown: Shown): Html {
  const { kind, page } = shown
  const of = changes.filter((change) => kind === undefined || change.kind === kind)
  const last = Math.max(1, Math.ceil(of.length / perPage))
  const on = Math.min(page, last)
  const to = (number: number): string => {
    const query = new URLSearchParams({ ...(kind && { kind }), page: String(number) })
    return `${at.address}?${query.toString()}#changes`
  }
  return html`${of.slice((on - 1) * perPage, on * perPage).map((one) => card(at, one, shown))}
  ${
    last === 1
      ? nothing
      : pagination({
          previous: on > 1 ? { href: to(on - 1) } : undefined,
          next: on < last ? { href: to(on + 1) } : undefined,
          items: [...new Set([1, on - 1, on, on + 1, last])]
            .filter((number) => number >= 1 && number <= last)
            .map((number) => ({ number, href: to(number), current: number === on })),
        })
  }`
}

function card(at: AtReplay, change: ReplayChange, { vocabulary }: Shown): Html {
  const { no, kind, asked, different, before, after } = change
  const many =
    asked === different
      ? `${figures(asked)} questions`
      : `${figures(asked)} questions, ${figures(different)} different ones`
  return html`<section class="hr-card" id="change-${no}">
    <h3 class="govuk-heading-s">${no}. ${kindTitles[kind]}</h3>
    <p class="govuk-body-s">${asked === 1 ? 'One question' : many}</p>
    ${example(change, vocabulary)}
    ${sides(
      viewOf(before, words.now, (id) => `${at.base}/policy/${id}`),
      viewOf(after, words.draft, at.clauseAddress),
    )}
    ${details({
      summaryText: words.whose,
      html: html`${byPlace(change)} ${whoAsked(at, change)}`,
    })}
  </section>`
}

function viewOf(
  { answer, clauses, routes, conditions, decides }: ReplaySide,
  title: string,
  clauseAddress: (id: string) => string,
): SideView {
  return {
    title,
    answer,
    clauses,
    routes: routes.map(({ code, when }) => (when === undefined ? code : `${code} ${when}`)),
    conditions: conditions.map(({ code }) => code),
    decides,
    clauseAddress,
  }
}

function example({ example: one }: ReplayChange, vocabulary: Vocabulary): Html {
  const said = Object.entries(one.facts).map(([name, value]) => saidLine(name, value, vocabulary))
  return html`<p class="govuk-body">
      ${words.example}: “${actionWords(one.action, vocabulary)}”, about ${dayWords(one.as_of)}.
    </p>
    ${
      said.length === 0
        ? nothing
        : details({
            summaryText: words.said,
            html: html`<ul class="govuk-list govuk-list--bullet">
                ${said.map((line) => html`<li>${line.asked} ${line.said}</li>`)}
              </ul>
              <p class="govuk-body-s">${words.hidden}</p>`,
          })
    }`
}

function byPlace({ by }: ReplayChange): Html {
  return html`<ul class="govuk-list govuk-list--bullet">
    ${by.map((one) => html`<li>${placeTitle(one)}, ${roleTitle(one)}: ${figures(one.asked)}</li>`)}
  </ul>`
}

function whoAsked(at: AtReplay, { no }: ReplayChange): Html {
  if (!at.maySeeWhoAsked || !at.reported) return nothing
  return html`<p class="govuk-body">
    <a class="govuk-link" href="${at.address}/askers?revision=${at.reported.revision}&change=${no}"
      >${words.who}</a
    >. ${words.whoHint}
  </p>`
}
