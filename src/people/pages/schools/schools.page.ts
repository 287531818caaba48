import { dayWords } from '#core/day.ts'
import { doneBanner } from '#people/pages/done.page.ts'
import type { School, SchoolCalendar } from '#people/schools/school.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { table } from '#web/components/display/table.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { phaseNames, slotNames } from './school-words.ts'

const words = {
  title: 'Schools',
  none: 'No school is kept here yet. A system administrator adds schools, or imports them.',
  add: 'Add a school',
  change: 'Change',
  changeThis: 'Change this school',
  name: 'School',
  urn: 'URN',
  phase: 'Phase',
  notKnown: 'Not known',
  terms: 'Terms',
  noTerms: 'No terms are entered yet, so questions about the time of day ask for it.',
  term: 'Term',
  from: 'First day',
  to: 'Last day',
  day: 'The school day',
  noDay: 'No day is planned yet, so questions about the time of day ask for it.',
  part: 'Part',
  begins: 'Begins',
  ends: 'Ends',
  areas: 'Where phones may be used',
  noAreas: 'No area is designated.',
} as const

type Model = {
  readonly base: string
  readonly mayChange: boolean
  readonly done?: string | undefined
}

/** The schools of the trust. */
export function schoolsPage(
  frame: Frame,
  { base, schools, mayChange, done }: Model & { readonly schools: readonly School[] },
): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`${doneBanner(done)}
      <h1 class="govuk-heading-l">${words.title}</h1>
      ${mayChange ? button({ text: words.add, href: `${base}/schools/new` }) : nothing}
      ${
        schools.length === 0
          ? html`<p class="govuk-body">${words.none}</p>`
          : table({
              classes: 'hr-stack',
              firstCellIsHeader: true,
              head: [{ text: words.name }, { text: words.phase }, { text: words.urn }],
              rows: schools.map((school) => [
                { html: nameLink(school, base) },
                { text: school.phase ? phaseNames[school.phase] : words.notKnown },
                { text: school.urn ?? words.notKnown },
              ]),
            })
      }`,
  })
}

function nameLink({ schoolId, name }: School, base: string): Html {
  return html`<a class="govuk-link" href="${base}/schools/${schoolId}">${name}</a>`
}

/** One school: its number and phase, its terms, its day and where phones may be used. */
export function schoolPage(
  frame: Frame,
  { base, school, mayChange, done }: Model & { readonly school: School },
): Html {
  const { name, urn, phase, calendar } = school
  return layout({
    ...frame,
    title: name,
    beforeContent: backLink({ href: `${base}/schools`, text: words.title }),
    content: html`${doneBanner(done)}
      <h1 class="govuk-heading-l">${name}</h1>
      ${summaryList({
        rows: [
          { key: { text: words.urn }, value: { text: urn ?? words.notKnown } },
          {
            key: { text: words.phase },
            value: { text: phase ? phaseNames[phase] : words.notKnown },
          },
        ],
      })}
      ${
        mayChange
          ? button({ text: words.changeThis, href: `${base}/schools/${school.schoolId}/change` })
          : nothing
      }
      ${terms(calendar)} ${day(calendar)} ${areas(calendar)}`,
  })
}

function terms({ terms: all }: SchoolCalendar): Html {
  const inOrder = all.toSorted((a, b) => a.from.localeCompare(b.from))
  return html`<h2 class="govuk-heading-m">${words.terms}</h2>
    ${
      all.length === 0
        ? html`<p class="govuk-body">${words.noTerms}</p>`
        : table({
            classes: 'hr-stack',
            firstCellIsHeader: true,
            head: [{ text: words.term }, { text: words.from }, { text: words.to }],
            rows: inOrder.map(({ name, from, to }) => [
              { text: name },
              { text: dayWords(from) },
              { text: dayWords(to) },
            ]),
          })
    }`
}

function day({ day: parts }: SchoolCalendar): Html {
  return html`<h2 class="govuk-heading-m">${words.day}</h2>
    ${
      parts.length === 0
        ? html`<p class="govuk-body">${words.noDay}</p>`
        : table({
            head: [{ text: words.part }, { text: words.begins }, { text: words.ends }],
            firstCellIsHeader: true,
            rows: parts.map(({ kind, from, to }) => [
              { text: slotNames[kind] },
              { text: from },
              { text: to },
            ]),
          })
    }`
}

function areas({ designatedAreas }: SchoolCalendar): Html {
  return html`<h2 class="govuk-heading-m">${words.areas}</h2>
    ${
      designatedAreas.length === 0
        ? html`<p class="govuk-body">${words.noAreas}</p>`
        : html`<ul class="govuk-list govuk-list--bullet">
            ${designatedAreas.map((area) => html`<li>${area}</li>`)}
          </ul>`
    }`
}
