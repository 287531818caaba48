import { Hono, type Context } from 'hono'

import type { Load } from '#access/door.routes.ts'
import { trustOf, type TrustAtDoor } from '#access/at-door.routes.ts'
import { sayOfClause } from '#policies/importing/keeping/choose.ts'
import { clauseAt } from '#policies/importing/keeping/look-at-imports.ts'
import { searchControls } from '#policies/importing/reviewing/pick-control.ts'
import type { ReviewClause } from '#policies/importing/reviewing/review-clause.ts'
import type { Saying } from '#policies/importing/reviewing/saying.ts'

import {
  atPolicyImport,
  keyOf,
  loadPolicyImport,
  type AtPolicyImport,
  type PolicyImportNeeds,
} from '#policies/importing/pages/at-policy-import.routes.ts'
import { namesIn } from '#policies/importing/pages/names-in.ts'
import { backTo, reviewAsked } from '#policies/importing/pages/back-to.ts'
import { staleClause } from '#policies/importing/pages/import-words.ts'
import { sentForm } from '#web/post-form.ts'
import { clausePage } from './clause.page.ts'
import { controlsShown, pickPage } from './pick.page.ts'
import { settingsRoutes } from './settings.routes.ts'

declare module 'hono' {
  // Hono asks for an interface here, as it joins everybody's into one.
  interface ContextVariableMap {
    reviewClause?: ReviewClause
  }
}

/** For the door: the trust, if the import in the address is one of its own and has such a clause. */
export function loadClause(needs: PolicyImportNeeds): Load {
  const load = loadPolicyImport(needs)
  return async (c) => {
    const thing = await load(c)
    const trust = trustOf(c)
    if (!thing || !trust) return undefined
    const clause = await clauseAsked(c, needs, trust)
    if (clause === undefined) return undefined
    c.set('reviewClause', clause)
    return thing
  }
}

async function clauseAsked(
  c: Context,
  needs: PolicyImportNeeds,
  { trustId }: TrustAtDoor,
): Promise<ReviewClause | undefined> {
  const one = c.get('policyImport')?.one
  const place = /^\d{1,6}$/.exec(c.req.param('place') ?? '')?.[0]
  if (one?.state !== 'ready' || place === undefined) return undefined
  return clauseAt(needs, { trustId, importId: one.importId, place: Number(place) })
}

/** Where a page of one clause stands. */
export type AtClause = { readonly at: AtPolicyImport; readonly clause: ReviewClause }

/** Where this request about a clause stands, behind a door that loaded it. */
export function atClause(c: Context, needs: PolicyImportNeeds): AtClause {
  const clause = c.get('reviewClause')
  if (clause === undefined) throw new Error('this route was passed without its clause')
  return { at: atPolicyImport(c, needs), clause }
}

/** One clause under review: what is offered for it, saying what it means, picking a control. */
export function clauseRoutes(needs: PolicyImportNeeds): Hono {
  const may = needs.door.may('edit-draft', loadClause(needs))
  const path = '/trusts/:slug/drafts/import/:import/clauses/:place'
  return new Hono()
    .get(path, may, (c) => show(c, needs, atClause(c, needs)))
    .post(path, may, (c) => say(c, needs))
    .get(`${path}/controls`, may, (c) => pick(c, needs))
    .route('/', settingsRoutes(needs, { may, atClause: (c) => atClause(c, needs) }))
}

async function show(
  c: Context,
  needs: PolicyImportNeeds,
  { at, clause, problem }: AtClause & { readonly problem?: string },
): Promise<Response> {
  const { trust, one } = at
  const next = { importId: one.importId, place: clause.place + 1 }
  const hasNext = (await clauseAt(needs, { trustId: trust.trustId, ...next })) !== undefined
  const names = await namesIn(needs, trust, [clause])
  const model = { clause, hasNext, problem, names, catalogue: needs.catalogue() }
  return c.html(clausePage(at.frame, at, model), problem === undefined ? 200 : 409)
}

async function say(c: Context, needs: PolicyImportNeeds): Promise<Response> {
  const { at, clause } = atClause(c, needs)
  const sent = await sentForm(c)
  const text = (name: string): string => sent.get(name) ?? ''
  const saying = sayingIn(text)
  if (saying === undefined) return c.redirect(`${at.address}/clauses/${clause.place}`, 303)
  const seen = Number(text('seen'))
  const said = await sayOfClause(needs, { ...keyOf(at), place: clause.place, seen, saying })
  if (!said.ok && said.error.type === 'stale') {
    return show(c, needs, { at, clause: said.error.clause, problem: staleClause })
  }
  return c.redirect(whereTo(at, clause, text), 303)
}

/** Back to the list where the form stood in one, else to the clause. */
function whereTo(at: AtPolicyImport, { place }: ReviewClause, text: (name: string) => string) {
  if (text('back-state') === '') return `${at.address}/clauses/${place}`
  return backTo(
    at.address,
    reviewAsked((name) => text(`back-${name}`)),
  )
}

function sayingIn(text: (name: string) => string): Saying | undefined {
  const type = (['accept', 'statement', 'offered'] as const).find((one) => one === text('say'))
  if (type !== undefined) return { type }
  return text('say') === 'drop' ? { type: 'drop', control: text('control') } : undefined
}

function pick(c: Context, needs: PolicyImportNeeds): Response | Promise<Response> {
  const { at, clause } = atClause(c, needs)
  const { q = '', instead = '', page = '1' } = c.req.query()
  const searched = q.trim().slice(0, 100)
  const controls = searchControls(needs.catalogue(), searched)
  const last = Math.max(1, Math.ceil(controls.length / controlsShown))
  const wanted = /^\d{1,4}$/.test(page) ? Number(page) : 1
  const model = {
    clause,
    controls,
    words: searched,
    instead: instead.slice(0, 100),
    page: Math.min(Math.max(1, wanted), last),
  }
  return c.html(pickPage(at.frame, at, model))
}
