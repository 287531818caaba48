import { Hono, type Context } from 'hono'

import { cancelImport } from '#policies/importing/keeping/cancel-import.ts'
import { acceptSection } from '#policies/importing/keeping/choose.ts'
import { lookAtClauses } from '#policies/importing/keeping/look-at-imports.ts'
import { makeDraft } from '#policies/importing/keeping/make-draft.ts'
import type { ImportState } from '#policies/importing/keeping/policy-import.ts'
import { readAgain } from '#policies/importing/keeping/receive-policy.ts'
import { recheck } from '#policies/importing/keeping/recheck.ts'
import type { Share } from '#policies/importing/reviewing/shares.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import { sentForm } from '#web/post-form.ts'

import {
  atPolicyImport,
  keyOf,
  loadPolicyImport,
  type AtPolicyImport,
  type PolicyImportNeeds,
} from './at-policy-import.routes.ts'
import { namesIn } from './names-in.ts'
import { shareWords } from './share-words.ts'
import { backTo, reviewAsked, type ReviewAsked } from './back-to.ts'
import {
  brokenOffPage,
  cancelledPage,
  failedPage,
  madePage,
  progressOf,
  progressPage,
  refusedPage,
} from './progress.page.ts'
import { clausesShown, reviewPage } from './review.page.ts'

const words = {
  changed: 'Somebody changed some of these meanwhile. Look at them again',
  mistaken: 'No draft comes of these choices yet. See what is in the way',
  reason: (file: string, confirmed: number) =>
    `Brought in from ${file}; ${confirmed} rules were confirmed in the review`,
  shared: 'Had a hand in bringing it in',
  inReview: 'In the review',
} as const

type Show = (c: Context, at: AtPolicyImport) => Response | Promise<Response>

/** One import: how far it is, the review of what was found, and what can be done with all of it. */
export function importRoutes(needs: PolicyImportNeeds): Hono {
  const may = needs.door.may('edit-draft', loadPolicyImport(needs))
  const path = '/trusts/:slug/drafts/import/:import'
  const at = (show: Show) => (c: Context) => show(c, atPolicyImport(c, needs))
  return new Hono()
    .get(
      path,
      may,
      at((c, here) => show(c, needs, here)),
    )
    .get(
      `${path}/progress.json`,
      may,
      at((c, here) => c.json(progressOf(here))),
    )
    .post(
      `${path}/again`,
      may,
      at(async (c, here) => {
        const { trust, one } = here
        await readAgain(needs, { trustId: trust.trustId, importId: one.importId })
        return c.redirect(here.address, 303)
      }),
    )
    .post(
      `${path}/cancel`,
      may,
      at(async (c, here) => {
        const { trust, one, by } = here
        await cancelImport(needs, { trustId: trust.trustId, importId: one.importId, by })
        return c.redirect(here.address, 303)
      }),
    )
    .post(
      `${path}/check`,
      may,
      at(async (c, here) => {
        await recheck(needs, keyOf(here))
        return c.redirect(here.address, 303)
      }),
    )
    .post(
      `${path}/sections`,
      may,
      at((c, here) => accept(c, needs, here)),
    )
    .post(
      `${path}/draft`,
      may,
      at((c, here) => make(c, needs, here)),
    )
}

const pages: Readonly<
  Record<Exclude<ImportState, 'ready'>, (frame: Frame, at: AtPolicyImport) => Html>
> = {
  file: brokenOffPage,
  reading: progressPage,
  refused: refusedPage,
  failed: failedPage,
  cancelled: cancelledPage,
  made: madePage,
}

async function show(c: Context, needs: PolicyImportNeeds, at: AtPolicyImport): Promise<Response> {
  const { state } = at.one
  if (state !== 'ready') return c.html(pages[state](at.frame, at))
  return showReview(c, needs, { at, asked: reviewAsked((name) => c.req.query(name)) })
}

async function showReview(
  c: Context,
  needs: PolicyImportNeeds,
  {
    at,
    asked,
    problem,
  }: {
    readonly at: AtPolicyImport
    readonly asked: ReviewAsked
    readonly problem?: string
  },
): Promise<Response> {
  const { page, section } = asked
  const look = async (state: ReviewAsked['state']) =>
    lookAtClauses(needs, {
      trustId: at.trust.trustId,
      importId: at.one.importId,
      state: state === 'all' ? undefined : state,
      section,
      skip: (page - 1) * clausesShown,
      most: clausesShown,
    })
  const first = await look(asked.state ?? 'to-do')
  // Nothing is asked for and nothing is left to do: everything is shown.
  const isDone = asked.state === undefined && first.counts['to-do'] === 0
  const state = isDone || asked.state === 'all' ? undefined : (asked.state ?? 'to-do')
  const found = isDone ? await look('all') : first
  const names = await namesIn(needs, at.trust, found.clauses)
  const model = { ...found, state, section, page, problem, names, catalogue: needs.catalogue() }
  return c.html(reviewPage(at.frame, at, model), problem === undefined ? 200 : 422)
}

async function accept(c: Context, needs: PolicyImportNeeds, at: AtPolicyImport): Promise<Response> {
  const sent = await sentForm(c)
  const asked = { ...keyOf(at), section: sent.get('section') ?? '', seen: seenIn(sent) }
  const done = await acceptSection(needs, asked)
  const back = reviewAsked((name) => sent.get(`back-${name}`) ?? undefined)
  if (done.ok && done.value.changed > 0) {
    return showReview(c, needs, { at, asked: back, problem: words.changed })
  }
  return c.redirect(backTo(at.address, back), 303)
}

/** How often something had been said of each clause when the page was shown, by its place. */
function seenIn(sent: URLSearchParams): ReadonlyMap<number, number> {
  return new Map(
    sent.getAll('seen').flatMap((one) => {
      const [, place, revision] = /^(\d{1,6}):(\d{1,9})$/.exec(one) ?? []
      return place === undefined ? [] : [[Number(place), Number(revision)] as const]
    }),
  )
}

async function make(c: Context, needs: PolicyImportNeeds, at: AtPolicyImport): Promise<Response> {
  const made = await makeDraft(needs, {
    ...keyOf(at),
    mayConfirm: needs.door.can(c, 'confirm-rule'),
    reason: (confirmed, share) => withShare(words.reason(at.one.fileName, confirmed), share),
    sharedReason: (share) => withShare(words.shared, share),
  })
  if (made.ok) return c.redirect(`${at.drafts}/${made.value.draftId}`, 303)
  if (made.error.type === 'not-now') return c.redirect(at.address, 303)
  const asked = reviewAsked(() => undefined)
  return showReview(c, needs, { at, asked, problem: words.mistaken })
}

function withShare(reason: string, share: Share): string {
  const said = shareWords(share)
  return said === '' ? reason : `${reason}. ${words.inReview}: ${said}`
}
