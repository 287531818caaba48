import { dayWords } from '#core/day.ts'
import type { SchoolAddition } from '#policies/additions/look-at-additions.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { wideTable } from '#web/components/own/wide-table.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout } from '#web/layout.ts'

import type { AtAdditions } from './at-additions.routes.ts'

const words = {
  title: 'What schools add',
  what: 'A school may tighten the policy of the trust for itself, never weaken it. What a school adds counts for those who ask from there, beside the policy of the trust.',
  back: 'Drafts',
  none: 'The trust has no schools here yet.',
  school: 'School',
  adds: 'In force',
  later: 'From a later day',
  written: 'Being written',
  nothing: 'Nothing',
  since: 'since',
  from: 'from',
  ends: 'ends on',
  aside: 'Set aside',
  checking: 'Being looked at',
  write: 'Write',
  why: 'Why',
  end: 'End',
} as const

const doneWords: Readonly<Record<string, string>> = {
  'in-force': 'The addition was put into force',
  ended: 'The addition ends on that day',
}

/** What the list shows. */
export type ListModel = {
  readonly all: readonly (SchoolAddition & {
    readonly mayEdit: boolean
    readonly mayPutInForce: boolean
  })[]
  readonly page: number
  readonly last: number
  readonly done: string | undefined
}

/** What each school adds to the policy of the trust. */
export function listPage(at: AtAdditions, model: ListModel): Html {
  const { all, page, last, done = '' } = model
  const said = doneWords[done]
  return layout({
    ...at.frame,
    title: words.title,
    width: 'full',
    beforeContent: backLink({ href: `${at.base}/drafts`, text: words.back }),
    content: html`${said ? notificationBanner({ text: said, type: 'success' }) : nothing}
      <h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.what}</p>
      ${all.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : list(at, model)}
      ${
        last === 1
          ? nothing
          : pagination({
              previous: page > 1 ? { href: `${at.home}?page=${page - 1}` } : undefined,
              next: page < last ? { href: `${at.home}?page=${page + 1}` } : undefined,
            })
      }`,
  })
}

function list(at: AtAdditions, { all }: ListModel): Html {
  return wideTable(
    words.title,
    table({
      caption: words.title,
      captionClasses: 'govuk-visually-hidden',
      classes: 'hr-stack',
      firstCellIsHeader: true,
      head: [words.school, words.adds, words.later, words.written].map((text) => ({ text })),
      rows: all.map((one) => [
        {
          html: html`<a class="govuk-link" href="${at.base}/schools/${one.school.schoolId}/policy"
            >${one.school.name}</a
          >`,
        },
        { html: inForce(at, one) },
        { html: later(one) },
        { html: written(at, one) },
      ]),
    }),
  )
}

function inForce(at: AtAdditions, one: ListModel['all'][number]): Html {
  const { now, fit, school, mayPutInForce } = one
  if (now === undefined) return html`${words.nothing}`
  const aside = fit !== undefined && fit.seal === undefined
  return html`${now.title}, ${words.since} ${dayWords(now.fromDay)}
  ${aside ? html`${tag({ text: words.aside, classes: 'govuk-tag--red' })}` : nothing}
  ${fit === undefined ? tag({ text: words.checking, classes: 'govuk-tag--grey' }) : nothing}
  ${
    aside
      ? html`<a class="govuk-link" href="${at.home}/schools/${school.schoolId}/set-aside"
          >${words.why}</a
        >`
      : nothing
  }
  ${
    mayPutInForce
      ? html`<a
          class="govuk-link"
          href="${at.home}/schools/${school.schoolId}/end"
          aria-label="${words.end}: ${school.name}"
          >${words.end}</a
        >`
      : nothing
  }`
}

function later({ next }: SchoolAddition): Html {
  if (next === undefined) return html`–`
  return next.source === undefined
    ? html`${words.ends} ${dayWords(next.fromDay)}`
    : html`${next.title}, ${words.from} ${dayWords(next.fromDay)}`
}

function written(at: AtAdditions, { drafts, school, mayEdit }: ListModel['all'][number]): Html {
  return html`${drafts.map(
    ({ draftId, title }) =>
      html`<a class="govuk-link" href="${at.home}/${draftId}">${title}</a><br />`,
  )}
  ${
    mayEdit
      ? html`<a
          class="govuk-link"
          href="${at.home}/schools/${school.schoolId}/new"
          aria-label="${words.write}: ${school.name}"
          >${words.write}</a
        >`
      : nothing
  }`
}
