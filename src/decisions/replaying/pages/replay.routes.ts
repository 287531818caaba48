import { Hono, type Context } from 'hono'

import { askToReplay } from '#decisions/replaying/runs/ask-to-replay.ts'
import { openWhoAsked, replayReportOf } from '#decisions/replaying/runs/look-at-replays.ts'
import { canonicalReport } from '#decisions/replaying/report.ts'
import { namesOf } from '#people/names/names-of.ts'
import { type DraftingNeeds, loadDraft } from '#policies/drafting/at-draft.routes.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import {
  type AtReplay,
  type WithReplay,
  withReplay,
  withReplayOfAddition,
} from './at-replay.routes.ts'
import { kindIn, replayPage } from './replay.page.ts'
import { progressOf } from './replay-words.ts'
import { whoAskedPage } from './who-asked.page.ts'

/** So many askers stand on a page. */
const perPage = 50

/**
 * A draft put to the kept questions: asking for it, how far it is, what changes, and for some who asked. What
 * a school would add is put to those that were asked there.
 */
export function replayRoutes(needs: DraftingNeeds): Hono {
  return new Hono()
    .route('/', routesAt('/trusts/:slug/drafts/:draft/replay', needs, withReplay))
    .route('/', routesAt('/trusts/:slug/additions/:draft/replay', needs, withReplayOfAddition))
}

function routesAt(path: string, needs: DraftingNeeds, withIt: WithReplay): Hono {
  const { may } = needs.door
  const see = may('see-drafts', loadDraft(needs))
  const at = (show: (c: Context, at: AtReplay) => Response | Promise<Response>) => (c: Context) =>
    withIt(c, needs, (here) => show(c, here))
  return new Hono()
    .get(
      path,
      see,
      at((c, here) => show(c, needs, here)),
    )
    .post(
      path,
      see,
      at((c, here) => start(c, needs, here)),
    )
    .get(`${path}/progress.json`, see, at(showProgress))
    .get(
      `${path}/report.json`,
      see,
      at((c, here) => showReport(c, needs, here)),
    )
    .get(
      `${path}/askers`,
      may('see-who-asked', loadDraft(needs)),
      at((c, here) => showAskers(c, needs, here)),
    )
}

async function show(c: Context, { library }: DraftingNeeds, at: AtReplay): Promise<Response> {
  const kind = kindIn(c.req.query('kind'))
  const { vocabulary } = library
  const canBeRead = await at.canBeRead()
  return c.html(replayPage(at, { kind, page: pageAsked(c), vocabulary, canBeRead }))
}

async function start(c: Context, needs: DraftingNeeds, at: AtReplay): Promise<Response> {
  const { draftId, revision } = at.draft
  if (await at.canBeRead()) await askToReplay(needs, { ...at.by, draftId, revision })
  return c.redirect(at.address, 303)
}

function showProgress(c: Context, { run }: AtReplay): Response {
  return c.json(run ? progressOf(run) : { state: 'none', text: '', done: 0, total: 0 })
}

async function showReport(c: Context, needs: DraftingNeeds, at: AtReplay): Promise<Response> {
  const { draftId } = at.draft
  const revision = numberIn(c.req.query('revision'))
  const found = await replayReportOf(needs, { trustId: at.trust.trustId, draftId, revision })
  if (!found) return c.redirect(at.address, 303)
  return c.body(canonicalReport(found.report), 200, { 'content-type': 'application/json' })
}

async function showAskers(c: Context, needs: DraftingNeeds, at: AtReplay): Promise<Response> {
  const { draftId } = at.draft
  const { trustId } = at.trust
  const revision = numberIn(c.req.query('revision'))
  const no = numberIn(c.req.query('change'))
  const report = await replayReportOf(needs, { trustId, draftId, revision })
  const page = pageAsked(c)
  const isThere = report?.report.changes.some((change) => change.no === no)
  if (!isThere) return c.redirect(at.address, 303)
  const asked = { ...at.by, draftId, revision, no, most: perPage, after: (page - 1) * perPage }
  const { askers, more } = await openWhoAsked(needs, asked)
  const ids = [...new Set(askers.flatMap(({ personId }) => personId ?? []))]
  const names = await namesOf(needs, { trustId, ids })
  return c.html(whoAskedPage(at, { revision, no, page, more, askers, names }))
}

/** A number of an address; 0, which nothing has, for anything else. */
function numberIn(text: string | undefined): number {
  return /^[1-9]\d{0,8}$/.test(text ?? '') ? Number(text) : 0
}
