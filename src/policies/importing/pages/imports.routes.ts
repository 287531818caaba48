import { Hono, type Context } from 'hono'

import { isId, newId } from '#core/ids.ts'
import { err, ok, type Result } from '#core/result.ts'
import { listImports } from '#policies/importing/keeping/look-at-imports.ts'
import { receivePolicy, type NotReceived } from '#policies/importing/keeping/receive-policy.ts'
import { lazyCatalogue } from '#policies/importing/matching/open-catalogue.ts'
import { openChecker } from '#policies/importing/working/checker.ts'
import { startUpload, uploadOf, type UploadPart, brokeOff } from '#web/uploads/upload.ts'
import { pageAsked } from '#web/paging/page-asked.ts'

import {
  atPolicyImports,
  type AtPolicyImports,
  type PolicyImportNeeds,
} from './at-policy-import.routes.ts'
import { clauseRoutes } from './clause/clause.routes.ts'
import { controlRoutes } from './control.routes.ts'
import { foundRoutes } from './found/found.routes.ts'
import { importRoutes } from './import.routes.ts'
import { listPage } from './list.page.ts'

/** Bringing a policy in: its file, how far it is, the review of what was found, and the draft. */
export function policyImportRoutes(given: Omit<PolicyImportNeeds, 'checker' | 'catalogue'>): Hono {
  const needs = { ...given, checker: openChecker(), catalogue: lazyCatalogue() }
  const may = needs.door.may('edit-draft')
  const list = '/trusts/:slug/drafts/import'
  return new Hono()
    .use(`${list}/files/*`, startUpload())
    .get(list, may, (c) => showList(c, needs, {}))
    .post(`${list}/files`, may, (c) => receive(c, needs))
    .route('/', importRoutes(needs))
    .route('/', controlRoutes(needs))
    .route('/', foundRoutes(needs))
    .route('/', clauseRoutes(needs))
}

const shown = 20

async function showList(
  c: Context,
  needs: PolicyImportNeeds,
  { problem }: { readonly problem?: string },
): Promise<Response> {
  const { frame, trust, base, drafts } = atPolicyImports(c, needs)
  const page = pageAsked(c)
  const { trustId } = trust
  const imports = await listImports(needs, { trustId, skip: (page - 1) * shown, most: shown + 1 })
  const model = {
    base,
    drafts,
    page,
    problem,
    importId: newId(),
    imports: imports.slice(0, shown),
    hasMore: imports.length > shown,
  }
  return c.html(listPage(frame, model), problem === undefined ? 200 : 422)
}

async function receive(c: Context, needs: PolicyImportNeeds): Promise<Response> {
  const at = atPolicyImports(c, needs)
  const taken = await take(c, needs, at)
  if (!taken.ok) return showList(c, needs, { problem: taken.error })
  return c.redirect(`${at.base}/${taken.value}`, 303)
}

/** Takes the file of the form as it comes, and gives the id of its import. */
async function take(
  c: Context,
  needs: PolicyImportNeeds,
  at: AtPolicyImports,
): Promise<Result<string, string>> {
  const upload = uploadOf(c)
  if (upload === undefined) return err(problems['no-file'])
  try {
    return await takeParts(upload, needs, at)
  } catch (error) {
    if (brokeOff(error)) return err(problems.broken)
    throw error
  }
}

/** Takes the first file; what comes behind it is passed over, so that the answer can be read. */
async function takeParts(
  upload: AsyncIterable<UploadPart>,
  needs: PolicyImportNeeds,
  { trust, by }: AtPolicyImports,
): Promise<Result<string, string>> {
  let importId = newId()
  let taken: Result<string, string> | undefined
  for await (const part of upload) {
    importId = idIn(part) ?? importId
    if (!isFile(part) || taken !== undefined) continue
    const fileName = part.fileName.replaceAll('\0', '')
    const file = { trustId: trust.trustId, by, importId, fileName, bytes: part.bytes }
    const received = await receivePolicy(needs, file)
    taken = received.ok ? ok(importId) : err(problems[received.error])
  }
  return taken ?? err(problems['no-file'])
}

/** The id the form gives its import, before the file. */
function idIn(part: UploadPart): string | undefined {
  const isImport = part.type === 'field' && part.name === 'import'
  return isImport && isId(part.value) ? part.value : undefined
}

/** A file field that was left empty comes as a file without a name. */
function isFile(part: UploadPart): part is Extract<UploadPart, { type: 'file' }> {
  return part.type === 'file' && part.fileName !== ''
}

const problems: Readonly<Record<NotReceived | 'broken', string>> = {
  'no-file': 'Choose the file of the policy; one that is empty cannot be read',
  'no-name': 'Give the file a shorter name, and send it again',
  'too-large': 'The file is larger than 20 MB. Take pictures out of it and send it again',
  broken: 'What you sent broke off. Send it again',
}
