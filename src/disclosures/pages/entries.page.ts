import { dayWords } from '#core/day.ts'
import { roleName } from '#access/access-words.ts'
import { momentWords } from '#core/moment-words.ts'
import type { Entry } from '#disclosures/disclosure.ts'
import { stateWords } from '#disclosures/words.ts'
import { html, type Html } from '#web/html.ts'

const words = {
  decidedAs: (what: string, role: string) => `${what}, decided as ${role}`,
  talked: (day: string) => `Talked over on ${day}.`,
  until: (day: string) => `Holds to ${day}.`,
  said: {
    disclosed: 'Disclosed',
    added: 'More was said',
    decided: 'Decided',
    withdrawn: 'Withdrawn',
  },
  unread: 'What was said is not here any more, or cannot be opened.',
} as const

/** One of the things that were said or decided, with who did and when; `names` are of people by id. */
export function entryPart(entry: Entry, names: ReadonlyMap<string, string>): Html {
  const { at, by } = entry
  return html`<section class="hr-section">
    <h3 class="govuk-heading-s">${entryTitle(entry)}</h3>
    ${entryWords(entry).map((line) => html`<p class="govuk-body hr-typed">${line}</p>`)}
    <p class="govuk-hint">${names.get(by) ?? ''}, ${momentWords(at)}</p>
  </section>`
}

function entryTitle({ what, said }: Entry): string {
  if (said?.what !== 'decided') return words.said[what]
  return words.decidedAs(stateWords[said.decided.decision], roleName(said.as))
}

function entryWords({ said }: Entry): readonly string[] {
  if (said === undefined) return [words.unread]
  switch (said.what) {
    case 'disclosed':
      return []
    case 'decided': {
      const { note, talkedOn, endsOn } = said.decided
      const talked = talkedOn === undefined ? [] : [words.talked(dayWords(talkedOn))]
      const until = endsOn === undefined ? [] : [words.until(dayWords(endsOn))]
      return [...(note === '' ? [] : [note]), ...talked, ...until]
    }
    default:
      return said.words === '' ? [] : [said.words]
  }
}
