import { dayWords } from '#core/day.ts'
import { roleName } from '#access/access-words.ts'
import { placeWords, type SchoolNames } from '#people/pages/stay-words.ts'
import type { Lack } from '#people/roles/roles-lacking.ts'
import { roles, type Role } from '#people/roles/role.ts'
import type { Holder } from '#people/roles/who-holds.ts'
import { button } from '#web/components/forms/button.ts'
import { table } from '#web/components/display/table.ts'
import { tag } from '#web/components/display/tag.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { queryOf } from './choose-person.page.ts'
import type { Gift } from './may-give.routes.ts'

const words = {
  title: 'Roles',
  intro: 'Who holds which role of the policy today.',
  lacking: 'Roles the policy relies on that are not well held',
  allHeld:
    'Every role that the policy in force relies on is held, and has somebody to stand in for its holder.',
  held: 'Who holds which role',
  none: 'Nobody holds a role yet. A system administrator gives roles on the page of a person.',
  where: 'Where',
  whole: 'The whole trust',
  who: 'Who',
  alternate: 'Alternate',
  relies: 'The policy relies on it in',
  ask: 'Who can change this: a system administrator, or the headteacher for the roles of their school.',
} as const

/** What the page of roles shows. */
export type RolesModel = {
  readonly base: string
  readonly names: SchoolNames
  readonly held: readonly Holder[]
  /** Each with the roles that would fill it and that whoever asks may give. */
  readonly lacks: readonly (Lack & { readonly gifts: readonly Gift[] })[]
  /** Whether names lead to the pages of people. */
  readonly linksPeople: boolean
}

/** Who holds which role here, and what the policy in force needs besides. */
export function rolesPage(frame: Frame, model: RolesModel): Html {
  return layout({
    ...frame,
    title: words.title,
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      <p class="govuk-body">${words.intro}</p>
      ${lacking(model)}
      <h2 class="govuk-heading-m hr-section">${words.held}</h2>
      ${
        model.held.length === 0
          ? html`<p class="govuk-body">${words.none}</p>`
          : roles.map((role) => heldRole(role, model))
      }`,
  })
}

function lacking(model: RolesModel): Html {
  const { lacks } = model
  if (lacks.length === 0) return html`<p class="govuk-body">${words.allHeld}</p>`
  const inOrder = lacks.toSorted(
    (a, b) => Number(a.type !== 'nobody') - Number(b.type !== 'nobody'),
  )
  return html`<h2 class="govuk-heading-m">${words.lacking}</h2>
    ${inOrder.map((lack) => lackOf(lack, model))}
    ${
      lacks.every(({ gifts }) => gifts.length === 0)
        ? html`<p class="govuk-body-s">${words.ask}</p>`
        : nothing
    }`
}

function lackOf(lack: RolesModel['lacks'][number], model: RolesModel): Html {
  const { type, clauses } = lack
  const isNobody = type === 'nobody'
  return html`<section class="hr-lack">
    <h3 class="govuk-heading-s">
      ${tag(
        isNobody
          ? { text: 'Nobody', classes: 'govuk-tag--red' }
          : { text: 'One person', classes: 'govuk-tag--yellow' },
      )}
      ${lackTitle(lack)}
    </h3>
    <p class="govuk-body">${lackWords(lack)}</p>
    <p class="govuk-body-s">
      ${words.relies}
      ${clauses.map(
        (clause, index) =>
          html`${index > 0 ? ', ' : ''}<a
              class="govuk-link hr-nowrap"
              href="${model.base}/policy/${clause}"
              >${clause}</a
            >`,
      )}.
    </p>
    ${lack.gifts.map((gift) => giveButton(gift, lack, model))}
  </section>`
}

function lackTitle({ roles: any, school }: Lack): string {
  return `${any.map(roleName).join(' or ')}, ${school?.name ?? 'the whole trust'}`
}

function lackWords({ type, roles: any }: Lack): string {
  if (type === 'no-alternate') {
    return 'One person alone holds it. Where the matter is about that person, nobody is there to act.'
  }
  return any.length === 1
    ? 'Nobody holds it, so what the policy sends there arrives nowhere.'
    : 'Nobody holds any of these, so what the policy sends there arrives nowhere.'
}

function giveButton(gift: Gift, { type, roles: any }: Lack, { base }: RolesModel): Html {
  const capacity = type === 'nobody' ? 'holder' : 'alternate'
  const query = new URLSearchParams(queryOf({ ...gift, capacity })).toString()
  const what = type === 'nobody' ? 'Give the role' : 'Give it an alternate'
  const name = roleName(gift.role)
  const which =
    any.length > 1 ? `: ${name}` : html`<span class="govuk-visually-hidden">: ${name}</span>`
  return button({
    html: html`${what}${which}`,
    href: `${base}/roles/give?${query}`,
    classes: 'govuk-button--secondary',
  })
}

function heldRole(role: Role, { held, names, base, linksPeople }: RolesModel): Html {
  const holders = held.filter((one) => one.role === role).toSorted(byPlace(names))
  if (holders.length === 0) return nothing
  return table({
    caption: roleName(role),
    captionClasses: 'govuk-table__caption--s',
    classes: 'hr-stack',
    head: [{ text: words.where }, { text: words.who }],
    rows: holders.map((holder) => [
      { text: placeIn(holder.schoolId, names) },
      { html: holderName(holder, linksPeople ? base : undefined) },
    ]),
  })
}

function placeIn(schoolId: string | undefined, names: SchoolNames): string {
  return schoolId === undefined ? words.whole : placeWords(schoolId, names)
}

/** The trust first, then the schools by name; holders stay before alternates. */
function byPlace(names: SchoolNames) {
  const key = ({ schoolId }: Holder): string =>
    schoolId === undefined ? '' : (names.get(schoolId) ?? '')
  return (one: Holder, other: Holder): number => key(one).localeCompare(key(other))
}

function holderName({ name, personId, capacity, until }: Holder, base: string | undefined): Html {
  const named = base
    ? html`<a class="govuk-link" href="${base}/people/${personId}">${name}</a>`
    : name
  const alternate = capacity === 'alternate' ? tag({ text: words.alternate }) : nothing
  return html`${named} ${alternate} ${until === undefined ? '' : `until ${dayWords(until)}`}`
}
