import { Hono, type Context } from 'hono'

import { insideOf } from '#access/inside.routes.ts'
import { newId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import { broughtId, type Filled } from '#people/pages/forms/sent.ts'
import { sentText, whoWrote, type DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'
import { listDrafts } from '#policies/drafts/find-draft.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { beginFromEdition } from './begin-from-edition.ts'
import { beginFromStarter } from './begin-from-starter.ts'
import { findLabels } from './base-labels.store.ts'
import { howDraftsStand } from './how-drafts-stand.ts'
import { listPage } from './list.page.ts'
import { readStarter } from './read-starter.ts'
import { starterPage } from './starter.page.ts'

/** The drafts of a trust, and beginning one. */
export function beginRoutes(needs: DraftingNeeds): Hono {
  const { may } = needs.door
  const path = '/trusts/:slug/drafts'
  return new Hono()
    .get(path, may('see-drafts'), (c) => showList(c, needs))
    .get(`${path}/new`, may('edit-draft'), (c) => showStarter(c, needs))
    .post(`${path}/new`, may('edit-draft'), (c) => begin(c, needs))
}

/** How many drafts a page of the list shows. */
const most = 25

async function showList(c: Context, needs: DraftingNeeds, problem?: string) {
  const at = insideOf(c, needs, 'drafts')
  const page = pageAsked(c)
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
    labels: await needs.db.transactionFor(trustId, (tx) =>
      findLabels(
        tx,
        drafts.flatMap(({ baseSeal }) => baseSeal ?? []),
      ),
    ),
    stands: await howDraftsStand(needs, at.trust, {
      drafts,
      today: dayOf(needs.clock.now()),
    }),
    mayEdit: needs.door.can(c, 'edit-draft'),
    inForce: edition?.rulebook.control.edition,
    draftId: newId(),
    problem,
  }
  return c.html(listPage(at.frame, model), problem === undefined ? 200 : 422)
}

function showStarter(c: Context, needs: DraftingNeeds, filled?: Filled) {
  const { base, frame, trust } = insideOf(c, needs, 'drafts')
  const sections = readStarter()
  const all = sections.flatMap(({ clauses }) => clauses.map(({ number }) => ['clause', number]))
  const model = {
    base,
    name: trust.name,
    sections,
    draftId: newId(),
    filled: filled ?? { sent: new URLSearchParams(all), problems: [] },
  }
  return c.html(starterPage(frame, model), filled ? 422 : 200)
}

async function begin(c: Context, needs: DraftingNeeds) {
  const sent = await sentText(c)
  return sent.get('from') === 'catalogue'
    ? fromCatalogue(c, needs, sent)
    : fromEdition(c, needs, sent)
}

async function fromEdition(c: Context, needs: DraftingNeeds, sent: URLSearchParams) {
  const at = insideOf(c, needs, 'drafts')
  const { trust, visitor } = at
  const asked = { trust, by: visitor.personId, draftId: broughtId(sent, 'draft') }
  const begun = await beginFromEdition(needs, asked)
  return begun.ok
    ? c.redirect(`${at.base}/drafts/${begun.value.draftId}?done=begun`, 303)
    : showList(c, needs, problems[begun.error.type])
}

async function fromCatalogue(c: Context, needs: DraftingNeeds, sent: URLSearchParams) {
  const at = insideOf(c, needs, 'drafts')
  const chosen = new Set(sent.getAll('clause'))
  const asked = {
    trust: at.trust,
    by: at.visitor.personId,
    draftId: broughtId(sent, 'draft'),
    chosen,
  }
  const begun = await beginFromStarter(needs, asked)
  if (begun.ok) return c.redirect(`${at.base}/drafts/${begun.value.draftId}?done=begun`, 303)
  if (begun.error.type === 'id-taken') return showList(c, needs, problems['id-taken'])
  const says = `These clauses do not stand together: ${begun.error.why}`
  return showStarter(c, needs, { sent, problems: [{ field: 'clause-0', says }] })
}

const problems = {
  'id-taken': 'This form was sent before. Begin again',
  'no-edition': 'No edition is in force from which a draft could begin',
} as const
