import { Hono, type Context } from 'hono'

import { insideOf } from '#access/inside.routes.ts'
import { isId, newId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import { sentText, whoWrote, type DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'
import { listDrafts } from '#policies/drafts/find-draft.ts'

import { beginFromEdition } from './begin-from-edition.ts'
import { listPage } from './list.page.ts'

/** The drafts of a trust, and beginning one. */
export function beginRoutes(needs: DraftingNeeds): Hono {
  const { may } = needs.door
  const path = '/trusts/:slug/drafts'
  return new Hono()
    .get(path, may('see-drafts'), (c) => showList(c, needs))
    .post(`${path}/new`, may('edit-draft'), (c) => begin(c, needs))
}

/** How many drafts a page of the list shows. */
const most = 25

async function showList(c: Context, needs: DraftingNeeds, problem?: string) {
  const at = insideOf(c, needs, 'drafts')
  const page = pageIn(c)
  const { trustId } = at.trust
  const asked = { trustId, kind: 'trust', most, after: (page - 1) * most } as const
  const { drafts, more } = await listDrafts(needs, asked)
  const edition = await needs.shelf.inForce(at.trust, dayOf(needs.clock.now()))
  const model = {
    base: at.base,
    drafts,
    more,
    page,
    names: await whoWrote(
      needs,
      at,
      drafts.map(({ begunBy }) => begunBy),
    ),
    mayEdit: needs.door.can(c, 'edit-draft'),
    inForce: edition?.rulebook.control.edition,
    draftId: newId(),
    problem,
  }
  return c.html(listPage(at.frame, model), problem === undefined ? 200 : 422)
}

/** The page of a list that is asked for; the first for anything that is no page. */
export function pageIn(c: Context): number {
  const page = Number(c.req.query('page') ?? 1)
  return Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

async function begin(c: Context, needs: DraftingNeeds) {
  const at = insideOf(c, needs, 'drafts')
  const sent = await sentText(c)
  const brought = sent.get('draft') ?? ''
  const draftId = isId(brought) ? brought : newId()
  const begun = await beginFromEdition(needs, { trust: at.trust, by: at.visitor.personId, draftId })
  if (begun.ok) return c.redirect(`${at.base}/drafts/${begun.value.draftId}?done=begun`, 303)
  return showList(c, needs, problems[begun.error.type])
}

const problems = {
  'id-taken': 'This form was sent before. Begin again',
  'no-edition': 'No edition is in force from which a draft could begin',
} as const
