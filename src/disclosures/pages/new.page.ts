import { roleName } from '#access/access-words.ts'
import type { Disclosable } from '#disclosures/disclosable.ts'
import { ties, type DisclosureKind } from '#disclosures/disclosure.ts'
import { readerWords } from '#disclosures/readers/reader-words.ts'
import { kindWords, roleInWords, tieWords } from '#disclosures/words.ts'
import {
  choiceField,
  formPage,
  listField,
  textField,
  wordsField,
  type Choice,
} from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { Holder } from '#people/roles/who-holds.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'
import { insetText } from '#web/components/display/inset-text.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { html, nothing, type Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'

const words = {
  disclose: 'Disclose a tie or an exception',
  approve: 'Ask for approval of contact',
  renew: 'Renew',
  least:
    'Say only what tells whom it is about. Leave out surnames, and anything about a child’s health, home or progress.',
  private:
    'Only you and those you send it to can read it. It is kept encrypted, and mail never carries it.',
  clause: (id: string) => `The policy asks for it in clause ${id}.`,
  kind: 'What do you want to disclose?',
  kindHint: {
    tie: 'You knew each other before',
    exception: 'Something else keeps you from doing what the policy says',
  },
  to: 'Whom should it go to?',
  toHint: 'Select one or more of those whom the policy names.',
  goesTo: 'It goes to',
  readers: 'Who exactly is to read it?',
  readersHint:
    'Choose as few as will do, at least one for each role it goes to. Choose nobody, and everybody listed here who holds such a role can read it.',
  readersManager: 'Houserules does not know who manages whom: choose your own line manager.',
  reads: (names: string) => `Who can read it today: ${names}.`,
  nobody: (role: string) => `Nobody holds the role at your school today: ${role}.`,
  name: 'Their first name or initials',
  nameHint: 'One word, without a surname',
  role: 'Who are they to the school?',
  tie: 'How do you know them?',
  channel: 'Which service is it on?',
  choose: 'Select a service',
  since: 'Since when?',
  sinceHint: 'For example 2015, or the month in which it would begin',
  safeguards: {
    disclose: 'What do you do to keep it apart from your work?',
    approve: 'What is the contact for, and what keeps it safe?',
  },
  safeguardsHint: 'Write about what you do, not about them.',
  send: { disclose: 'Disclose', approve: 'Ask for approval' },
} as const

/** What the form of a new disclosure shows. */
export type NewModel = {
  readonly base: string
  readonly disclosable: Disclosable
  /** Who holds the roles it can go to today, a line for each role somebody holds. */
  readonly holders: readonly Holder[]
  readonly vocabulary: Vocabulary
  readonly filled: Filled
  readonly hidden: Readonly<Record<string, string>>
  readonly isRenewal: boolean
}

/** The form to disclose something, or to ask for approval. */
export function newPage(frame: Frame, model: NewModel): Html {
  const { base, disclosable, filled, hidden, isRenewal } = model
  const asks = disclosable.fact === 'context.approved_by' ? 'approve' : 'disclose'
  return formPage(frame, {
    title: words[asks],
    caption: isRenewal ? words.renew : undefined,
    back: `${base}/disclosures`,
    action: `${base}/disclosures/new`,
    filled,
    hidden,
    before: before(disclosable),
    button: words.send[asks],
    fields: html`${asks === 'disclose' ? kindField(filled) : nothing}
    ${toField(filled, disclosable)} ${readersField(model)} ${aboutFields(model)}
    ${wordsField(filled, {
      name: 'safeguards',
      asks: words.safeguards[asks],
      hint: words.safeguardsHint,
    })}`,
  })
}

function before({ clauses }: Disclosable): Html {
  return insetText({
    html: html`<p>${words.clause(clauses[0])} ${words.least}</p>
      <p>${words.private}</p>`,
  })
}

function kindField(filled: Filled): Html {
  const kinds: readonly Exclude<DisclosureKind, 'approval'>[] = ['tie', 'exception']
  const choices = kinds.map((kind) => ({
    value: kind,
    text: kindWords[kind],
    hint: words.kindHint[kind],
  }))
  return choiceField(filled, { name: 'kind', asks: words.kind, choices })
}

function toField(filled: Filled, { to }: Disclosable): Html {
  if (to.type === 'all' || to.roles.length === 1) {
    return html`<p class="govuk-body">${words.goesTo} ${to.roles.map(roleName).join(', ')}.</p>
      ${to.roles.map((role) => html`<input type="hidden" name="to" value="${role}" />`)}`
  }
  const problem = filled.problems.find(({ field }) => field === 'to')
  return checkboxes({
    name: 'to',
    values: filled.sent.getAll('to'),
    fieldset: { legend: { text: words.to, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: words.toHint },
    errorMessage: problem && { text: problem.says },
    items: to.roles.map((role) => ({ value: role, text: roleName(role) })),
  })
}

/** By name who would read it; to be chosen from where there are several, and who is missing. */
function readersField({ filled, disclosable, holders }: NewModel): Html {
  const { roles } = disclosable.to
  const missing = roles.filter((role) => !holders.some((one) => one.role === role))
  const people = readerWords(holders).map(({ personId, says }) => ({ value: personId, text: says }))
  return html`${missing.map(
    (role) => html`<p class="govuk-body">${words.nobody(roleInWords(role))}</p>`,
  )}
  ${people.length > 1 ? chooseReaders(filled, people, roles) : readerAlone(people)}`
}

function readerAlone([one]: readonly Choice[]): Html {
  return one === undefined ? nothing : html`<p class="govuk-body">${words.reads(one.text)}</p>`
}

function chooseReaders(
  { sent, problems }: Filled,
  people: readonly Choice[],
  roles: readonly string[],
): Html {
  const problem = problems.find(({ field }) => field === 'reader')
  const manager = roles.includes('line-manager') ? ` ${words.readersManager}` : ''
  return checkboxes({
    name: 'reader',
    values: sent.getAll('reader'),
    fieldset: { legend: { text: words.readers, classes: 'govuk-fieldset__legend--s' } },
    hint: { text: `${words.readersHint}${manager}` },
    errorMessage: problem && { text: problem.says },
    items: people.map(({ value, text }) => ({ value, text })),
  })
}

function aboutFields({ filled, vocabulary, disclosable }: NewModel): Html {
  const channels = wordsOf(vocabulary, 'context.channel')
  const about = wordsOf(vocabulary, 'subject.role')
  return html`${textField(filled, {
    name: 'name',
    asks: words.name,
    hint: words.nameHint,
    classes: 'govuk-input--width-10',
  })}
  ${choiceField(filled, {
    name: 'role',
    asks: words.role,
    choices: about.filter(({ value }) => disclosable.about.includes(value)),
  })}
  ${choiceField(filled, {
    name: 'tie',
    asks: words.tie,
    choices: ties.map((tie) => ({ value: tie, text: tieWords[tie] })),
  })}
  ${listField(filled, {
    name: 'channel',
    asks: words.channel,
    none: words.choose,
    choices: channels,
  })}
  ${textField(filled, {
    name: 'since',
    asks: words.since,
    hint: words.sinceHint,
    classes: 'govuk-input--width-20',
  })}`
}

function wordsOf({ facts }: Vocabulary, fact: string): readonly Choice[] {
  const known = facts.get(fact)?.words.values() ?? []
  return [...known].map(({ name, says }) => ({ value: name, text: says }))
}
