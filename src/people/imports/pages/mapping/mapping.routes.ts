import { Hono, type Context } from 'hono'

import { listMappings } from '#people/imports/list-mappings.ts'
import { keepMapping } from '#people/imports/keep-mapping.ts'
import { removeMapping } from '#people/imports/remove-mapping.ts'
import { guessColumns } from '#people/imports/reading/guess-columns.ts'
import { readErrorWords } from '#people/imports/reading/read-error-words.ts'
import { askToRead } from '#people/imports/runs/ask-for-work.ts'
import { listSchools } from '#people/schools/list-schools.ts'

import {
  type AtRun,
  atImports,
  atRun,
  type ImportNeeds,
  loadRun,
} from '#people/imports/pages/at-imports.routes.ts'
import { filesPage } from '#people/imports/pages/files.page.ts'

import { type MappingTyped, mappingOf, typedIn } from './mapping-form.ts'
import { mappingPage, type MappingModel } from './mapping.page.ts'
import { mappingsPage } from './mappings.page.ts'
import { lookAtSheet, type Sheet } from './look-at-sheet.ts'
import { unknownWords, wordsSaid } from './unknown-words.ts'
import { wordsPage } from './words.page.ts'

/** Saying what the columns of a spreadsheet mean, and what was kept of that. */
export function mappingRoutes(needs: ImportNeeds): Hono {
  const may = needs.door.may('import-people')
  const mayRun = needs.door.may('import-people', loadRun(needs))
  const list = '/trusts/:slug/imports'
  return new Hono()
    .get(`${list}/mappings`, may, (c) => showKept(c, needs))
    .post(`${list}/mappings/remove`, may, (c) => remove(c, needs))
    .get(`${list}/:id/mapping`, mayRun, (c) => withSheet(c, needs, (sheet) => ask(c, needs, sheet)))
    .post(`${list}/:id/mapping`, mayRun, (c) =>
      withSheet(c, needs, (sheet) => answered(c, needs, sheet)),
    )
}

async function showKept(c: Context, needs: ImportNeeds): Promise<Response> {
  const { frame, trust, base } = atImports(c, needs)
  return c.html(mappingsPage(frame, { base, mappings: await listMappings(needs, trust) }))
}

async function remove(c: Context, needs: ImportNeeds): Promise<Response> {
  const { trust, visitor, base } = atImports(c, needs)
  const name = (await c.req.formData()).get('name')
  if (typeof name === 'string' && !name.includes('\0')) {
    await removeMapping(needs, { trustId: trust.trustId, by: visitor.personId, name })
  }
  return c.redirect(`${base}/mappings`, 303)
}

/** The one spreadsheet of the run; back to the files where there is none that can be read. */
async function withSheet(
  c: Context,
  needs: ImportNeeds,
  show: (sheet: Sheet) => Promise<Response>,
): Promise<Response> {
  const at = atRun(c, needs)
  const { trust, run, frame, address } = at
  const isOpen = run.state === 'files' || run.state === 'unreadable'
  if (run.format !== 'csv' || !isOpen) return c.redirect(address, 303)
  const sheet = await lookAtSheet(needs, { trustId: trust.trustId, runId: run.runId })
  if (sheet.ok) return show(sheet.value)
  return c.html(filesPage(frame, at, sheet.error), 422)
}

async function ask(c: Context, needs: ImportNeeds, { sample }: Sheet): Promise<Response> {
  const typed: MappingTyped = {
    meanings: guessColumns(sample.columns),
    kind: '',
    school: '',
    isMonthFirst: false,
    idLength: '',
    isWhole: false,
    name: '',
  }
  return form(c, needs, { sample, typed, problems: [] })
}

async function form(
  c: Context,
  needs: ImportNeeds,
  model: Omit<MappingModel, 'schools'>,
): Promise<Response> {
  const at = atRun(c, needs)
  const schools = await listSchools(needs, at.trust)
  const status = model.problems.length > 0 ? 422 : 200
  return c.html(mappingPage(at.frame, at, { ...model, schools }), status)
}

async function answered(c: Context, needs: ImportNeeds, sheet: Sheet): Promise<Response> {
  const sent = await c.req.formData()
  const fieldText = (name: string) => {
    const value = sent.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const { sample } = sheet
  const typed = typedIn(fieldText, sample)
  const first = mappingOf(typed, sample)
  if (!first.ok) return form(c, needs, { sample, typed, problems: first.error })
  const unknown = await unknownWords(sheet.file, first.value)
  if (!unknown.ok) {
    const text = unknown.error.type === 'too-many' ? tooMany : readErrorWords(unknown.error)
    return form(c, needs, { sample, typed, problems: [{ field: 'kind', text }] })
  }
  const at = atRun(c, needs)
  const { kinds, jobs } = unknown.value
  if (fieldText('words') !== 'said' && kinds.length + jobs.length > 0) {
    return c.html(wordsPage(at.frame, at, { kinds, jobs, carried: carriedFrom(sent) }))
  }
  const mapping = mappingOf(typed, sample, wordsSaid(unknown.value, fieldText))
  if (!mapping.ok) return form(c, needs, { sample, typed, problems: mapping.error })
  return read(c, needs, { at, name: typed.name, mapping: mapping.value })
}

const tooMany =
  'A column of kinds or jobs holds more than 60 different words; choose another column'

function carriedFrom(sent: FormData): readonly (readonly [string, string])[] {
  return [...sent].flatMap(([name, value]) =>
    typeof value === 'string' && name !== 'form_token' ? [[name, value] as const] : [],
  )
}

async function read(
  c: Context,
  needs: ImportNeeds,
  given: {
    readonly at: AtRun
    readonly name: string
    readonly mapping: Parameters<typeof keepMapping>[1]['mapping']
  },
): Promise<Response> {
  const { at, name, mapping } = given
  const { trustId } = at.trust
  if (name !== '') await keepMapping(needs, { trustId, by: at.visitor.personId, name, mapping })
  await askToRead(needs, { trustId, runId: at.run.runId, mapping })
  return c.redirect(at.address, 303)
}
