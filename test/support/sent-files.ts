import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import type { App } from '#app.ts'
import { importPeople } from '#people/imports/runs/import.jobs.ts'
import type { Trust } from '#people/trust.ts'

import type { SignedInForTest } from './signed-in.ts'

/** Sends a form of a signed-in person, as a browser would; `files` by name make it one with files. */
export async function postAs(
  app: App,
  { headers, formToken }: SignedInForTest,
  sent: {
    readonly path: string
    readonly fields?: Readonly<Record<string, string>>
    readonly files?: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>
  },
): Promise<Response> {
  const fields = { form_token: formToken, ...sent.fields }
  const body = sent.files ? formOf(fields, sent.files) : new URLSearchParams(fields)
  const own = { host: 'localhost', origin: 'http://localhost' }
  return app.request(sent.path, { method: 'POST', headers: { ...headers, ...own }, body })
}

function formOf(
  fields: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>,
): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const [name, content] of Object.entries(files)) {
    form.append('files', new Blob([content]), name)
  }
  return form
}

/** Does the work of an import that was asked for, as a worker of the queue would. */
export async function doImportWork(
  db: Db,
  { trustId }: Trust,
  { runId, at = '2026-11-20T12:00:00Z' }: { readonly runId: string; readonly at?: string },
): Promise<void> {
  const { run } = importPeople({ clock: clockAt(at) })
  await run({
    id: runId,
    trustId,
    ids: { runId },
    isLastTry: false,
    transaction: (work) => db.transactionFor(trustId, work),
  })
}
