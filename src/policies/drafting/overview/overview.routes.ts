import { Hono, type Context } from 'hono'

import {
  baseOf,
  draftDoors,
  whoWrote,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { findSave } from '#policies/drafting/saving/revise-draft.ts'

import { overviewPage } from './overview.page.ts'
import { rowsOf, takenOut } from './rows.ts'

/** The first page of a draft: its clauses, and what is to be done. */
export function overviewRoutes(needs: DraftingNeeds): Hono {
  const path = '/trusts/:slug/drafts/:draft'
  return new Hono().get(path, draftDoors(needs).see, (c) =>
    withDraft(c, needs, (at) => show(c, needs, at)),
  )
}

async function show(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const { draft, trust } = at
  const { draftId, revision } = draft
  const before = await baseOf(needs, at)
  const last = await findSave(needs, { trustId: trust.trustId, draftId, revision })
  if (last === undefined) throw new Error('a draft has no save of its own revision')
  const names = await whoWrote(needs, at, [draft.begunBy, last.savedBy])
  const nameOf = (id: string): string => names.get(id) ?? 'Somebody'
  const texts = {
    now: needs.readings.clauses(draft.source),
    before: before && needs.readings.clauses(before.source),
  }
  return c.html(
    overviewPage(at, {
      sections: rowsOf(at, texts),
      takenOut: takenOut(texts.now, texts.before),
      base: before?.rulebook.control.edition,
      begunBy: nameOf(draft.begunBy),
      savedBy: nameOf(last.savedBy),
      reason: last.reason,
    }),
  )
}
