import { Hono, type Context } from 'hono'

import { fresh, type Filled } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonIn,
  reasonProblems,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import { withdrawDraft } from '#policies/drafts/withdraw-draft.ts'

import { withdrawPage } from './withdraw.page.ts'

/** Withdrawing a draft that is not wanted. */
export function withdrawRoutes(needs: DraftingNeeds): Hono {
  const { edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/withdraw'
  return new Hono()
    .get(path, edit, (c) => withDraft(c, needs, (at) => show(c, at, fresh())))
    .post(path, edit, (c) => withDraft(c, needs, (at) => withdraw(c, needs, at)))
}

function show(c: Context, at: AtDraft, filled: Filled) {
  return c.html(withdrawPage(at, filled), filled.problems.length > 0 ? 422 : 200)
}

async function withdraw(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const problems = reasonProblems(sent)
  if (problems.length > 0) return show(c, at, { sent, problems })
  const { draftId } = at.draft
  const reason = reasonIn(sent)
  const done = await withdrawDraft(needs, { ...at.by, draftId, reason })
  if (done.ok) return c.redirect(`${at.home}?done=withdrawn`, 303)
  return c.html(unsavedPage(at, { why: 'not-drafting', sent, labels: { reason: 'Why' } }), 409)
}
