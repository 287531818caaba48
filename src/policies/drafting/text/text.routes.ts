import { Hono } from 'hono'

import { draftDoors, withDraft, type DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'

import { textPage } from './text.page.ts'

/** The whole text of a draft, as a page and as a file. */
export function textRoutes(needs: DraftingNeeds): Hono {
  const { see } = draftDoors(needs)
  const path = '/trusts/:slug/drafts/:draft'
  return new Hono()
    .get(`${path}/text`, see, (c) => withDraft(c, needs, (at) => c.html(textPage(at))))
    .get(`${path}/policy.md`, see, (c) =>
      withDraft(c, needs, ({ draft }) => {
        c.header('Content-Type', 'text/markdown; charset=utf-8')
        c.header('Content-Disposition', 'attachment; filename="policy.md"')
        return c.body(draft.source)
      }),
    )
}
