import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Task } from '#core/task.ts'
import { questionLines } from '#decisions/own/question-lines.page.ts'
import type { ApprovalShown } from '#policies/approving/approval-shown.ts'
import type { ReviewStanding } from '#policies/reviewing/review.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { taskList } from '#web/components/display/task-list.ts'
import type { TagOptions } from '#web/components/display/tag.ts'
import { searchBox } from '#web/components/own/search-box.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { Home } from './home.ts'
import { policyPart } from './policy-part.page.ts'
import { rolesPart } from './roles-part.page.ts'

/** What the home page shows. */
export type HomeModel = Home & {
  readonly slug: string
  readonly name: string
  readonly today: IsoDay
  readonly edition: SealedEdition | undefined
  /** How the review of that edition stands. */
  readonly review: ReviewStanding | undefined
  /** How that edition was approved here, where it was. */
  readonly approval: Pick<ApprovalShown, 'says' | 'inForceFrom'> | undefined
  /** Which lists are open to this person. */
  readonly may: { readonly people: boolean; readonly roles: boolean }
}

const words = {
  title: 'What needs you today',
  none: 'Nothing needs you today.',
  search: 'Ask the policy in your own words',
  questions: 'Your questions',
  noQuestions: 'You have not asked anything yet.',
  allQuestions: 'All your questions',
  states: { overdue: 'Overdue', 'to-do': 'To do', advised: 'Advised', look: 'Look at this' },
} as const

/** The page after the sign-in: what waits, what was asked, which roles one holds, and the policy. */
export function homePage(frame: Frame, model: HomeModel): Html {
  const { slug, name, today, edition } = model
  return layout({
    ...frame,
    title: words.title,
    content: html`<span class="govuk-caption-l">${name}, ${dayWords(today)}</span>
      <h1 class="govuk-heading-l">${words.title}</h1>
      ${tasks(model)}
      ${searchBox({ action: `/trusts/${slug}/ask`, name: 'q', label: words.search })}
      ${questions(model)} ${rolesPart(model)} ${edition ? policyPart(edition, model) : nothing}`,
  })
}

function tasks({ tasks: waiting }: HomeModel): Html {
  if (waiting.length === 0) return html`<p class="govuk-body">${words.none}</p>`
  return taskList({
    classes: 'hr-tasks',
    items: waiting.map((task) => ({
      title: { text: task.title },
      hint: { text: hint(task) },
      href: task.href,
      status: { tag: tagOf(task.state) },
    })),
  })
}

function hint({ why, due, state }: Task): string {
  return due === undefined || state === 'overdue' ? why : `${why} Due ${dayWords(due)}.`
}

const colours = {
  overdue: 'govuk-tag--red',
  'to-do': 'govuk-tag--blue',
  advised: 'govuk-tag--grey',
  look: 'govuk-tag--yellow',
} as const

function tagOf(state: Task['state']): TagOptions {
  return { text: words.states[state], classes: colours[state] }
}

function questions({ questions: asked, edition, slug }: HomeModel): Html {
  if (edition === undefined) return nothing
  const { vocabulary } = edition
  return html`<h2 class="govuk-heading-m">${words.questions}</h2>
    ${
      asked.length === 0
        ? html`<p class="govuk-body">${words.noQuestions}</p>`
        : html`${questionLines(asked, { slug, vocabulary })}
            <p class="govuk-body">
              <a class="govuk-link" href="/trusts/${slug}/questions">${words.allQuestions}</a>
            </p>`
    }`
}
