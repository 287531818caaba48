import { roleName } from '#access/access-words.ts'
import { dayWords } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { select } from '#web/components/forms/select.ts'
import { html, nothing, type Html } from '#web/html.ts'

import type { Home, OwnRole } from './home.ts'
import { stayWords } from './stay-words.ts'

/** What the part about roles and schools shows. */
export type RolesPart = Pick<
  Home,
  'roles' | 'stays' | 'schools' | 'hasWholeTrust' | 'school' | 'holders'
> & {
  readonly slug: string
  readonly today: IsoDay
  readonly may: { readonly people: boolean; readonly roles: boolean }
}

const words = {
  roles: 'Your roles',
  none: 'You hold no role of the policy.',
  alternate: 'alternate',
  since: (day: string) => `since ${day}`,
  from: (day: string) => `from ${day}`,
  until: (day: string) => `, until ${day}`,
  schools: 'Your schools',
  allSchools: 'Schools of the trust',
  choose: 'Show first',
  show: 'Show',
  people: (school: string) => `People of ${school}`,
  holders: (school: string) => `Who holds a role at ${school}`,
  noHolders: (school: string) => `Nobody holds a role at ${school}.`,
  allRoles: 'All roles of the trust',
  place: 'You are',
} as const

/** All roles a person holds, what they are, and their schools; with one school there is no switcher. */
export function rolesPart(model: RolesPart): Html {
  return html`<h2 class="govuk-heading-m">${words.roles}</h2>
    ${
      model.roles.length === 0
        ? html`<p class="govuk-body">${words.none}</p>`
        : summaryList({ rows: model.roles.map((one) => roleRow(one, model.today)) })
    }
    ${stays(model)} ${schools(model)}`
}

function roleRow(one: OwnRole, today: IsoDay) {
  const name = roleName(one.role)
  return {
    key: { text: one.capacity === 'alternate' ? `${name} (${words.alternate})` : name },
    value: { text: `${one.where}, ${whenWords(one, today)}` },
  }
}

function whenWords({ from, until }: OwnRole, today: IsoDay): string {
  const begins = (from > today ? words.from : words.since)(dayWords(from))
  return until === undefined ? begins : begins + words.until(dayWords(until))
}

function stays({ stays: all }: RolesPart): Html {
  if (all.length === 0) return nothing
  const lines = all.map((stay) => `${stayWords(stay)}, ${stay.where}`)
  return html`<p class="govuk-body">${words.place}: ${[...new Set(lines)].join('; ')}.</p>`
}

function schools(model: RolesPart): Html {
  const { schools: all, school, slug, may, holders } = model
  if (school === undefined) return nothing
  const { schoolId, name } = school
  const base = `/trusts/${slug}`
  const links = [
    ...(may.people ? [[`${base}/people?school=${schoolId}`, words.people(name)]] : []),
    ...(may.roles ? [[`${base}/roles`, words.allRoles]] : []),
  ]
  if (links.length === 0) return namesOnly(model)
  return html`${heading(model)} ${all.length > 1 ? switcher({ all, schoolId, base }) : nothing}
    ${may.roles ? holdersOf(name, holders) : nothing}
    <ul class="govuk-list">
      ${links.map(
        ([href = '', text = '']) => html`<li><a class="govuk-link" href="${href}">${text}</a></li>`,
      )}
    </ul>`
}

/** For those whom no page of a school is open to, such as parents: which schools are theirs. */
function namesOnly(model: RolesPart): Html {
  return html`${heading(model)}
    <ul class="govuk-list">
      ${model.schools.map(({ name }) => html`<li>${name}</li>`)}
    </ul>`
}

function heading({ hasWholeTrust }: RolesPart): Html {
  return html`<h2 class="govuk-heading-m">${hasWholeTrust ? words.allSchools : words.schools}</h2>`
}

function holdersOf(school: string, holders: Home['holders']): Html {
  if (holders.length === 0) return html`<p class="govuk-body">${words.noHolders(school)}</p>`
  const byRole = Map.groupBy(holders, ({ role }) => role)
  return html`<h3 class="govuk-heading-s">${words.holders(school)}</h3>
    ${summaryList({
      rows: [...byRole].map(([role, all]) => ({
        key: { text: roleName(role) },
        value: { text: all.map(holderName).join('; ') },
      })),
    })}`
}

function holderName({ name, capacity }: Home['holders'][number]): string {
  return capacity === 'alternate' ? `${name} (${words.alternate})` : name
}

function switcher({
  all,
  schoolId,
  base,
}: {
  readonly all: Home['schools']
  readonly schoolId: string
  readonly base: string
}): Html {
  return html`<form action="${base}" method="get">
    ${select({
      name: 'school',
      id: 'school',
      label: { text: words.choose },
      value: schoolId,
      items: all.map((one) => ({ value: one.schoolId, text: one.name })),
    })}
    ${button({ text: words.show, classes: 'govuk-button--secondary' })}
  </form>`
}
