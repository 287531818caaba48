import { Hono, type Context } from 'hono'

import {
  loadDraft,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { confirmRule } from '#policies/drafting/saving/confirm-rule.ts'
import { notFoundPage } from '#web/problem.page.ts'

/** Confirming that a rule says what the words of its clause say. */
export function confirmRoutes(needs: DraftingNeeds): Hono {
  const path = '/trusts/:slug/drafts/:draft/clauses/:clause/confirm'
  return new Hono().post(path, needs.door.may('confirm-rule', loadDraft(needs)), (c) =>
    withDraft(c, needs, (at) => confirm(c, needs, at)),
  )
}

async function confirm(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const clause = c.req.param('clause') ?? ''
  const rule = sent.get('rule') ?? ''
  const done = await confirmRule(needs, { ...revisingBy(at, sent), clause, rule })
  const page = `${at.home}/clauses/${encodeURIComponent(clause)}`
  if (done.ok) return c.redirect(`${page}?done=confirmed#rules`, 303)
  switch (done.error.type) {
    case 'changed-since':
      return c.redirect(`${page}?done=changed-since#rules`, 303)
    case 'not-drafting':
      return c.redirect(page, 303)
    default:
      return c.html(notFoundPage(at.frame), 404)
  }
}
