import { roleName } from '#access/access-words.ts'
import { choiceField, dayField, formPage, listField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { fullName } from '#people/pages/person/person.page.ts'
import { placeWords, type SchoolNames } from '#people/pages/stay-words.ts'
import type { Person } from '#people/person.ts'
import type { Holding } from '#people/roles/role.ts'
import { button } from '#web/components/forms/button.ts'
import { html, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { postForm } from '#web/post-form.ts'

import type { Gift } from './may-give.routes.ts'

const words = {
  give: 'Give a role',
  giveButton: 'Give the role',
  role: 'Role',
  choose: 'Select a role',
  place: 'Where',
  whole: 'The whole trust',
  capacity: 'In which capacity',
  holder: 'Holder',
  alternate: 'Alternate',
  alternateHint: 'Acts when the holder is away or is the person it is about',
  from: 'From',
  fromHint: 'The first day, for example 1 9 2026',
  until: 'Until (optional)',
  untilHint: 'The first day on which it is no longer held',
  change: 'Change a role',
  save: 'Save',
  end: 'End the role',
  endBefore:
    'Whoever loses a role is signed out on that day, and signs in again with what they still have.',
  endOn: 'Ends on',
  note: 'Nobody gives themselves a role.',
} as const

/** What the page to give a role shows: only what may be given. */
export type GiveModel = {
  readonly base: string
  readonly person: Person
  readonly names: SchoolNames
  readonly gifts: readonly Gift[]
  readonly filled: Filled
  /** The id the holding will have, so that a form sent twice gives one. */
  readonly holdingId: string
}

/** The page to give a person a role. */
export function giveRolePage(frame: Frame, model: GiveModel): Html {
  const { base, person, filled, gifts, names } = model
  const own = `${base}/people/${person.personId}`
  const roles = [...new Set(gifts.map(({ role }) => role))]
  // The whole trust first, where a role may be given for it: it is chosen until a school is.
  const places = [...new Set(gifts.map(({ schoolId }) => schoolId))].toSorted(
    (one, other) => Number(one !== undefined) - Number(other !== undefined),
  )
  return formPage(frame, {
    title: words.give,
    caption: fullName(person),
    back: own,
    action: `${own}/roles`,
    filled,
    hidden: { holding: model.holdingId },
    button: words.giveButton,
    before: html`<p class="govuk-body">${words.note}</p>`,
    fields: html`${listField(filled, {
      name: 'role',
      asks: words.role,
      none: words.choose,
      choices: roles.map((role) => ({ value: role, text: roleName(role) })),
    })}
    ${listField(filled, {
      name: 'school',
      asks: words.place,
      choices: places.map((schoolId) =>
        schoolId === undefined
          ? { value: '', text: words.whole }
          : { value: schoolId, text: placeWords(schoolId, names) },
      ),
    })}
    ${termFields(filled)}`,
  })
}

function termFields(filled: Filled): Html {
  return html`${choiceField(filled, {
    name: 'capacity',
    asks: words.capacity,
    choices: [
      { value: 'holder', text: words.holder },
      { value: 'alternate', text: words.alternate, hint: words.alternateHint },
    ],
  })}
  ${dayField(filled, { name: 'from', asks: words.from, hint: words.fromHint })}
  ${dayField(filled, { name: 'until', asks: words.until, hint: words.untilHint })}`
}

/** What the page to change or end a role shows; two forms, of which one was sent. */
export type ChangeRoleModel = {
  readonly base: string
  readonly person: Person
  readonly holding: Holding
  readonly names: SchoolNames
  readonly changing: Filled
  readonly ending: Filled
}

/** The page to change from when until when a role is held, and to end it. */
export function changeRolePage(frame: Frame, model: ChangeRoleModel): Html {
  const { base, person, holding, names, changing, ending } = model
  const own = `${base}/people/${person.personId}`
  const href = `${own}/roles/${holding.holdingId}`
  return formPage(frame, {
    title: words.change,
    caption: `${roleName(holding.role)}, ${placeWords(holding.schoolId, names)}: ${fullName(person)}`,
    back: own,
    action: href,
    filled: { ...changing, problems: [...changing.problems, ...ending.problems] },
    button: words.save,
    fields: termFields(changing),
    after: endForm(frame, { href, ending }),
  })
}

function endForm(
  frame: Frame,
  { href, ending }: { readonly href: string; readonly ending: Filled },
): Html {
  return html`<h2 class="govuk-heading-m hr-section">${words.end}</h2>
    <p class="govuk-body">${words.endBefore}</p>
    ${postForm(frame, {
      action: `${href}/end`,
      content: html`${dayField(ending, { name: 'on', asks: words.endOn })}
      ${button({ text: words.end, classes: 'govuk-button--warning', preventDoubleClick: true })}`,
    })}`
}
