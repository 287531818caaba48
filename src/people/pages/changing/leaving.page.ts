import { dayWords } from '#core/day.ts'
import { roleName } from '#access/access-words.ts'
import { kindNames } from '#people/kind-words.ts'
import type { Leaving } from '#people/leaving.ts'
import { choiceField, dayField, formPage } from '#people/pages/forms/fields.page.ts'
import { dayFields, fresh, type Filled } from '#people/pages/forms/sent.ts'
import { fullName } from '#people/pages/person/person.page.ts'
import { isOver, placeWords, stayName, type SchoolNames } from '#people/pages/stay-words.ts'
import type { Kind, Person } from '#people/person.ts'
import { warningText } from '#web/components/display/warning-text.ts'
import { html, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

const words = {
  title: 'Record leaving',
  on: 'Leaving date',
  onHint: 'The first day on which they no longer are what they were. It can be in the future.',
  as: 'What they leave',
  everything: 'Everything they are here',
  continue: 'Continue',
  check: 'Check what this ends',
  record: 'Record the leaving',
  warning: 'Warning',
} as const

type Model = {
  readonly base: string
  readonly today: string
  readonly person: Person
}

/** The page that asks when someone leaves, and as what. */
export function leavingPage(
  frame: Frame,
  { base, today, person, filled }: Model & { readonly filled: Filled },
): Html {
  const own = `${base}/people/${person.personId}`
  const going = person.stays.filter((stay) => !isOver(stay, today)).map(({ kind }) => kind)
  const here = [...new Set(going)]
  const as = choiceField(filled, {
    name: 'as',
    asks: words.as,
    choices: [
      { value: 'everything', text: words.everything },
      ...here.map((kind) => ({ value: kind, text: `Only as ${kindNames[kind].toLowerCase()}` })),
    ],
  })
  return formPage(frame, {
    title: words.title,
    caption: fullName(person),
    back: own,
    action: `${own}/leaving`,
    filled,
    button: words.continue,
    fields: html`${dayField(filled, { name: 'on', asks: words.on, hint: words.onHint })}
    ${here.length > 1 ? as : html``}`,
  })
}

/** What a leaving that waits to be confirmed would do. */
export type ConfirmModel = Model & {
  readonly names: SchoolNames
  readonly on: string
  readonly kind?: Kind | undefined
  readonly leaving: Leaving
}

/** The page that says what a leaving ends, and when, before it is recorded. */
export function confirmLeavingPage(frame: Frame, model: ConfirmModel): Html {
  const { base, person, on, kind } = model
  const own = `${base}/people/${person.personId}`
  return formPage(frame, {
    title: words.check,
    caption: fullName(person),
    back: `${own}/leaving`,
    action: `${own}/leaving`,
    filled: fresh(),
    button: words.record,
    warns: true,
    hidden: { ...dayFields('on', on), ...(kind ? { as: kind } : {}), confirmed: 'yes' },
    before: whatEnds(model),
    fields: warningText({ text: whenWords(model), iconFallbackText: words.warning }),
  })
}

function whatEnds({ leaving, names, today, on }: ConfirmModel): Html {
  const lines = [
    ...leaving.stays.map(
      (stay) =>
        `${stayName({ ...stay, until: undefined }, today)}, ${placeWords(stay.schoolId, names)}`,
    ),
    ...leaving.roles.map(
      ({ role, schoolId }) => `The role ${roleName(role)}, ${placeWords(schoolId, names)}`,
    ),
  ]
  return html`<p class="govuk-body">${on <= today ? 'Ended' : 'Will end'} on ${dayWords(on)}:</p>
    <ul class="govuk-list govuk-list--bullet">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`
}

function whenWords({ on, today, leaving }: ConfirmModel): string {
  const isAhead = on > today
  if (!leaving.isGone) {
    return isAhead
      ? `Nothing changes before ${dayWords(on)}. What they are besides goes on.`
      : 'This takes effect at once. What they are besides goes on.'
  }
  return isAhead
    ? `Nothing changes before ${dayWords(on)}. From that day they hold no role and cannot sign in.`
    : 'This takes effect at once: they hold no role, are signed out and cannot sign in.'
}
