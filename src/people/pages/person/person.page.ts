import { dayWords } from '#core/day.ts'
import { roleName } from '#access/access-words.ts'
import type { PersonSeen, Relative } from '#people/looking/look-at-person.ts'
import { doneBanner, unsentMail } from '#people/pages/done.page.ts'
import {
  isOver,
  isStillHere,
  mainStays,
  placeWords,
  stayLine,
  type SchoolNames,
} from '#people/pages/stay-words.ts'
import { isWork, mayHaveAddress } from '#people/person.ts'
import type { Holding } from '#people/roles/role.ts'
import { button } from '#web/components/forms/button.ts'
import { summaryList, type SummaryRow } from '#web/components/display/summary-list.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { timeline, type TimelinePoint } from '#web/components/own/timeline.ts'
import { html, isFilled, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import { inviteWords, signInLine } from './sign-in-words.ts'
import { type Point, pointsOf } from './timeline-points.ts'

const words = {
  caption: 'Person',
  name: 'Name',
  email: 'E-mail',
  noEmail: 'None',
  born: 'Date of birth',
  notKnown: 'Not known',
  year: 'Year',
  signIn: 'Sign-in',
  sources: 'Kept by',
  byHand: 'Entered by hand',
  change: 'Change',
  stay: 'Say what else they are',
  leave: 'Record leaving',
  signOut: 'Sign out everywhere',
  export: 'Export what is held',
  roles: 'Roles',
  noRoles: 'Holds no role of the policy.',
  giveRole: 'Give a role',
  family: 'Family',
  noName: 'somebody your roles do not let you see',
  timeline: 'What they are and were',
  recorded: 'That you looked at this page is recorded.',
} as const

/** What the page of a person shows. */
export type PersonModel = Omit<PersonSeen, 'holdings' | 'relatives'> & {
  readonly base: string
  readonly today: string
  readonly names: SchoolNames
  readonly done?: string | undefined
  readonly holdings: readonly (Holding & { readonly mayChange: boolean })[]
  readonly relatives: readonly (Relative & { readonly isShown: boolean })[]
  readonly may: {
    readonly change: boolean
    readonly invite: boolean
    readonly export: boolean
    readonly giveRole: boolean
  }
}

/** The page of a person: what they are and were, their roles, their family, and what can be done. */
export function personPage(frame: Frame, model: PersonModel): Html {
  const { base, person, names, today } = model
  const title = fullName(person)
  return layout({
    ...frame,
    title,
    beforeContent: backLink({ href: `${base}/people`, text: 'People' }),
    content: html`${doneBanner(model.done)} ${unsentMail(frame, model.done)}
      <h1 class="govuk-heading-l">${title}</h1>
      ${mainStays(person.stays, today).map(
        (stay) => html`<p class="govuk-body-l">${stayLine(stay, names, today)}</p>`,
      )}
      ${facts(model)} ${actions(frame, model)} ${roleList(model)} ${family(model)}
      <h2 class="govuk-heading-m">${words.timeline}</h2>
      ${timeline({ label: words.timeline, points: pointsOf(model).map(shownPoint) })}
      <p class="govuk-body-s">${words.recorded}</p>`,
  })
}

/** A person's name as people say it. */
export function fullName({
  givenName,
  familyName,
}: {
  readonly givenName: string
  readonly familyName: string
}): string {
  return `${givenName} ${familyName}`.trim()
}

function facts(model: PersonModel): Html {
  const { person, sources, may } = model
  const link = { text: words.change, href: `${ownOf(model)}/change` }
  const changing = (visuallyHiddenText: string) =>
    may.change ? { items: [{ ...link, visuallyHiddenText }] } : {}
  const hasAddress = mayHaveAddress(person)
  const email = row(words.email, person.email ?? words.noEmail)
  const rows: readonly SummaryRow[] = [
    { ...row(words.name, fullName(person)), actions: changing('name') },
    ...(hasAddress ? [{ ...email, actions: changing('e-mail') }] : []),
    ...childRows(person),
    ...(hasAddress ? [row(words.signIn, signInLine(model))] : []),
    row(words.sources, sources.length > 0 ? sources.join(', ') : words.byHand),
  ]
  return summaryList({ rows })
}

function childRows({
  stays,
  dateOfBirth,
  yearGroup,
}: PersonModel['person']): readonly SummaryRow[] {
  if (!stays.some(({ kind }) => kind === 'pupil')) return []
  return [
    row(words.born, dateOfBirth ? dayWords(dateOfBirth) : words.notKnown),
    row(words.year, yearGroup ?? words.notKnown),
  ]
}

function row(key: string, value: string): SummaryRow {
  return { key: { text: key }, value: { text: value } }
}

function actions(frame: Frame, model: PersonModel): Html {
  const { may, person, today } = model
  const here = person.stays.filter((stay) => !isOver(stay, today))
  const isHere = here.length > 0
  const works = here.some(({ kind }) => isWork(kind))
  const shown = (
    [
      [may.giveRole && works, words.giveRole, 'roles'],
      [may.change, words.stay, 'stays'],
      [may.change && isHere, words.leave, 'leaving'],
      [may.export, words.export, 'held'],
    ] as const
  ).filter(([isOffered]) => isOffered)
  const invitation = may.invite && isHere ? inviteForm(frame, model) : nothing
  if (shown.length === 0 && !isFilled(invitation)) return nothing
  return html`${invitation} ${may.change ? signOutForm(frame, model) : nothing}
    <div class="govuk-button-group">
      ${shown.map(([, text, path]) => link(text, `${ownOf(model)}/${path}`))}
    </div>`
}

function ownOf({ base, person }: PersonModel): string {
  return `${base}/people/${person.personId}`
}

function link(text: string, href: string): Html {
  return button({ text, href, classes: 'govuk-button--secondary' })
}

function inviteForm(frame: Frame, model: PersonModel): Html {
  const { person, signIn } = model
  if (person.email === undefined) return nothing
  return postForm(frame, {
    action: `${ownOf(model)}/invitation`,
    content: button({
      text: inviteWords[signIn],
      preventDoubleClick: true,
      classes: signIn === 'no' ? undefined : 'govuk-button--secondary',
    }),
  })
}

/** For whoever has lost a device, or whose password somebody else knows. */
function signOutForm(frame: Frame, model: PersonModel): Html {
  if (model.signIn !== 'may' || !isStillHere(model.person.stays, model.today)) return nothing
  return postForm(frame, {
    action: `${ownOf(model)}/sign-out`,
    content: button({ text: words.signOut, classes: 'govuk-button--secondary' }),
  })
}

function roleList(model: PersonModel): Html {
  const { holdings, today } = model
  const held = holdings.filter((holding) => !isOver(holding, today))
  return html`<h2 class="govuk-heading-m">${words.roles}</h2>
    ${
      held.length === 0
        ? html`<p class="govuk-body">${words.noRoles}</p>`
        : summaryList({ rows: held.map((holding) => roleRow(holding, model)) })
    }`
}

function roleRow(
  holding: PersonModel['holdings'][number],
  { base, person, names }: PersonModel,
): SummaryRow {
  const { role, schoolId, from, until, capacity, holdingId, mayChange } = holding
  const place = `${capacity === 'alternate' ? 'Alternate, ' : ''}${placeWords(schoolId, names)}`
  const end = until === undefined ? '' : `, until ${dayWords(until)}`
  const href = `${base}/people/${person.personId}/roles/${holdingId}`
  const change = { text: 'Change or end', href, visuallyHiddenText: roleName(role) }
  return {
    key: { text: roleName(role) },
    value: { text: `${place}, from ${dayWords(from)}${end}` },
    actions: mayChange ? { items: [change] } : {},
  }
}

function family({ relatives, base, today }: PersonModel): Html {
  if (relatives.length === 0) return nothing
  return html`<h2 class="govuk-heading-m">${words.family}</h2>
    <ul class="govuk-list govuk-list--bullet">
      ${relatives.map((relative) => html`<li>${relativeWords(relative, base, today)}</li>`)}
    </ul>`
}

function shownPoint({ words: lines, ...point }: Point): TimelinePoint {
  return {
    ...point,
    words: html`${lines.map((line) => html`<span class="hr-line">${line}</span>`)}`,
  }
}

function relativeWords(
  { is, person, isShown, hasResponsibility, until }: PersonModel['relatives'][number],
  base: string,
  today: string,
): Html {
  const name = isShown
    ? html`<a class="govuk-link" href="${base}/people/${person.personId}">${fullName(person)}</a>`
    : words.noName
  const responsibility = hasResponsibility
    ? 'with parental responsibility'
    : 'parental responsibility is not recorded'
  const past = isOver({ until }, today) ? `, until ${dayWords(until ?? '')}` : ''
  return html`${is === 'parent' ? 'Parent or carer' : 'Child'}: ${name}, ${responsibility}${past}`
}
