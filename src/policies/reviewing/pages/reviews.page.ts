import { roleName } from '#access/access-words.ts'
import { dayWords, whenWords } from '#core/day.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { button } from '#web/components/forms/button.ts'
import { listPages } from '#web/paging/list-pages.ts'
import { reviewWords } from '#policies/reviewing/review-words.ts'
import { causeWords } from '#policies/reviewing/cause-words.ts'
import type { Review, ReviewStanding, ReviewState } from '#policies/reviewing/review.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  title: 'Policy reviews',
  open: 'Open a review',
  next: 'Next review',
  asks: 'Asked for by',
  board: 'Approved by',
  sees: 'Who is reminded',
  nobody: 'Nobody holds one of these roles: the headteachers are reminded',
  events: 'What also brings a review',
  noEvents: 'The text names no events. A review can be opened for any reason.',
  list: 'Reviews',
  none: 'No review has been opened yet. The next one opens by itself 60 days before it is due.',
  head: ['Review', 'Due', 'How it stands'],
  past: 'What the document itself records',
  approvedBy: (by: string) => `(${by})`,
  schools: 'How each school stands with this policy',
} as const

const doneWords: Readonly<Record<string, string>> = {
  opened: 'The review was opened',
  closed: 'What came of the review was recorded',
}

/** How a review stands, as a tag. */
export const stateTags: Readonly<Record<ReviewState, Html>> = {
  open: tag({ text: 'To do', classes: 'govuk-tag--yellow' }),
  overdue: tag({ text: 'Overdue', classes: 'govuk-tag--red' }),
  done: tag({ text: 'Done', classes: 'govuk-tag--green' }),
  replaced: tag({ text: 'Edition replaced', classes: 'govuk-tag--grey' }),
  moved: tag({ text: 'Its day was taken back', classes: 'govuk-tag--grey' }),
}

/** What the page of reviews shows. */
export type ReviewsModel = {
  readonly frame: Frame
  readonly base: string
  readonly edition: SealedEdition
  readonly standing: ReviewStanding
  readonly reviews: readonly (Review & { readonly state: ReviewState })[]
  readonly page: number
  readonly more: boolean
  readonly roles: readonly string[]
  readonly reminded: readonly string[]
  readonly mayOpen: boolean
  readonly done: string | undefined
}

/** When the policy is reviewed next, what else brings a review, and every review so far. */
export function reviewsPage(model: ReviewsModel): Html {
  const { frame, base, standing, edition, mayOpen, done } = model
  const said = done === undefined ? undefined : doneWords[done]
  return layout({
    ...frame,
    title: words.title,
    overdue: standing.overdue,
    width: 'full',
    content: html`${said === undefined ? nothing : notificationBanner({ type: 'success', text: said })}
      <h1 class="govuk-heading-l">${words.title}</h1>
      ${aboutOf(model)} ${eventsOf(model)}
      ${mayOpen ? button({ text: words.open, href: `${base}/reviews/new` }) : nothing}
      <h2 class="govuk-heading-m">${words.list}</h2>
      ${model.reviews.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : listOf(model)}
      ${pagesOf(model)} ${pastOf(model)}
      ${
        edition.rulebook.control.local
          ? html`<p class="govuk-body">
              <a class="govuk-link" href="${base}/adoption">${words.schools}</a>
            </p>`
          : nothing
      }`,
  })
}

function aboutOf({ edition, standing, base, roles, reminded }: ReviewsModel): Html {
  const { control } = edition.rulebook
  const rows = [
    [words.next, reviewWords(control, standing.due)],
    [words.asks, clauseLink(base, control.review.clause)],
    [words.board, `${control.approved.by}, ${control.approved.words}`],
    [
      words.sees,
      `${roles.map(roleName).join(', ')}: ${reminded.length > 0 ? reminded.join(', ') : words.nobody}`,
    ],
  ] as const
  return summaryList({
    rows: rows.map(([key, value]) => ({
      key: { text: key },
      value: typeof value === 'string' ? { text: value } : { html: value },
    })),
  })
}

function clauseLink(base: string, clause: string): Html {
  return html`<a class="govuk-link hr-nowrap" href="${base}/policy/${clause}">${clause}</a>`
}

function eventsOf({ edition, base }: ReviewsModel): Html {
  const { alsoOn } = edition.rulebook.control.review
  return html`<h2 class="govuk-heading-m">${words.events}</h2>
    ${
      alsoOn.length === 0
        ? html`<p class="govuk-body">${words.noEvents}</p>`
        : html`<ul class="govuk-list govuk-list--bullet">
            ${alsoOn.map(
              ({ event, clause }) =>
                html`<li>${causeWords[event].choice} ${clauseLink(base, clause)}</li>`,
            )}
          </ul>`
    }`
}

function listOf({ reviews, base }: ReviewsModel): Html {
  return table({
    classes: 'hr-stack',
    firstCellIsHeader: true,
    head: words.head.map((text) => ({ text })),
    rows: reviews.map((review) => [
      {
        html: html`<a class="govuk-link" href="${base}/reviews/${review.reviewId}"
            >${causeWords[review.cause].task}</a
          ><span class="hr-line govuk-!-font-weight-regular">${review.reason}</span>`,
      },
      { text: dayWords(review.due) },
      { html: stateTags[review.state] },
    ]),
  })
}

/** What the document says of its own past, from before there were records here. */
function pastOf({ edition }: ReviewsModel): Html {
  const { history } = edition.rulebook.control
  if (history.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.past}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${history.map(
        ({ on, summary, by }) =>
          html`<li>${whenWords(on)}: ${summary} ${words.approvedBy(by)}</li>`,
      )}
    </ul>`
}

function pagesOf({ base, page, more }: ReviewsModel): Html {
  const href = (to: number): string => `${base}/reviews?page=${to}`
  return listPages({ page, more, href, label: 'Pages of reviews' })
}
