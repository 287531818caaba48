import { Hono, type Context } from 'hono'

import { fresh, type Problem } from '#people/pages/forms/sent.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import {
  moveClausePast,
  takeClauseOut,
  type NotArranged,
} from '#policies/drafting/saving/arrange.ts'
import { unsavedPage } from '#policies/drafting/unsaved.page.ts'
import { notFoundPage } from '#web/problem.page.ts'

import type { ClauseHere } from './clause-model.ts'
import { withClause } from './clause.routes.ts'
import { removePage } from './remove.page.ts'

/** Moving a clause of a draft within its section, and taking one out. */
export function arrangeRoutes(needs: DraftingNeeds): Hono {
  const { edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/clauses/:clause'
  return new Hono()
    .post(`${path}/move`, edit, (c) => withDraft(c, needs, (at) => move(c, needs, at)))
    .get(`${path}/remove`, edit, (c) =>
      withClause(c, needs, (at, here) => c.html(removePage(at, modelOf(here)))),
    )
    .post(`${path}/remove`, edit, (c) =>
      withClause(c, needs, (at, here) => remove(c, needs, { at, here })),
    )
}

async function move(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const clause = c.req.param('clause') ?? ''
  const to = sent.get('to') === 'up' ? 'up' : 'down'
  const moved = await moveClausePast(needs, { ...revisingBy(at, sent), clause, to })
  // What is at the edge already was moved there by somebody else: there is nothing to tell.
  if (moved.ok || moved.error.type === 'at-the-edge') {
    return c.redirect(`${at.home}?done=moved#${clause}`, 303)
  }
  return refused(c, at, { error: moved.error, sent })
}

type About = { readonly at: AtDraft; readonly here: ClauseHere }

async function remove(c: Context, needs: DraftingNeeds, { at, here }: About) {
  const sent = await sentText(c)
  const problems = reasonProblems(sent)
  const again = (wrong: readonly Problem[], status: 409 | 422) =>
    c.html(removePage(at, { ...modelOf(here), filled: { sent, problems: wrong } }), status)
  if (problems.length > 0) return again(problems, 422)
  const { id: clause } = here.place
  const removed = await takeClauseOut(needs, { ...revisingBy(at, sent), clause })
  if (removed.ok) return c.redirect(`${at.home}?done=removed`, 303)
  if (removed.error.type === 'changed-since') {
    const says = 'Somebody changed this clause since you looked at it. Read it again before it goes'
    return again([{ field: 'reason', says }], 409)
  }
  return refused(c, at, { error: removed.error, sent })
}

type Refused = { readonly error: NotArranged; readonly sent: URLSearchParams }

function refused(c: Context, at: AtDraft, { error, sent }: Refused) {
  if (error.type !== 'not-drafting') return c.html(notFoundPage(at.frame), 404)
  return c.html(unsavedPage(at, { why: 'not-drafting', sent, labels: { reason: 'Why' } }), 409)
}

function modelOf({ place, section }: ClauseHere) {
  const { id, title, words } = place
  return { id, title, words, section: section.title, filled: fresh() }
}
