import { roleName } from '#access/access-words.ts'
import type { PeoplePage } from '#people/looking/list-people.ts'
import { mainStays, placeWords, stayLine, type SchoolNames } from '#people/pages/stay-words.ts'
import type { Holding } from '#people/roles/role.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { searchBox } from '#web/components/own/search-box.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  title: 'Who should hold the role?',
  search: 'Name',
  hint: 'The beginning of a name of somebody who works for or governs the trust',
  none: 'Nobody who could hold a role has such a name. Only the people your roles let you see are found.',
  more: 'There are more. Type more of the name.',
} as const

/** A role that waits for somebody to hold it. */
export type Wanted = Pick<Holding, 'role' | 'schoolId' | 'capacity'>

/** What the page to choose a person for a role shows. */
export type ChooseModel = {
  readonly base: string
  readonly today: string
  readonly names: SchoolNames
  readonly gift: Wanted
  readonly looked: string
  readonly visitor: { readonly personId: string }
  readonly found: PeoplePage | undefined
}

/** The page to choose to whom a role is given. */
export function choosePersonPage(frame: Frame, model: ChooseModel): Html {
  const { base, gift, names, looked } = model
  return layout({
    ...frame,
    title: words.title,
    beforeContent: backLink({ href: `${base}/roles` }),
    content: html`<h1 class="govuk-heading-l">${words.title}</h1>
      ${insetText({ text: giftWords(gift, names) })}
      ${searchBox({
        action: `${base}/roles/give`,
        name: 'q',
        label: words.search,
        hint: words.hint,
        value: looked,
        keep: queryOf(gift),
      })}
      ${model.found ? results(model.found, model) : nothing}`,
  })
}

function giftWords({ role, schoolId, capacity }: Wanted, names: SchoolNames): string {
  const name = `${roleName(role)}, ${placeWords(schoolId, names)}`
  return capacity === 'alternate' ? `${name}: alternate` : name
}

/** A wanted role as values of an address. */
export function queryOf({ role, schoolId, capacity }: Wanted): Record<string, string> {
  return { role, ...(schoolId === undefined ? {} : { school: schoolId }), capacity }
}

function results({ people: all, count }: PeoplePage, model: ChooseModel): Html {
  const { base, gift, names, today, visitor } = model
  // Nobody gives themselves a role.
  const people = all.filter(({ personId }) => personId !== visitor.personId)
  if (people.length === 0) return html`<p class="govuk-body" role="status">${words.none}</p>`
  const query = new URLSearchParams(queryOf(gift)).toString()
  return html`<ul class="govuk-list hr-found">
      ${people.map(
        ({ personId, name, stays }) =>
          html`<li>
            <a class="govuk-link" href="${base}/people/${personId}/roles?${query}">${name}</a>
            ${mainStays(stays, today).map(
              (stay) => html`<span class="hr-found__group">${stayLine(stay, names, today)}</span>`,
            )}
          </li>`,
      )}
    </ul>
    ${count > all.length ? html`<p class="govuk-body">${words.more}</p>` : nothing}`
}
