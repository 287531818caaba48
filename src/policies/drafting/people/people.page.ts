import { dayField, listField, textField, type Choice } from '#people/pages/forms/fields.page.ts'
import type { Filled } from '#people/pages/forms/sent.ts'
import type { AtDraft } from '#policies/drafting/at-draft.routes.ts'
import { conflictPanel, type OtherSave } from '#policies/drafting/conflict.page.ts'
import { baseField, draftPage, readOnlyNote, reasonField } from '#policies/drafting/draft.page.ts'
import type { Conflict } from '#policies/drafting/saving/save-parts.ts'
import { details } from '#web/components/display/details.ts'
import { button } from '#web/components/forms/button.ts'
import { checkboxes } from '#web/components/forms/checkboxes.ts'
import { html, nothing, type Html } from '#web/html.ts'
import { postForm } from '#web/post-form.ts'

import { isFilled, placesOf, wordShown } from './people-form.ts'

const words = {
  title: (name: string) => `Who “${wordShown(name)}” takes in`,
  fresh: 'Add a word for people',
  warning: (clauses: readonly string[]) =>
    `Changing whom it takes in leaves the rules of these clauses unconfirmed: ${clauses.join(', ')}.`,
  unused: 'No rule binds people by this word yet.',
  word: 'Word, such as staff and board',
  wordHint:
    'The word as the policy uses it. Rules name it, so it can be changed only while none does.',
  clause: 'Clause that says so',
  choose: 'Select a clause',
  are: 'Whom it takes in',
  doubt: 'Doubtful people',
  doubtLead:
    'People of whom the text does not clearly say. They are taken in by the strict reading only. To take them off, untick them and empty both fields.',
  doubtNext: 'Add doubtful people',
  who: 'Who is doubtful',
  setting: 'Setting that settles it',
  settingNone: 'Select a setting',
  noSettings: 'The policy has no setting with two readings that could settle a doubt.',
  why: 'Why it is doubtful',
  later: 'People who join later',
  laterNext: 'Add people who join later',
  laterWho: 'Who joins',
  laterNone: 'Select who joins',
  from: 'From',
  save: 'Save this word',
  rename: 'Rename this word, or take it out',
} as const

/** What the form of a word for people offers. */
export type PeopleOffers = {
  /** Roles, groups and the words that stand above this one. */
  readonly people: readonly Choice[]
  readonly clauses: readonly Choice[]
  /** The settings that have a strict and a lenient reading. */
  readonly settings: readonly Choice[]
}

/** What the page of a word for people shows. */
export type PeopleModel = {
  /** Undefined for a word that is to be added. */
  readonly name: string | undefined
  readonly filled: Filled
  readonly offers: PeopleOffers
  /** The clauses whose rules bind people by this word. */
  readonly binding: readonly string[]
  readonly conflicts: readonly Conflict[]
  readonly labels: Readonly<Record<string, string>>
  readonly other?: OtherSave | undefined
}

/** The page on which it is said whom one of the trust's own words takes in. */
export function peoplePage(at: AtDraft, model: PeopleModel): Html {
  const { name, filled, conflicts } = model
  return draftPage(at, {
    title: name === undefined ? words.fresh : words.title(name),
    tab: 'people',
    back: `${at.home}/people`,
    problems: filled.problems,
    content: html`${readOnlyNote(at)} ${conflictPanel(conflicts, model.other, model.labels)}
    ${name === undefined ? nothing : html`<p class="govuk-body">${usedWords(model)}</p>`}
    ${at.mayEdit ? form(at, model) : nothing}
    ${at.mayEdit && name !== undefined ? wayToRename(at, name) : nothing}`,
  })
}

function wayToRename({ home }: AtDraft, name: string): Html {
  return html`<p class="govuk-body">
    <a class="govuk-link" href="${home}/people/${encodeURIComponent(name)}/name">${words.rename}</a>
  </p>`
}

function usedWords({ binding }: PeopleModel): string {
  return binding.length === 0 ? words.unused : words.warning(binding)
}

function form(at: AtDraft, model: PeopleModel): Html {
  const { name, filled, offers } = model
  return postForm(at.frame, {
    action: `${at.home}/people/${name ?? 'new'}`,
    content: html`${baseField(at)} ${name === undefined ? wordField(filled) : nothing}
      ${listField(filled, {
        name: 'clause',
        asks: words.clause,
        none: words.choose,
        choices: offers.clauses,
      })}
      ${boxes(filled, { name: 'are', asks: words.are, choices: offers.people })}
      <h2 class="govuk-heading-m">${words.doubt}</h2>
      <p class="govuk-body">${words.doubtLead}</p>
      ${offers.settings.length === 0 ? html`<p class="govuk-body">${words.noSettings}</p>` : nothing}
      ${places(filled, 'doubt').map((i) => doubtFields(model, i))}
      <h2 class="govuk-heading-m">${words.later}</h2>
      ${places(filled, 'later').map((i) => laterFields(model, i))} ${reasonField(filled)}
      ${button({ text: words.save, preventDoubleClick: true })}`,
  })
}

function wordField(filled: Filled): Html {
  return textField(filled, { name: 'word', asks: words.word, hint: words.wordHint })
}

function places({ sent }: Filled, kind: 'doubt' | 'later'): readonly number[] {
  return Array.from({ length: placesOf(sent, kind) }, (_, i) => i)
}

type Boxes = { readonly name: string; readonly asks: string; readonly choices: readonly Choice[] }

function boxes({ sent, problems }: Filled, { name, asks, choices }: Boxes): Html {
  const problem = problems.find(({ field }) => field === name)
  return checkboxes({
    name,
    classes: 'govuk-checkboxes--small',
    fieldset: { legend: { text: asks, classes: 'govuk-fieldset__legend--s' } },
    values: sent.getAll(name),
    items: choices.map(({ value, text }) => ({ value, text })),
    errorMessage: problem && { text: problem.says },
  })
}

function doubtFields({ filled, offers }: PeopleModel, i: number): Html {
  const name = (part: string): string => `doubt-${i}-${part}`
  const fields = html`${boxes(filled, {
    name: name('who'),
    asks: words.who,
    choices: offers.people,
  })}
  ${listField(filled, {
    name: name('setting'),
    asks: words.setting,
    none: words.settingNone,
    choices: offers.settings,
  })}
  ${textField(filled, { name: name('why'), asks: words.why })}`
  return isFilled(filled.sent, 'doubt', i)
    ? html`<div class="govuk-inset-text">${fields}</div>`
    : details({ summaryText: words.doubtNext, html: fields })
}

function laterFields({ filled, offers }: PeopleModel, i: number): Html {
  const fields = html`${listField(filled, {
    name: `later-${i}-who`,
    asks: words.laterWho,
    none: words.laterNone,
    choices: offers.people,
  })}
  ${dayField(filled, { name: `later-${i}`, asks: words.from })}`
  return isFilled(filled.sent, 'later', i)
    ? html`<div class="govuk-inset-text">${fields}</div>`
    : details({ summaryText: words.laterNext, html: fields })
}
