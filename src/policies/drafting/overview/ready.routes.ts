import { Hono } from 'hono'

import {
  baseOf,
  draftDoors,
  withDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'

import { leftToDo } from './left-to-do.ts'
import { readyPage } from './ready.page.ts'

/** What keeps a draft from being decided on and published. */
export function readyRoutes(needs: DraftingNeeds): Hono {
  const path = '/trusts/:slug/drafts/:draft/ready'
  return new Hono().get(path, draftDoors(needs).see, (c) =>
    withDraft(c, needs, async (at) => {
      const { draft, reading } = at
      return c.html(readyPage(at, leftToDo(reading, draft.source, await baseOf(needs, at))))
    }),
  )
}
