import { dayWords } from '#core/day.ts'
import type { DraftState } from '#policies/drafts/draft.ts'
import type { EditionLine } from '#policies/editions/edition-line.ts'
import { tag } from '#web/components/display/tag.ts'
import { html, type Html } from '#web/html.ts'

/** How far a draft has come, and how the edition it became stands today, where it became one. */
export type Standing = { readonly state: DraftState; readonly stands: EditionLine | undefined }

/** What the tag says, its colour, and why nobody can change the draft. */
type Said = readonly [string, string, string]

/** How far drafts come. */
const states = {
  drafting: [
    'Being written',
    'blue',
    'You can read this draft. Those who write the policy can change it.',
  ],
  'in-review': [
    'In review',
    'yellow',
    'This draft is with those who decide on it, so nobody can change it.',
  ],
  approved: ['Approved', 'green', 'This draft was approved, so nobody can change it.'],
  published: [
    'Published',
    'green',
    'This draft became an edition. To change the policy, begin another draft.',
  ],
  withdrawn: ['Withdrawn', 'grey', 'This draft was withdrawn, so nobody can change it.'],
} as const satisfies Record<DraftState, Said>

/** The same of the edition that an approved draft became. */
const editions = {
  coming: ({ from }) => [
    `In force from ${dayWords(from)}`,
    'green',
    'This draft was approved, and its day is yet to come. Nobody can change it.',
  ],
  'in-force': ({ from }) => [
    `In force since ${dayWords(from)}`,
    'green',
    'This draft is the policy in force. To change the policy, begin another draft.',
  ],
  replaced: ({ until }) => [
    until === undefined ? 'Replaced' : `Replaced on ${dayWords(until)}`,
    'grey',
    'This draft was the policy until another edition took its place.',
  ],
  'passed-over': () => [
    'Never in force',
    'grey',
    'This draft was approved, and another edition took its place before its day came.',
  ],
} as const satisfies Record<EditionLine['state'], (line: EditionLine) => Said>

function wordsOf({ state, stands }: Standing): Said {
  return stands === undefined ? states[state] : editions[stands.state](stands)
}

/** How far a draft has come, as a tag: of one that became an edition, what is true of that today. */
export function stateTag(standing: Standing): Html {
  const [text, colour] = wordsOf(standing)
  return tag({ text, classes: `govuk-tag--${colour}` })
}

/** Why a draft is only to be read. */
export function readOnlyWords(standing: Standing): Html {
  const [, , why] = wordsOf(standing)
  return html`<p class="govuk-inset-text">${why}</p>`
}
