import { Hono, type Context } from 'hono'

import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import {
  baseOf,
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  whoWrote,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import { titlePart, wordsPart } from '#policies/drafting/saving/parts.ts'
import { findSave } from '#policies/drafting/saving/revise-draft.ts'
import {
  saveParts,
  type Conflict,
  type Meeting,
  type PartsNotSaved,
} from '#policies/drafting/saving/save-parts.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { clauseHere, clauseModel, type ClauseHere } from './clause-model.ts'
import { draftClausePage } from './clause.page.ts'

/** One clause of a draft: reading it, and writing its title and words. */
export function clauseRoutes(needs: DraftingNeeds): Hono {
  const { see, edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/clauses/:clause'
  return new Hono()
    .get(path, see, (c) => withClause(c, needs, (at, here) => show(c, needs, { at, here })))
    .post(path, edit, (c) => withDraft(c, needs, (at) => save(c, needs, at)))
}

/** A clause in the text of the draft in the address. */
export type AboutClause = { readonly at: AtDraft; readonly here: ClauseHere }

/** Does something about the clause in the address, which may have been taken out meanwhile. */
export function withClause(
  c: Context,
  needs: DraftingNeeds,
  work: (at: AtDraft, here: ClauseHere) => Response | Promise<Response>,
): Promise<Response> {
  return withDraft(c, needs, (at) => {
    const here = clauseHere(at.draft.source, c.req.param('clause') ?? '')
    return here === undefined ? c.html(notFoundPage(at.frame), 404) : work(at, here)
  })
}

type Shown = AboutClause & {
  readonly filled?: Filled
  readonly conflicts?: readonly Conflict[]
  readonly status?: 200 | 409 | 422
}

async function show(
  c: Context,
  needs: DraftingNeeds,
  { at, here, filled, conflicts = [], status = 200 }: Shown,
): Promise<Response> {
  const { draft, reading } = at
  const { title, words } = here.place
  const model = clauseModel({
    draft,
    reading,
    here,
    filled: filled ?? fresh({ title, words }),
    base: await baseOf(needs, at),
  })
  const other = conflicts.length > 0 ? await otherSave(needs, at) : undefined
  return c.html(draftClausePage(at, { ...model, conflicts, other }), status)
}

/** Who saved the draft as it is now. */
export async function otherSave(needs: DraftingNeeds, at: AtDraft) {
  const { draft, trust } = at
  const { draftId, revision } = draft
  const saved = await findSave(needs, { trustId: trust.trustId, draftId, revision })
  if (saved === undefined) return undefined
  const names = await whoWrote(needs, at, [saved.savedBy])
  return {
    name: names.get(saved.savedBy) ?? 'Somebody',
    at: saved.savedAt,
    reason: saved.reason,
  }
}

/** The word that says how a save met those of others. */
export function doneBy(meeting: Meeting): string {
  return meeting === 'alone' ? 'saved' : meeting
}

async function save(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const here = clauseHere(at.draft.source, c.req.param('clause') ?? '')
  if (here === undefined) return c.html(unsavedPage(at, { why: 'gone', sent, labels }), 409)
  const filled = { sent, problems: [] }
  if (sent.get('do') === 'preview') return show(c, needs, { at, here, filled })
  const problems = [...wordsProblems(sent), ...reasonProblems(sent)]
  if (problems.length > 0) {
    return show(c, needs, { at, here, filled: { sent, problems }, status: 422 })
  }
  const { id } = here.place
  const saved = await saveParts(needs, {
    ...revisingBy(at, sent),
    changes: [
      { part: titlePart(id), text: (sent.get('title') ?? '').replaceAll(/\s+/g, ' ').trim() },
      { part: wordsPart(id), text: (sent.get('words') ?? '').trim() },
    ],
  })
  if (saved.ok)
    return c.redirect(`${at.home}/clauses/${id}?done=${doneBy(saved.value.meeting)}`, 303)
  return notSaved(c, needs, { at, here, filled, error: saved.error })
}

const labels = { title: 'Title', words: 'Words', reason: 'Why' } as const

function wordsProblems(sent: URLSearchParams): readonly Problem[] {
  const isEmpty = (sent.get('words') ?? '').trim() === ''
  return isEmpty ? [{ field: 'words', says: 'Enter the words of the clause' }] : []
}

type Unsaved = AboutClause & {
  readonly filled: Filled & { readonly sent: URLSearchParams }
  readonly error: PartsNotSaved
}

function notSaved(c: Context, needs: DraftingNeeds, { at, here, filled, error }: Unsaved) {
  const { sent } = filled
  switch (error.type) {
    case 'no-such-draft':
    case 'gone':
      return c.html(unsavedPage(at, { why: 'gone', sent, labels }), 409)
    case 'not-drafting':
      return c.html(unsavedPage(at, { why: 'not-drafting', sent, labels }), 409)
    case 'conflict':
      return showConflict(c, needs, { at, here, filled, error })
    case 'cannot-be-written': {
      const says = 'The words cannot hold a line that begins with #, ## or three backticks'
      const problems = [{ field: 'words', says }]
      return show(c, needs, { at, here, filled: { sent, problems }, status: 422 })
    }
  }
}

type InConflict = Omit<Unsaved, 'error'> & {
  readonly error: Extract<PartsNotSaved, { readonly type: 'conflict' }>
}

/** What was typed stays in the form, which now begins from what is there. */
function showConflict(c: Context, needs: DraftingNeeds, { at, here, filled, error }: InConflict) {
  const { current, conflicts } = error
  const says = 'Somebody else changed the same sentences. Settle them in this form'
  return show(c, needs, {
    at: { ...at, draft: current, reading: needs.readings.read(current.source) },
    here: clauseHere(current.source, here.place.id) ?? here,
    filled: { sent: filled.sent, problems: [{ field: 'words', says }] },
    conflicts,
    status: 409,
  })
}
