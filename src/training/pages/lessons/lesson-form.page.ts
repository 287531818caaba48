import { choiceField, dayField, formPage, textField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { fresh } from '#people/pages/forms/sent.ts'
import { listField } from '#people/pages/forms/fields.page.ts'
import type { SchoolNames } from '#people/pages/stay-words.ts'
import type { PersonStanding } from '#training/outstanding/standings.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

const words = {
  session: {
    title: 'Record a session',
    all: 'Everyone listed was there',
    ticked: 'Only those I tick',
    day: 'The day it was',
    says: 'What was done, in a few words',
    button: 'Record the session',
    none: 'Nobody at these places still owes this, so there is nothing to record.',
  },
  refresher: {
    title: 'Ask for it again',
    all: 'Everyone listed',
    ticked: 'Only those I tick',
    day: 'By when',
    says: 'Why it is needed again; they will read this',
    button: 'Ask them',
    none: 'There is nobody at these places to ask.',
  },
  who: 'Who',
  people: 'People',
  school: 'School',
  role: 'Role',
  everywhere: 'All I may see',
  allRoles: 'All',
  show: 'Show',
  many: (shown: number, count: number) =>
    `${shown} of ${count} people are listed. Choose a school or a role to see the others.`,
} as const

/** What the form to record a session or ask for a refresher shows. */
export type LessonFormModel = {
  readonly base: string
  readonly kind: 'session' | 'refresher'
  readonly requirement: string
  readonly title: string
  readonly people: readonly PersonStanding[]
  /** How many there are; not all may be listed. */
  readonly count: number
  readonly schools: SchoolNames
  readonly roles: readonly { readonly role: string; readonly says: string }[]
  readonly schoolId?: string | undefined
  readonly role?: string | undefined
  readonly filled: Filled
  readonly id: string
}

/** The page to record what people did together, or to ask them for it again. */
export function lessonFormPage(frame: Frame, model: LessonFormModel): Html {
  const { base, kind, title, people, filled } = model
  const own = words[kind]
  if (people.length === 0) return emptyPage(frame, model)
  return formPage(frame, {
    title: own.title,
    caption: title,
    back: `${base}/training`,
    action: `${base}/training/${kind}?${queryOf(model)}`,
    filled,
    before: html`${places(model)}${shownOf(model)}`,
    hidden: { id: model.id },
    fields: html`${choiceField(filled, {
      name: 'who',
      asks: words.who,
      choices: [
        { value: 'all', text: own.all },
        { value: 'ticked', text: own.ticked },
      ],
    })}
    ${checkboxes({
      name: 'person',
      values: filled.sent.getAll('person'),
      fieldset: { legend: { text: words.people, classes: 'govuk-fieldset__legend--s' } },
      classes: 'govuk-checkboxes--small',
      items: people.map(({ personId, name }) => ({ value: personId, text: name })),
    })}
    ${dayField(filled, { name: 'day', asks: own.day })}
    ${textField(filled, { name: 'says', asks: own.says })}`,
    button: own.button,
  })
}

function emptyPage(frame: Frame, model: LessonFormModel): Html {
  const own = words[model.kind]
  return layout({
    ...frame,
    title: own.title,
    beforeContent: backLink({ href: `${model.base}/training` }),
    content: html`<span class="govuk-caption-l">${model.title}</span>
      <h1 class="govuk-heading-l">${own.title}</h1>
      ${places(model)}
      <p class="govuk-body">${own.none}</p>`,
  })
}

function shownOf({ people, count }: LessonFormModel): Html {
  if (people.length === count) return html``
  return html`<p class="govuk-body">${words.many(people.length, count)}</p>`
}

/** The people of which school and role are listed. */
function places({
  base,
  kind,
  requirement,
  schools,
  roles,
  schoolId,
  role,
}: LessonFormModel): Html {
  const filled = fresh({ school: schoolId, role })
  return html`<form class="hr-filter" action="${base}/training/${kind}" method="get">
    <input type="hidden" name="what" value="${requirement}" />
    ${listField(filled, {
      name: 'school',
      asks: words.school,
      none: words.everywhere,
      choices: [...schools].map(([value, text]) => ({ value, text })),
    })}
    ${listField(filled, {
      name: 'role',
      asks: words.role,
      none: words.allRoles,
      choices: roles.map(({ role: value, says }) => ({ value, text: says })),
    })}
    ${button({ text: words.show, classes: 'govuk-button--secondary' })}
  </form>`
}

function queryOf({ requirement, schoolId, role }: LessonFormModel): string {
  return String(fresh({ what: requirement, school: schoolId, role }).sent)
}
