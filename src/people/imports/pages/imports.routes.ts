import { Hono, type Context } from 'hono'

import { listMappings } from '#people/imports/list-mappings.ts'
import { listRuns } from '#people/imports/runs/look-at-runs.ts'
import { startRun } from '#people/imports/runs/start-run.ts'
import { startUpload } from '#web/uploads/upload.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import { atImports, type ImportNeeds } from './at-imports.routes.ts'
import { listPage } from './list.page.ts'
import { mappingRoutes } from './mapping/mapping.routes.ts'
import { newImportPage, type NewImportModel } from './new.page.ts'
import { checkNewImport } from './read-new-import.ts'
import { runRoutes } from './run.routes.ts'

/** The imports of a trust: what was brought in, starting one, and each one's way. */
export function importRoutes(needs: ImportNeeds): Hono {
  const may = needs.door.may('import-people')
  const list = '/trusts/:slug/imports'
  return new Hono()
    .use(`${list}/:id/files/*`, startUpload())
    .get(list, may, (c) => showList(c, needs))
    .post(list, may, (c) => start(c, needs))
    .get(`${list}/new`, may, (c) => showNew(c, needs))
    .route('/', mappingRoutes(needs))
    .route('/', runRoutes(needs))
}

const shown = 25

async function showList(c: Context, needs: ImportNeeds): Promise<Response> {
  const { frame, trust, base } = atImports(c, needs)
  const page = pageAsked(c)
  const { trustId } = trust
  const runs = await listRuns(needs, { trustId, skip: (page - 1) * shown, most: shown + 1 })
  const hasMore = runs.length > shown
  return c.html(listPage(frame, { base, runs: runs.slice(0, shown), page, hasMore }))
}

const begun: NewImportModel['typed'] = { format: '', source: 'mis', group: '', mapping: '' }

async function showNew(c: Context, needs: ImportNeeds): Promise<Response> {
  const { frame, trust, base } = atImports(c, needs)
  const mappings = [...(await listMappings(needs, trust)).keys()]
  return c.html(newImportPage(frame, { base, mappings, typed: begun, problems: {} }))
}

async function start(c: Context, needs: ImportNeeds): Promise<Response> {
  const { frame, trust, visitor, base } = atImports(c, needs)
  const kept = await listMappings(needs, trust)
  const form = await c.req.formData()
  const read = checkNewImport((name) => textIn(form, name), kept)
  if (!read.ok) {
    return c.html(newImportPage(frame, { base, mappings: [...kept.keys()], ...read.error }), 422)
  }
  const { trustId } = trust
  const runId = await startRun(needs, { ...read.value, trustId, startedBy: visitor.personId })
  return c.redirect(`${base}/${runId}`, 303)
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
