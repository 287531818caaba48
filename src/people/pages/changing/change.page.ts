import { dayField, formPage, textField } from '#people/pages/forms/fields.page.ts'
import { emailField, nameFields } from '#people/pages/forms/name-fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { stayFields } from '#people/pages/forms/stay-fields.page.ts'
import { fullName } from '#people/pages/person/person.page.ts'
import { mayHaveAddress, type Person } from '#people/person.ts'
import type { School } from '#people/schools/school.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

const words = {
  add: 'Add a person',
  addButton: 'Add the person',
  addBefore:
    'For people no other system tells us about, such as volunteers, visitors and governors. Pupils and staff come by import.',
  child: 'Only for a pupil',
  born: 'Date of birth (optional)',
  year: 'Year (optional)',
  change: 'Change name or e-mail',
  changeName: 'Change name',
  save: 'Save',
  overwritten:
    'Other systems tell us about this person. Change it there too, or their next import brings back what they have:',
  signsIn:
    'Whoever signs in with a password does so with the address they were invited at, until you invite them again.',
  stay: 'Say what else they are',
  stayBefore: 'What they are already stays as it is.',
} as const

/** What the page to add a person shows. */
export type NewPersonModel = {
  readonly base: string
  readonly schools: readonly School[]
  readonly filled: Filled
  /** The id the person will have, so that a form sent twice adds one. */
  readonly personId: string
}

/** The page to add a person by hand. */
export function newPersonPage(frame: Frame, model: NewPersonModel): Html {
  const { base, schools, filled, personId } = model
  return formPage(frame, {
    title: words.add,
    back: `${base}/people`,
    action: `${base}/people/new`,
    filled,
    hidden: { person: personId },
    button: words.addButton,
    before: html`<p class="govuk-body">${words.addBefore}</p>`,
    fields: html`${nameFields(filled)} ${emailField(filled)} ${stayFields(filled, { schools })}
      <h2 class="govuk-heading-m">${words.child}</h2>
      ${dayField(filled, { name: 'born', asks: words.born })}
      ${textField(filled, { name: 'year', asks: words.year, classes: 'govuk-input--width-3' })}`,
  })
}

/** A form about a person who is known. */
export type ChangeModel = {
  readonly base: string
  readonly person: Person
  readonly filled: Filled
}

/** The page to change a name or an e-mail address. */
export function changePersonPage(
  frame: Frame,
  { base, person, filled, sources }: ChangeModel & { readonly sources: readonly string[] },
): Html {
  const own = `${base}/people/${person.personId}`
  const hasAddress = mayHaveAddress(person)
  return formPage(frame, {
    title: hasAddress ? words.change : words.changeName,
    caption: fullName(person),
    back: own,
    action: `${own}/change`,
    filled,
    button: words.save,
    before: html`${
      sources.length === 0
        ? nothing
        : insetText({ text: `${words.overwritten} ${sources.join(', ')}.` })
    }
    ${hasAddress ? html`<p class="govuk-body">${words.signsIn}</p>` : nothing}`,
    fields: html`${nameFields(filled)} ${hasAddress ? emailField(filled) : nothing}`,
  })
}

/** The page to say what a known person is besides. */
export function addStayPage(
  frame: Frame,
  { base, person, filled, schools }: ChangeModel & { readonly schools: readonly School[] },
): Html {
  const own = `${base}/people/${person.personId}`
  return formPage(frame, {
    title: words.stay,
    caption: fullName(person),
    back: own,
    action: `${own}/stays`,
    filled,
    button: words.save,
    before: html`<p class="govuk-body">${words.stayBefore}</p>`,
    fields: stayFields(filled, { schools, without: ['pupil'] }),
  })
}
