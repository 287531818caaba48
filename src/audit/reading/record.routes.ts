import { Hono, type Context } from 'hono'

import type { Door } from '#access/door.routes.ts'
import { insideOf } from '#access/inside.routes.ts'
import type { Html } from '#web/html.ts'
import type { Frame } from '#web/layout.ts'
import type { Themes } from '#web/load-themes.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { signerFor, type LogSecret } from '#audit/log-secret.ts'
import { notProvedWords } from '#audit/not-proved-words.ts'
import { proveEntry } from '#audit/prove-entry.ts'
import { signCheckpoint } from '#audit/sign-checkpoint.ts'

import { entryPage } from './entry.page.ts'
import { exportFile } from './export-file.ts'
import { exportPage } from './export.page.ts'
import {
  lastCheckpoint,
  readEntry,
  readRecord,
  recordLook,
  type ReadingNeeds,
} from './read-record.ts'
import { readFilter } from './record-filter.ts'
import { recordPage, type RecordModel } from './record.page.ts'

/** What the pages of the record need. */
export type RecordNeeds = ReadingNeeds & {
  readonly logSecret: LogSecret
  readonly themes: Themes
  readonly demo: boolean
  readonly door: Door
}

/** Reading the record, the proof of an entry, and the export. Every look becomes an entry. */
export function recordRoutes(needs: RecordNeeds): Hono {
  const { may } = needs.door
  return new Hono()
    .get('/trusts/:slug/audit', may('read-audit'), (c) => showRecord(c, needs))
    .get('/trusts/:slug/audit/export', may('export-audit'), (c) => showExport(c, needs))
    .post('/trusts/:slug/audit/export', may('export-audit'), (c) => sendExport(c, needs))
    .post('/trusts/:slug/audit/checkpoint', may('export-audit'), (c) => sign(c, needs))
    .get('/trusts/:slug/audit/:id', may('read-audit'), (c) => showEntry(c, needs))
    .post('/trusts/:slug/audit/:id/proof', may('export-audit'), (c) => sendProof(c, needs))
}

type Insider = {
  readonly trustId: string
  readonly by: string
  readonly slug: string
  readonly base: string
  readonly frame: Frame
}

function insider(c: Context, needs: RecordNeeds): Insider {
  const { trust, base, by, frame } = insideOf(c, needs, 'audit')
  return { ...by, slug: trust.slug, base: `${base}/audit`, frame }
}

async function showRecord(c: Context, needs: RecordNeeds): Promise<Response> {
  const { base, frame, trustId, by } = insider(c, needs)
  const typed = c.req.query()
  const mayExport = needs.door.can(c, 'export-audit')
  const shown: RecordModel = { base, typed, filter: {}, mayExport }
  const filter = readFilter(typed)
  if (!filter.ok) return c.html(recordPage(frame, { ...shown, problem: filter.error }), 422)
  const page = await readRecord(needs, { trustId, by, filter: filter.value })
  return c.html(recordPage(frame, { ...shown, filter: filter.value, page }))
}

async function showEntry(c: Context, needs: RecordNeeds): Promise<Response> {
  const { base, frame, trustId, by } = insider(c, needs)
  const entryId = c.req.param('id') ?? ''
  const read = await readEntry(needs, { trustId, by, entryId })
  if (read === undefined) return nothingThere(c, frame)
  const mayExport = needs.door.can(c, 'export-audit')
  return c.html(entryPage(frame, { base, entryId, mayExport, ...read }))
}

async function sendProof(c: Context, needs: RecordNeeds): Promise<Response> {
  const { frame, trustId, by } = insider(c, needs)
  const entryId = c.req.param('id') ?? ''
  const proof = await proveEntry(needs, { trustId, entryId })
  if (!proof.ok && proof.error.type === 'no-such-entry') return nothingThere(c, frame)
  if (!proof.ok) return c.html(await exportShown(c, needs, notProvedWords(proof.error)), 409)
  const subject = { kind: 'audit-entry', id: entryId }
  await recordLook(needs, { trustId, by, action: 'audit-entry.proved', subject })
  c.header('Content-Disposition', `attachment; filename="${entryId}.tlog-proof"`)
  return c.text(proof.value)
}

async function showExport(c: Context, needs: RecordNeeds): Promise<Response> {
  return c.html(await exportShown(c, needs))
}

async function exportShown(c: Context, needs: RecordNeeds, problem?: string): Promise<Html> {
  const { base, frame, trustId } = insider(c, needs)
  const { publicKey } = signerFor(needs.logSecret, trustId)
  const checkpoint = await lastCheckpoint(needs, trustId)
  return exportPage(frame, { base, publicKey, checkpoint, problem })
}

async function sign(c: Context, needs: RecordNeeds): Promise<Response> {
  const { base, trustId, by } = insider(c, needs)
  await recordLook(needs, { trustId, by, action: 'audit-log.signed' })
  const signed = await signCheckpoint(needs, trustId)
  if (!signed.ok) return c.html(await exportShown(c, needs, notProvedWords(signed.error)), 409)
  return c.redirect(`${base}/export`, 303)
}

// Recorded first, so that the file itself tells that it was made. One that may not be signed is given
// all the same, as evidence.
async function sendExport(c: Context, needs: RecordNeeds): Promise<Response> {
  const { trustId, by, slug } = insider(c, needs)
  await recordLook(needs, { trustId, by, action: 'audit-log.exported' })
  const { bytes, signed } = await exportFile(needs, trustId)
  const name = `${slug}-record${signed.ok ? '' : '-not-signed'}.jsonl`
  c.header('Content-Type', 'application/jsonl')
  c.header('Content-Disposition', `attachment; filename="${name}"`)
  return c.body(bytes)
}

function nothingThere(c: Context, frame: Frame): Response | Promise<Response> {
  return c.html(notFoundPage(frame), 404)
}
