import { dayWords } from '#core/day.ts'
import { dayOf } from '#core/iso-day.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { tag } from '#web/components/display/tag.ts'
import { notificationBanner } from '#web/components/display/notification-banner.ts'
import { pagination } from '#web/components/navigation/pagination.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import type { RelatedLine } from './list-related.ts'
import type { Standing } from './related-document.ts'

const words = {
  title: 'Policies, laws and guidance this policy leans on',
  intro: 'The policy is read together with these.',
  school: 'School',
  which: 'Show the documents of',
  none: 'Select a school',
  show: 'Show',
  ofTrust: 'Of the trust',
  ofSchool: 'Of the school',
  ofEachSchool: 'Each school has its own of these. Select a school to see where they are.',
  outside: 'Laws, guidance and templates',
  edition: 'Edition',
  cites: 'the policy cites',
  owner: 'Owner:',
  looked: 'Looked at',
  clause: 'Named in',
  added: 'Added by the trust',
  staffOnly: 'Shown to staff only',
  template: 'The policy was written from this template.',
  prevails: 'Where it and the policy differ, it holds.',
  record: 'Record where it is',
  change: 'Change what is recorded',
  wanting: 'Missing or outdated',
  wantingNone: 'Nothing is missing or outdated.',
  add: 'Add a document',
  saved: 'What you recorded is kept',
  review:
    'A newer edition is out than the one the policy rests on, so a review of the policy was opened.',
  reviewLink: 'See the review',
} as const

const states: Readonly<Record<Standing['state'], Html>> = {
  'in-force': tag({ text: 'In force', classes: 'govuk-tag--green' }),
  draft: tag({ text: 'Draft', classes: 'govuk-tag--blue' }),
  missing: tag({ text: 'Missing', classes: 'govuk-tag--red' }),
  outdated: tag({ text: 'Outdated', classes: 'govuk-tag--yellow' }),
}

/** A school to choose. */
type School = { readonly schoolId: string; readonly name: string }

/** A line on the page, and whether whoever asks may change what is recorded of it. */
export type LineShown = RelatedLine & { readonly mayRecord: boolean }

/** What the page of related documents shows. */
export type RelatedModel = {
  readonly base: string
  readonly lines: readonly LineShown[]
  readonly schools: readonly School[]
  readonly school?: School | undefined
  /** What is missing or outdated anywhere, for those who may mend it: a page of it. */
  readonly wanting?:
    | {
        readonly lines: readonly (LineShown & { readonly school?: string | undefined })[]
        readonly page: number
        readonly more: boolean
      }
    | undefined
  readonly mayAdd: boolean
  readonly isSaved: boolean
  /** The review that a record just opened. */
  readonly reviewId?: string | undefined
}

/** The documents a policy leans on, where each is and how it stands. */
export function relatedPage(frame: Frame, model: RelatedModel): Html {
  const { base, lines, mayAdd } = model
  const of = (level: RelatedLine['one']['level']): readonly LineShown[] =>
    lines.filter(({ one }) => one.level === level)
  return layout({
    ...frame,
    title: words.title,
    content: html`${newsOf(model)}
      <h1 class="govuk-heading-xl">${words.title}</h1>
      <p class="govuk-body-l">${words.intro}</p>
      ${group(words.ofTrust, of('trust'), base)} ${ofSchools(model, of('school'))}
      ${group(words.outside, of('outside'), base)}
      ${
        mayAdd
          ? button({
              text: words.add,
              href: `${base}/related/new`,
              classes: 'govuk-button--secondary',
            })
          : nothing
      }
      ${wantingOf(model)}`,
  })
}

function newsOf({ base, isSaved, reviewId }: RelatedModel): Html {
  if (!isSaved) return nothing
  const review = html`<p class="govuk-body">${words.review}</p>
    <p class="govuk-body">
      <a class="govuk-notification-banner__link" href="${base}/reviews/${reviewId}"
        >${words.reviewLink}</a
      >
    </p>`
  return notificationBanner({
    type: 'success',
    html: html`<p class="govuk-notification-banner__heading">${words.saved}</p>
      ${reviewId === undefined ? nothing : review}`,
  })
}

function group(heading: string, lines: readonly LineShown[], base: string): Html {
  if (lines.length === 0) return nothing
  return html`<h2 class="govuk-heading-m hr-section">${heading}</h2>
    <ul class="govuk-list hr-related">
      ${lines.map((line) => lineOf(line, base))}
    </ul>`
}

