import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import type { Door } from '#access/door.routes.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { trustsWithPolicy } from '#policies/trusts-with-policy.ts'
import { listDrafts } from '#policies/drafts/find-draft.ts'
import type { Library } from '#rulebooks/library.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { chooseEdition, type Chosen, type ChoosingNeeds, type Looking } from './choose-edition.ts'
import { comparisonPage, isKind } from './comparison.page.ts'
import { openComparisons, type Comparisons } from './comparisons.ts'
import { foundIn, type Wanted } from './found-differences.ts'
import { matrixOf } from './matrix.ts'
import { startPage, type Choice } from './start.page.ts'
import { comparingProgress, waitingPage } from './two-policies.page.ts'

/** What the pages of comparing need. */
export type ComparingNeeds = ChoosingNeeds & {
  readonly clock: Clock
  readonly library: Library
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
  readonly comparisons?: Comparisons
}

/** So many trusts are held against each other at once; of more, the own and the first by name. */
const mostTrusts = 6
/** So many trusts and drafts can be chosen from a list. */
const mostChoices = 100

/** Two trusts, or a trust and a draft, held against each other. Open to everyone but for drafts. */
export function compareRoutes(needs: ComparingNeeds): Hono {
  const comparisons = needs.comparisons ?? openComparisons()
  const read = needs.door.may('read-policy')
  return new Hono()
    .get('/trusts/:slug/compare', read, (c) => show(c, { ...needs, comparisons }))
    .get('/trusts/:slug/compare/progress.json', read, (c) =>
      showProgress(c, { ...needs, comparisons }),
    )
}

type Ready = ComparingNeeds & { readonly comparisons: Comparisons }

async function show(c: Context, needs: Ready): Promise<Response> {
  const at = here(c, needs)
  if (!at) return c.html(notFoundPage({ demo: needs.demo }), 404)
  const two = await bothOf(c, needs, at)
  if (!two) return showStart(c, needs, at)
  const look = await needs.comparisons.lookSoon(two.pair)
  const model = { address: at.address, left: two.left, right: two.right }
  if (look.state !== 'done') return c.html(waitingPage(at.frame, model, look))
  const { vocabulary } = needs.library
  const found = foundIn(look.comparison, wantedIn(c))
  return c.html(comparisonPage(at.frame, { ...model, found, vocabulary }))
}

function wantedIn(c: Context): Wanted {
  const { action = '', kind = '', show: all } = c.req.query()
  return {
    action: action === '' ? undefined : action,
    kind: isKind(kind) ? kind : undefined,
    show: all === 'all' ? 'all' : 'pairs',
    page: pageAsked(c),
  }
}

async function showProgress(c: Context, needs: Ready): Promise<Response> {
  const at = here(c, needs)
  if (!at) return c.json(comparingProgress({ state: 'failed' }))
  const two = await bothOf(c, needs, at)
  return c.json(comparingProgress(two ? needs.comparisons.look(two.pair) : { state: 'failed' }))
}

type Here = Looking & { readonly address: string; readonly frame: Frame }

function here(c: Context, { clock, door, themes, demo }: Ready): Here | undefined {
  const trust = trustOf(c)
  const theme = themes.get(trust?.slug ?? '')
  if (!trust || !theme) return undefined
  return {
    trust,
    today: dayOf(clock.now()),
    maySeeDrafts: door.can(c, 'see-drafts'),
    address: `/trusts/${trust.slug}/compare`,
    frame: trustFrame(c, theme, { demo, part: 'compare' }),
  }
}

/** Both policies that the address names; undefined when one is not there, or not to be seen. */
async function bothOf(c: Context, needs: Ready, at: Here) {
  const { left: one = '', right: other = '' } = c.req.query()
  const left = await chooseEdition(needs, one, at)
  const right = left && (await chooseEdition(needs, other, at))
  if (!left || !right) return undefined
  const { vocabularyText } = right.edition
  return { left, right, pair: { left: left.edition, right: right.edition, vocabularyText } }
}

async function showStart(c: Context, needs: Ready, at: Here): Promise<Response> {
  const { left = '', right = '' } = c.req.query()
  const isUnknown = left !== '' && right !== ''
  const trusts = await trustsHere(needs, at)
  const choices = [...trusts, ...(await editionsHere(needs, at)), ...(await draftsHere(needs, at))]
  const matrix = await drawnMatrix(needs, at, trusts)
  const model = { address: at.address, choices, left, right, isUnknown, matrix }
  return c.html(startPage(at.frame, model), isUnknown ? 404 : 200)
}

/** The trusts with a policy, this one first. */
async function trustsHere({ db, shelf }: Ready, { trust }: Here): Promise<readonly Choice[]> {
  const all = await trustsWithPolicy({ db, shelf })
  const own = all.filter(({ trustId }) => trustId === trust.trustId)
  const others = all.filter(({ trustId }) => trustId !== trust.trustId)
  return [...own, ...others].slice(0, mostChoices).map(({ code, name }) => ({
    name: code,
    title: name,
  }))
}

/** Every edition of this trust that everybody may read, the latest first. */
async function editionsHere({ shelf }: Ready, { trust }: Here): Promise<readonly Choice[]> {
  const first = shelf.first(trust.code)
  const terms = await shelf.terms(trust.trustId)
  const labels = new Map(terms.map(({ seal, label }) => [seal, label]))
  if (first && terms.length > 0) labels.set(first.seal, first.rulebook.control.edition)
  return [...labels].map(([seal, label]) => ({
    name: `edition:${seal}`,
    title: `${trust.name}, edition ${label}`,
  }))
}

async function draftsHere(
  { db }: Ready,
  { trust, maySeeDrafts }: Here,
): Promise<readonly Choice[]> {
  if (!maySeeDrafts) return []
  const asked = { trustId: trust.trustId, kind: 'trust', most: mostChoices, after: 0 } as const
  const { drafts } = await listDrafts({ db }, asked)
  return drafts.map(({ draftId, title }) => ({
    name: `draft:${draftId}`,
    title: `Draft: ${title}`,
  }))
}

async function drawnMatrix(
  needs: Ready,
  at: Here,
  trusts: readonly Choice[],
): Promise<ReturnType<typeof matrixOf>> {
  const sides: Chosen[] = []
  for (const { name } of trusts.slice(0, mostTrusts)) {
    const side = await chooseEdition(needs, name, at)
    if (side) sides.push(side)
  }
  const vocabularyText = sides[0]?.edition.vocabularyText ?? ''
  return matrixOf(needs.comparisons, sides, vocabularyText)
}
