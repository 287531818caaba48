import { roleName } from '#access/access-words.ts'
import { decisions, type DecidedAs } from '#disclosures/disclosure.ts'
import { stateWords } from '#disclosures/words.ts'
import { choiceField, dayField, formPage, wordsField } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

const words = {
  title: 'Decide',
  role: 'In which role do you decide?',
  decision: 'What do you decide?',
  hints: {
    allowed:
      'Questions about this are answered with it on record: often yes, where no other clause forbids it',
    'allowed-with-conditions': 'The same; say the conditions below',
    'not-allowed': 'The answer stays no',
    'more-to-say': 'They are asked to say more',
  } satisfies Record<DecidedAs, string>,
  note: 'What do you say to them?',
  noteHint:
    'They read it, as do those it was sent to. It may stay empty when you allow it without conditions.',
  talked: 'When did you talk it over? (optional)',
  ends: 'Until when does it hold?',
  endsHint:
    'The last day, for example 20 11 2027. Needed when you allow it; on the day after, the answer is what it was before.',
  button: 'Decide',
} as const

/** What the page shows; `at` is the address of the disclosure. */
export type DecideModel = {
  readonly at: string
  readonly caption: string
  readonly roles: readonly string[]
  readonly filled: Filled
}

/** The form to decide on a disclosure. */
export function decidePage(frame: Frame, { at, caption, roles, filled }: DecideModel): Html {
  return formPage(frame, {
    title: words.title,
    caption,
    back: at,
    action: `${at}/decide`,
    filled,
    hidden: { revision: filled.sent.get('revision') ?? '' },
    button: words.button,
    fields: html`${roles.length > 1 ? roleField(filled, roles) : nothing}
    ${choiceField(filled, {
      name: 'decision',
      asks: words.decision,
      choices: decisions.map((one) => ({
        value: one,
        text: stateWords[one],
        hint: words.hints[one],
      })),
    })}
    ${wordsField(filled, {
      name: 'note',
      asks: words.note,
      hint: words.noteHint,
      classes: 'govuk-label--s',
    })}
    ${dayField(filled, { name: 'talked', asks: words.talked })}
    ${dayField(filled, { name: 'ends', asks: words.ends, hint: words.endsHint })}`,
  })
}

function roleField(filled: Filled, roles: readonly string[]): Html {
  const choices = roles.map((role) => ({ value: role, text: roleName(role) }))
  return choiceField(filled, { name: 'role', asks: words.role, choices })
}
