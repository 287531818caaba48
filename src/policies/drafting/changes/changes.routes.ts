import { Hono, type Context } from 'hono'

import {
  draftDoors,
  whoWrote,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { findSave } from '#policies/drafting/saving/revise-draft.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { changesBetween } from './changes.ts'
import { changePage, changesPage } from './changes.page.ts'
import { listSaves } from './list-saves.ts'

/** The table of changes of a draft: who saved what, when and why, and what became of the words. */
export function changesRoutes(needs: DraftingNeeds): Hono {
  const path = '/trusts/:slug/drafts/:draft/changes'
  return new Hono().get(path, draftDoors(needs).see, (c) =>
    withDraft(c, needs, (at) => {
      const revision = c.req.query('revision')
      return revision === undefined ? showAll(c, needs, at) : showOne(c, needs, at)
    }),
  )
}

async function showAll(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const page = pageAsked(c)
  const { draftId } = at.draft
  const { saves, more } = await listSaves(needs, { trustId: at.trust.trustId, draftId, page })
  const names = await whoWrote(
    needs,
    at,
    saves.map(({ savedBy }) => savedBy),
  )
  return c.html(changesPage(at, { saves, names, page, more }))
}

async function showOne(c: Context, needs: DraftingNeeds, at: AtDraft) {
  const revision = Number(c.req.query('revision'))
  const asked = { trustId: at.trust.trustId, draftId: at.draft.draftId }
  const isOne = Number.isSafeInteger(revision) && revision >= 1 && revision <= at.draft.revision
  const save = isOne ? await findSave(needs, { ...asked, revision }) : undefined
  if (save === undefined) return c.html(notFoundPage(at.frame), 404)
  const before = await findSave(needs, { ...asked, revision: revision - 1 })
  const names = await whoWrote(needs, at, [save.savedBy])
  const changes = before && changesBetween(before.source, save.source)
  return c.html(changePage(at, { save, changes, name: names.get(save.savedBy) }))
}