function ofSchools(model: RelatedModel, lines: readonly LineShown[]): Html {
  if (lines.length === 0) return nothing
  const { base, schools, school } = model
  const chooser = html`<form action="${base}/related" method="get">
    ${select({
      id: 'school',
      name: 'school',
      label: { text: words.which },
      value: school?.schoolId ?? '',
      items: [
        { value: '', text: words.none },
        ...schools.map(({ schoolId, name }) => ({ value: schoolId, text: name })),
      ],
    })}
    ${button({ text: words.show, classes: 'govuk-button--secondary' })}
  </form>`
  if (school !== undefined) {
    return html`${group(`${words.ofSchool}: ${school.name}`, lines, base)} ${chooser}`
  }
  return html`<h2 class="govuk-heading-m hr-section">${words.ofSchool}</h2>
    <p class="govuk-body">${words.ofEachSchool}</p>
    <ul class="govuk-list govuk-list--bullet">
      ${lines.map(({ one }) => html`<li>${one.title}</li>`)}
    </ul>
    ${chooser}`
}

function lineOf(line: LineShown, base: string): Html {
  const { one, link, standing } = line
  const { title } = one
  return html`<li class="hr-related__one">
    <strong
      >${link === undefined ? title : html`<a class="govuk-link" href="${link}" rel="noreferrer">${title}</a>`}</strong
    >
    ${states[standing.state]} ${standing.why === undefined ? nothing : html`<br />${standing.why}`}
    ${one.kind === 'template' ? html`<br />${words.template}` : nothing}
    ${one.prevails ? html`<br />${words.prevails}` : nothing}
    <br /><span class="govuk-body-s">${aboutOf(line, base)}</span> ${recordLink(line, base)}
  </li>`
}

function aboutOf(line: RelatedLine, base: string): Html {
  const { clause } = line.one
  return html`${partsOf(line).map((part) => html`${part}. `)}
  ${
    clause === undefined
      ? words.added
      : html`${words.clause}
          <a class="govuk-link hr-nowrap" href="${base}/policy#${clause}">${clause}</a>`
  }`
}

function partsOf({ one, record }: RelatedLine): readonly string[] {
  const { cites } = one
  const edition = record?.edition ?? cites
  const looked = record && dayWords(dayOf(record.recordedAt))
  return [
    ...part(words.edition, edition),
    ...part(words.cites, cites === edition ? undefined : cites),
    ...part(words.owner, record?.owner),
    ...part(words.looked, looked),
    ...(one.for === 'staff' ? [words.staffOnly] : []),
  ]
}

function part(name: string, value: string | undefined): readonly string[] {
  return value === undefined ? [] : [`${name} ${value}`]
}

function recordLink({ one, schoolId, record, mayRecord }: LineShown, base: string): Html {
  if (!mayRecord) return nothing
  const query = schoolId === undefined ? '' : `?school=${schoolId}`
  return html`<br /><a class="govuk-link" href="${base}/related/${one.document}${query}"
      >${record === undefined ? words.record : words.change}<span class="govuk-visually-hidden"
        >: ${one.title}</span
      ></a
    >`
}

function wantingOf({ wanting, base }: RelatedModel): Html {
  if (wanting === undefined) return nothing
  const { lines, page, more } = wanting
  const href = (to: number): string => `${base}/related?page=${to}#wanting`
  return html`<h2 class="govuk-heading-m hr-section" id="wanting">${words.wanting}</h2>
    ${
      lines.length === 0
        ? html`<p class="govuk-body">${words.wantingNone}</p>`
        : html`<ul class="govuk-list govuk-list--bullet">
            ${lines.map((line) => wantingLine(line, base))}
          </ul>`
    }
    ${
      page > 1 || more
        ? pagination({
            ...(page > 1 ? { previous: { href: href(page - 1) } } : {}),
            ...(more ? { next: { href: href(page + 1) } } : {}),
          })
        : nothing
    }`
}

function wantingLine(
  line: LineShown & { readonly school?: string | undefined },
  base: string,
): Html {
  const { one, schoolId, standing, school } = line
  const query = schoolId === undefined ? '' : `?school=${schoolId}`
  const title = school === undefined ? one.title : `${one.title}, ${school}`
  return html`<li>
    <a class="govuk-link" href="${base}/related/${one.document}${query}">${title}</a>
    ${states[standing.state]} ${standing.why}
  </li>`
}
