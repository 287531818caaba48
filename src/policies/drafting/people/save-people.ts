import { isDeepStrictEqual } from 'node:util'

import { err, ok, type Result } from '#core/result.ts'
import type { Problem } from '#people/pages/forms/sent.ts'
import type { AtDraft, DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'
import { openFronts } from '#policies/drafting/control/front-parts.ts'
import {
  reviseDraft,
  type Revising,
  type WritingNeeds,
} from '#policies/drafting/saving/revise-draft.ts'
import type { PartChange } from '#policies/drafting/saving/save-parts.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { setClauseConfirmed } from '#rulebooks/writing/blocks.ts'
import { addPeople, type PeopleWritten } from '#rulebooks/writing/people.ts'
import { clausesBinding } from '#rulebooks/writing/people-uses.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

import { clausePart, listPart, peopleIn, rolePart } from './people-parts.ts'

/** What a form changes of a word: each role by itself, so that others' changes stay. */
export function changesOf(
  name: string,
  { clause, are, later, doubtful }: PeopleWritten,
  roles: readonly string[],
): readonly PartChange[] {
  const fronts = openFronts()
  return [
    { part: clausePart(name, fronts), text: clause },
    ...roles.map((role) => ({
      part: rolePart(name, role, fronts),
      text: are.includes(role) ? 'yes' : 'no',
    })),
    { part: listPart(name, 'later', fronts), text: JSON.stringify(later) },
    { part: listPart(name, 'doubtful', fronts), text: JSON.stringify(doubtful) },
  ]
}

type Needs = Pick<DraftingNeeds, 'readings'>

/** What changes would break in a draft that can be read, told before they are saved. */
export function mistakesIn(
  needs: Needs,
  at: AtDraft,
  changes: readonly PartChange[],
): readonly Problem[] {
  const source = changes.reduce((text, { part, text: wanted }) => {
    if (part.read(text) === wanted) return text
    const next = part.write(text, wanted)
    return next.ok ? next.value : text
  }, at.draft.source)
  return mistakesOf(needs, at, { source, field: 'are' })
}

/** What a text would break that the draft does not; nothing for a draft that cannot be read yet. */
export function mistakesOf(
  { readings }: Needs,
  { reading }: AtDraft,
  { source, field }: { readonly source: string; readonly field: string },
): readonly Problem[] {
  if (reading.edition === undefined) return []
  const { edition, mistakes } = readings.read(source)
  return edition === undefined ? mistakes.slice(0, 3).map(({ says }) => ({ field, says })) : []
}

/** A word for people and whom it takes in. */
export type Word = { readonly name: string; readonly people: PeopleWritten }

/** A text with one more word; rules that used it before it was there are not confirmed. */
export function withWord(source: string, { name, people }: Word): Result<string, WritingError> {
  return leavingOpen(addPeople(source, name, people), name)
}

/** A text that was written, with the rules that bind people by a word left unconfirmed. */
export function leavingOpen(
  text: Result<string, WritingError>,
  name: string,
): Result<string, WritingError> {
  const bound = text.ok ? clausesBinding(text.value, name) : []
  return bound.reduce<Result<string, WritingError>>(
    (written, clause) => (written.ok ? setClauseConfirmed(written.value, clause, false) : written),
    text,
  )
}

/** Why a word was not added. */
export type WordNotAdded = NotDrafting | WritingError | { readonly type: 'word-stands-already' }

/** Adds a word for people. A form that is sent twice adds one. */
export function addWord(
  needs: WritingNeeds,
  asked: Revising & Word,
): Promise<Result<Draft, WordNotAdded>> {
  return reviseDraft<WordNotAdded>(needs, asked, ({ current }) => {
    const held = peopleIn(current.source, asked.name, openFronts())
    if (held === undefined) return withWord(current.source, asked)
    const isSame = isDeepStrictEqual(held, asked.people)
    return isSame ? ok(current.source) : err({ type: 'word-stands-already' })
  })
}
