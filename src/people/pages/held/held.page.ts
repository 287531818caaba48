import { dayWords } from '#core/day.ts'
import type { Held } from '#people/held/what-is-held.ts'
import { fullName } from '#people/pages/person/person.page.ts'
import { stayLine, type SchoolNames } from '#people/pages/stay-words.ts'
import { summaryList } from '#web/components/display/summary-list.ts'
import { button } from '#web/components/forms/button.ts'
import { backLink } from '#web/components/navigation/back-link.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { layout, type Frame } from '#web/layout.ts'

import { familyLine, historyLine, roleLine, signInLines } from './held-words.ts'

const words = {
  own: 'What is held about you',
  ownIntro:
    'Everything this service keeps about you. Other people stand in it by a number only. That it was looked at is recorded.',
  othersIntro:
    'Everything this service keeps about this person, for an answer to a records request. Other people stand in it by a number only. Check what has to be left out before you hand it on. That you looked is recorded.',
  wrong:
    'If something is wrong, tell your school office. What other systems tell us is put right there.',
  download: 'Download it as a file (JSON)',
  name: 'Name',
  number: 'Number',
  email: 'E-mail',
  born: 'Date of birth',
  year: 'Year',
  none: 'Nothing is held.',
  is: 'What you are and were',
  othersIs: 'What they are and were',
  roles: 'Roles',
  family: 'Family',
  knownAs: 'Numbers in other systems',
  signIn: 'Sign-in',
  history: 'Changes to this record',
} as const

/** What the page of what is held about a person shows. */
export type HeldModel = {
  readonly base: string
  readonly today: string
  readonly held: Held
  readonly names: SchoolNames
  /** Whether it is about the person who looks. */
  readonly isOwn: boolean
}

/** Everything held about a person, in plain words. */
export function heldPage(frame: Frame, model: HeldModel): Html {
  const { base, held, isOwn } = model
  const person = `${base}/people/${held.personId}`
  const title = isOwn ? words.own : `What is held about ${fullName(held)}`
  const file = isOwn ? `${base}/account/held.json` : `${person}/held.json`
  return layout({
    ...frame,
    title,
    beforeContent: backLink({ href: isOwn ? `${base}/account` : person }),
    content: html`<h1 class="govuk-heading-l">${title}</h1>
      <p class="govuk-body">${isOwn ? words.ownIntro : words.othersIntro}</p>
      ${button({ text: words.download, href: file, classes: 'govuk-button--secondary' })}
      ${who(held)} ${sections(model).map(section)}
      <p class="govuk-body">${words.wrong}</p>`,
  })
}

function who(held: Held): Html {
  const { email, dateOfBirth, yearGroup, personId } = held
  const rows = [
    [words.name, fullName(held)],
    [words.number, personId],
    [words.email, email],
    [words.born, dateOfBirth && dayWords(dateOfBirth)],
    [words.year, yearGroup],
  ] as const
  return summaryList({
    classes: 'hr-small',
    rows: rows.flatMap(([key, value]) =>
      value === undefined ? [] : [{ key: { text: key }, value: { text: value } }],
    ),
  })
}

type Section = { readonly title: string; readonly lines: readonly string[] }

function sections({ held, names, today, isOwn }: HeldModel): readonly Section[] {
  return [
    {
      title: isOwn ? words.is : words.othersIs,
      lines: held.stays.map((stay) => stayLine(stay, names, today)),
    },
    { title: words.roles, lines: held.roles.map((role) => roleLine(role, names)) },
    { title: words.family, lines: held.family.map(familyLine) },
    { title: words.knownAs, lines: held.knownAs.map(({ source, id }) => `${source}: ${id}`) },
    { title: words.signIn, lines: signInLines(held.signIn) },
    { title: words.history, lines: held.history.map(historyLine) },
    ...held.elsewhere.map(({ title, things }) => ({
      title,
      lines: things.map(({ says }) => says),
    })),
  ]
}

function section({ title, lines }: Section): Html {
  return html`<h2 class="govuk-heading-m">${title}</h2>
    ${lines.length === 0 ? html`<p class="govuk-body">${words.none}</p>` : listOf(lines)}`
}

/** The most lines of one kind that the page shows. */
const most = 50

function listOf(lines: readonly string[]): Html {
  const left = lines.length - most
  return html`${
      left > 0
        ? html`<p class="govuk-body">The newest ${most} of ${lines.length}; the file has all.</p>`
        : nothing
    }
    <ul class="govuk-list govuk-list--bullet hr-broken">
      ${lines.slice(-most).map((line) => html`<li>${line}</li>`)}
    </ul>`
}
