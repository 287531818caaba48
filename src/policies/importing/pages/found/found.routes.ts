import { Hono, type Context } from 'hono'

import { err, ok, type Result } from '#core/result.ts'
import { correctRelated, relatedMark } from '#policies/importing/keeping/correct-related.ts'
import { dismissDefect } from '#policies/importing/keeping/dismiss-defect.ts'
import { allClauses, lookAtImport } from '#policies/importing/keeping/look-at-imports.ts'
import {
  atPolicyImport,
  keyOf,
  loadPolicyImport,
  type AtPolicyImport,
  type PolicyImportNeeds,
} from '#policies/importing/pages/at-policy-import.routes.ts'
import { defectMark, relatedOf, type Said } from '#policies/importing/reviewing/said.ts'
import { sentForm } from '#web/post-form.ts'
import { fresh, textOf, type Filled, type Sent } from '#people/pages/forms/sent.ts'
import { namesOf } from '#people/names/names-of.ts'

import { defectPage, relatedPage } from './change.page.ts'
import { foundPage } from './found.page.ts'
import { fieldsOf, sayingIn } from './related-form.ts'

const words = {
  why: 'Say why it is no defect',
  long: 'Say it in 500 letters at the most',
  dismissed: 'Somebody dismissed this meanwhile. Their reason is below',
  stale: 'Somebody changed this meanwhile. What you typed is still here: look at it again and save',
} as const

const mostOfWhy = 500

/** What was found beside the clauses: defects to dismiss, documents to put right or strike out. */
export function foundRoutes(needs: PolicyImportNeeds): Hono {
  const may = needs.door.may('edit-draft', loadPolicyImport(needs))
  const path = '/trusts/:slug/drafts/import/:import/found'
  const at =
    (show: (c: Context, at: AtPolicyImport) => Response | Promise<Response>) => (c: Context) => {
      const here = atPolicyImport(c, needs)
      return here.one.state === 'ready' ? show(c, here) : c.redirect(here.address, 303)
    }
  const showFound = at((c, here) => show(c, needs, here))
  const showDefect = at((c, here) => askWhy(c, { at: here, filled: fresh() }))
  const saveDefect = at((c, here) => dismiss(c, needs, here))
  const showRelated = at((c, here) => askRelated(c, needs, { at: here }))
  const saveRelated = at((c, here) => correct(c, needs, here))
  return new Hono()
    .get(path, may, showFound)
    .get(`${path}/defect`, may, showDefect)
    .post(`${path}/defect`, may, saveDefect)
    .get(`${path}/document`, may, showRelated)
    .post(`${path}/document`, may, saveRelated)
}

async function show(c: Context, needs: PolicyImportNeeds, at: AtPolicyImport): Promise<Response> {
  const { trustId } = at.trust
  const clauses = await allClauses(needs, { trustId, importId: at.one.importId })
  const related = relatedOf(at.one, clauses)
  const said: readonly (Said | undefined)[] = [
    ...at.one.defects.map(({ dismissed }) => dismissed),
    ...related.flatMap(({ corrected, struck }) => [corrected, struck]),
  ]
  const ids = new Set(said.flatMap((one) => (one === undefined ? [] : [one.by])))
  const names = await namesOf(needs, { trustId, ids: [...ids] })
  const model = { clauses, related, names, catalogue: needs.catalogue() }
  return c.html(foundPage(at.frame, at, model))
}

type Asking = { readonly at: AtPolicyImport; readonly filled: Filled; readonly status?: 409 | 422 }

function askWhy(c: Context, { at, filled, status }: Asking): Response | Promise<Response> {
  const mark = filled.sent.get('mark') ?? c.req.query('mark')
  const defect = at.one.defects.find((one) => defectMark(one) === mark)
  if (!defect) return c.redirect(`${at.address}/found`, 303)
  return c.html(defectPage(at.frame, at, { defect, filled }), status ?? 200)
}

async function dismiss(
  c: Context,
  needs: PolicyImportNeeds,
  at: AtPolicyImport,
): Promise<Response> {
  const sent = await sentForm(c)
  const why = sent.get('do') === 'dismiss' ? whyIn(sent) : undefined
  const asking = (says: string): Filled => ({ sent, problems: [{ field: 'why', says }] })
  if (why?.ok === false) return askWhy(c, { at, filled: asking(why.error), status: 422 })
  const mark = sent.get('mark') ?? ''
  const done = await dismissDefect(needs, { ...keyOf(at), mark, why: why?.value })
  if (done.ok || done.error !== 'dismissed-already') {
    return c.redirect(`${at.address}/found#defects`, 303)
  }
  const now = await lookAtImport(needs, { trustId: at.trust.trustId, importId: at.one.importId })
  return askWhy(c, { at: { ...at, ...now }, filled: asking(words.dismissed), status: 409 })
}

function whyIn(sent: Sent): Result<string, string> {
  const why = textOf(sent, 'why')
  if (why === undefined) return err(words.why)
  return why.length > mostOfWhy ? err(words.long) : ok(why)
}

async function askRelated(
  c: Context,
  needs: PolicyImportNeeds,
  {
    at,
    filled,
    status = 200,
  }: { readonly at: AtPolicyImport; readonly filled?: Filled; readonly status?: 200 | 409 | 422 },
): Promise<Response> {
  const place = placeIn(filled?.sent.get('place') ?? c.req.query('place'))
  const clauses = await allClauses(needs, {
    trustId: at.trust.trustId,
    importId: at.one.importId,
  })
  const document = relatedOf(at.one, clauses)[place]
  if (!document) return c.redirect(`${at.address}/found`, 303)
  const shown = filled ?? fresh(fieldsOf(document))
  const model = { document, place, seen: relatedMark(document), filled: shown }
  return c.html(relatedPage(at.frame, at, model), status)
}

async function correct(
  c: Context,
  needs: PolicyImportNeeds,
  at: AtPolicyImport,
): Promise<Response> {
  const sent = await sentForm(c)
  const saying = sayingIn(sent)
  if (!saying.ok) {
    return askRelated(c, needs, { at, filled: { sent, problems: saying.error }, status: 422 })
  }
  const done = await correctRelated(needs, {
    ...keyOf(at),
    place: placeIn(sent.get('place')),
    seen: sent.get('seen') ?? '',
    saying: saying.value,
  })
  if (!done.ok && done.error.type === 'stale') {
    const problems = [{ field: 'title', says: words.stale }]
    return askRelated(c, needs, { at, filled: { sent, problems }, status: 409 })
  }
  return c.redirect(`${at.address}/found#related`, 303)
}

function placeIn(text: string | null | undefined): number {
  return /^\d{1,5}$/.test(text ?? '') ? Number(text) : -1
}
