import { Hono, type Context } from 'hono'

import { trustOf } from '#access/at-door.routes.ts'
import { dayOf } from '#core/iso-day.ts'
import { fresh, textOf, type Filled, type Problem } from '#people/pages/forms/sent.ts'
import { defectKnown } from '#policies/approving/sealing/defect-known.ts'
import {
  draftDoors,
  reasonProblems,
  revisingBy,
  sentText,
  withDraft,
  type AtDraft,
  type DraftingNeeds,
} from '#policies/drafting/at-draft.routes.ts'
import { reviseDraft } from '#policies/drafting/saving/revise-draft.ts'
import { ok, type Result } from '#core/result.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'
import type { Defect } from '#rulebooks/language/rulebook.ts'
import { listRelated } from '#policies/related/list-related.ts'
import { wantingAt } from '#policies/related/wanting.ts'
import { addDefect, removeDefect } from '#rulebooks/writing/defects.ts'
import { clausesOf, outlineOf } from '#rulebooks/writing/outline.ts'
import { notFoundPage } from '#web/problem.page.ts'
import { trustFrame } from '#web/trust-frame.ts'

import { defectsPage, draftDefectsPage } from './defects.page.ts'
import { defectsIn } from './defects-in.ts'
import { readDefect } from './read-defect.ts'

/** What is wrong in the text of the edition in force, for everyone; and in a draft, where it is mended. */
export function defectsRoutes(needs: DraftingNeeds): Hono {
  const { see, edit } = draftDoors(needs)
  const draft = '/trusts/:slug/drafts/:draft/defects'
  return new Hono()
    .get('/trusts/:slug/defects', needs.door.may('read-policy'), (c) => inForce(c, needs))
    .get(draft, see, (c) =>
      withDraft(c, needs, (at) => show(c, needs, { at, mending: fresh(), adding: fresh() })),
    )
    .post(`${draft}/mend`, edit, (c) => withDraft(c, needs, (at) => mend(c, needs, at)))
    .post(`${draft}/add`, edit, (c) => withDraft(c, needs, (at) => add(c, needs, at)))
}

async function inForce(c: Context, needs: DraftingNeeds): Promise<Response> {
  const trust = trustOf(c)
  const theme = needs.themes.get(trust?.slug ?? '')
  const edition = trust && (await needs.shelf.inForce(trust, dayOf(needs.clock.now())))
  if (!trust || !theme || !edition) return c.html(notFoundPage({ demo: needs.demo }), 404)
  const frame = trustFrame(c, theme, { demo: needs.demo, part: 'policy' })
  const { defects } = edition.rulebook
  return c.html(defectsPage(frame, { defects, policy: `/trusts/${trust.slug}/policy` }))
}

type Forms = { readonly mending: Filled; readonly adding: Filled }

/** So much of what the checks find is shown here; all of it stands on the page of what is left to do. */
const mostChecks = 20

async function show(
  c: Context,
  needs: DraftingNeeds,
  { at, mending, adding }: Forms & { readonly at: AtDraft },
): Promise<Response> {
  const { source } = at.draft
  const outline = outlineOf(source)
  const { mistakes } = at.reading
  const problems = [...mending.problems, ...adding.problems]
  const page = draftDefectsPage(at, {
    defects: defectsIn(source),
    checks: mistakes.slice(0, mostChecks),
    more: Math.max(0, mistakes.length - mostChecks),
    wanting: await wantingIn(needs, at),
    clauses: outline === undefined ? [] : clausesOf(outline).map(({ id }) => id),
    mending,
    adding,
    problems,
  })
  return c.html(page, problems.length > 0 ? 422 : 200)
}

/** The titles of the trust's related documents that are missing or outdated. */
async function wantingIn(
  { db }: DraftingNeeds,
  { trust, today, reading }: AtDraft,
): Promise<readonly string[]> {
  if (reading.edition === undefined) return []
  const { rulebook } = reading.edition
  const related = await listRelated({ db }, { trustId: trust.trustId, rulebook, today })
  return wantingAt(related, { ofTrust: true, schools: [] }).map(({ one }) => one.title)
}

async function mend(c: Context, needs: DraftingNeeds, at: AtDraft): Promise<Response> {
  const sent = await sentText(c)
  const mended = new Set(sent.getAll('mended'))
  const none: Problem = { field: 'mended', says: 'Select what is mended' }
  const problems = [...(mended.size === 0 ? [none] : []), ...reasonProblems(sent)]
  if (problems.length > 0)
    return show(c, needs, { at, mending: { sent, problems }, adding: fresh() })
  return revise(c, needs, {
    at,
    sent,
    change: (source) =>
      defectsIn(source)
        .filter((one) => mended.has(defectKnown(one)))
        .reduce<Result<string, WritingError>>(
          (text, one) => (text.ok ? removeDefect(text.value, one) : text),
          ok(source),
        ),
  })
}

async function add(c: Context, needs: DraftingNeeds, at: AtDraft): Promise<Response> {
  const sent = await sentText(c)
  sent.set('reason', textOf(sent, 'why') ?? '')
  const read = readDefect(sent)
  const why = reasonProblems(sent).map(({ says }) => ({ field: 'why', says }))
  if (!read.ok || why.length > 0) {
    const problems = [...(read.ok ? [] : read.error), ...why]
    return show(c, needs, { at, mending: fresh(), adding: { sent, problems } })
  }
  return revise(c, needs, {
    at,
    sent,
    change: (source) => (isListed(source, read.value) ? ok(source) : addDefect(source, read.value)),
  })
}

/** A form sent twice adds one defect. */
function isListed(source: string, defect: Defect): boolean {
  return defectsIn(source).some((one) => defectKnown(one) === defectKnown(defect))
}

type Revision = {
  readonly at: AtDraft
  readonly sent: URLSearchParams
  readonly change: (source: string) => Result<string, WritingError>
}

async function revise(
  c: Context,
  needs: DraftingNeeds,
  { at, sent, change }: Revision,
): Promise<Response> {
  const saved = await reviseDraft(needs, revisingBy(at, sent), ({ current }) =>
    change(current.source),
  )
  if (saved.ok) return c.redirect(`${at.home}/defects?done=saved`, 303)
  const says = refusals[saved.error.type] ?? refusals['not-drafting']
  return show(c, needs, {
    at,
    mending: { sent, problems: [{ field: 'mended', says }] },
    adding: fresh(),
  })
}

const refusals: Readonly<Record<string, string>> & { readonly 'not-drafting': string } = {
  'not-drafting': 'The draft is with those who decide on it, or was decided on',
  'no-such-clause': 'Somebody took this clause out of the draft meanwhile',
  'not-a-rulebook': 'The front of the document cannot be read. Mend it first',
}
