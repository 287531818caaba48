import { Hono, type Context } from 'hono'

import { fresh, type Filled, type Problem } from '#people/pages/forms/sent.ts'
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
import { renameDraft } from '#policies/drafts/rename-draft.ts'

import { titlePage } from './title.page.ts'

/** Giving a draft another title. */
export function titleRoutes(needs: DraftingNeeds): Hono {
  const { edit } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft/title'
  return new Hono()
    .get(path, edit, (c) =>
      withDraft(c, needs, (at) => c.html(titlePage(at, fresh({ title: at.draft.title })))),
    )
    .post(path, edit, (c) => withDraft(c, needs, (at) => rename(c, needs, at)))
}

/** The most characters of a title. */
const mostTitle = 150

async function rename(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const sent = await sentText(c)
  const title = (sent.get('title') ?? '').replaceAll(/\s+/g, ' ').trim()
  const problems = [...titleProblems(title), ...reasonProblems(sent)]
  const again = (now: AtDraft, filled: Filled, status: 409 | 422) =>
    c.html(titlePage(now, filled), status)
  if (problems.length > 0) return again(at, { sent, problems }, 422)
  const reason = reasonIn(sent)
  const { draftId } = at.draft
  const asked = { ...at.by, draftId, was: sent.get('was') ?? '', title, reason }
  const renamed = await renameDraft(needs, asked)
  if (renamed.ok) return c.redirect(`${at.home}?done=renamed`, 303)
  if (renamed.error.type === 'stale') {
    const { current } = renamed.error
    const says = `Somebody changed the title to “${current.title}” meanwhile. Save again to replace it`
    return again({ ...at, draft: current }, { sent, problems: [{ field: 'title', says }] }, 409)
  }
  const labels = { title: 'Title', reason: 'Why' }
  return c.html(unsavedPage(at, { why: 'not-drafting', sent, labels }), 409)
}

function titleProblems(title: string): readonly Problem[] {
  if (title === '') return [{ field: 'title', says: 'Enter the title of the draft' }]
  const says = `Enter a title of ${mostTitle} characters or fewer`
  return title.length > mostTitle ? [{ field: 'title', says }] : []
}
