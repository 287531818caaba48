import { figures } from '#core/figures.ts'
import { dayWords } from '#core/day.ts'
import type { SchoolNames } from '#people/pages/stay-words.ts'
import { placeWords } from '#people/pages/stay-words.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { wordsOf } from '#rulebooks/language/words.ts'
import type { Lessons } from '#training/lessons/look-at-lessons.ts'
import type { Requirement } from '#training/owed/requirement.ts'
import { titleOf } from '#training/pages/item-words.ts'
import { clauseLinks } from '#training/pages/reading/reading.page.ts'
import { details } from '#web/components/display/details.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { clauseQuote } from '#web/components/own/clause-quote.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  title: 'Training of others',
  intro:
    'What people learn alone they say themselves. Here you record what they did together, and ask for it again when that is needed.',
  lessons: 'What the policy wants learnt',
  noLessons: 'The policy in force asks for no training.',
  points: (count: number) => `The points of it (${count})`,
  by: 'Asked by',
  session: 'Record a session',
  refresher: 'Ask for it again',
  sessions: 'Sessions recorded',
  noSessions: 'None yet.',
  refreshers: 'Asked for again',
  noRefreshers: 'Nothing was asked for again yet.',
  older: 'Show older ones',
  done: { session: 'The session was recorded.', refresher: 'They were asked.' },
} as const

/** What the page of training shows. */
export type LessonsModel = Lessons & {
  readonly base: string
  readonly edition: SealedEdition
  readonly lessons: readonly Requirement[]
  readonly names: SchoolNames
  readonly done?: 'session' | 'refresher' | undefined
}

/** What is to be learnt, which sessions were held, and what was asked for again. */
export function lessonsPage(frame: Frame, model: LessonsModel): Html {
  const { base, done } = model
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: `${base}/reading` }),
    content: html`${
        done === undefined
          ? nothing
          : notificationBanner({ type: 'success', text: words.done[done] })
      }
      <h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.intro}</p>
      ${lessonList(model)} ${sessionList(model)} ${refresherList(model)}`,
  })
}

function lessonList(model: LessonsModel): Html {
  if (model.lessons.length === 0) return html`<p class="govuk-body">${words.noLessons}</p>`
  return html`<h2 class="govuk-heading-m">${words.lessons}</h2>
    ${model.lessons.map((lesson) => lessonPart(lesson, model))}`
}

function lessonPart({ key, clause, about }: Requirement, { base, edition }: LessonsModel): Html {
  const { clauses } = edition.rulebook
  const points = about.type === 'clauses' ? about.clauses : []
  const what = `what=${encodeURIComponent(key)}`
  return html`<section class="hr-section">
    <h3 class="govuk-heading-s">${titleOf(key, edition.rulebook)}</h3>
    <p class="govuk-body">${words.by} ${clauseLinks([clause], base)}.</p>
    ${
      points.length === 0
        ? nothing
        : details({
            summaryText: words.points(points.length),
            html: html`${points.map((id) =>
              clauseQuote({
                id,
                words: wordsOf(clauses.get(id)?.text ?? '', edition.rulebook),
                href: `${base}/policy/${id}`,
              }),
            )}`,
          })
    }
    <div class="govuk-button-group">
      ${button({ text: words.session, href: `${base}/training/session?${what}` })}
      ${button({
        text: words.refresher,
        href: `${base}/training/refresher?${what}`,
        classes: 'govuk-button--secondary',
      })}
    </div>
  </section>`
}

function sessionList({ sessions, older, base, edition, names }: LessonsModel): Html {
  return html`<h2 class="govuk-heading-m" id="sessions">${words.sessions}</h2>
    ${
      sessions.length === 0
        ? html`<p class="govuk-body">${words.noSessions}</p>`
        : html`<ul class="govuk-list govuk-list--spaced">
            ${sessions.map(
              (one) =>
                html`<li>
                  ${dayWords(one.on)}, ${placeWords(one.schoolId, names)}:
                  ${titleOf(one.requirement, edition.rulebook)}, ${people(one.people)}. ${one.says}
                  (${one.by})
                </li>`,
            )}
          </ul>`
    }
    ${
      older === undefined
        ? nothing
        : html`<p class="govuk-body">
            <a class="govuk-link" href="${base}/training?before=${older}#sessions"
              >${words.older}</a
            >
          </p>`
    }`
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${figures(count)} people`
}

function refresherList({ refreshers, edition }: LessonsModel): Html {
  return html`<h2 class="govuk-heading-m">${words.refreshers}</h2>
    ${
      refreshers.length === 0
        ? html`<p class="govuk-body">${words.noRefreshers}</p>`
        : html`<ul class="govuk-list govuk-list--spaced">
            ${refreshers.map(
              (one) =>
                html`<li>
                  ${titleOf(one.requirement, edition.rulebook)}, by ${dayWords(one.due)}:
                  ${one.because} ${people(one.done)} of ${one.asked} have done it. (${one.by})
                </li>`,
            )}
          </ul>`
    }`
}
