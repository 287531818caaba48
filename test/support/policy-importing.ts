import type { App } from '#app.ts'
import { built } from '#built.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { Db } from '#db/db.ts'
import { importPolicies } from '#policies/importing/keeping/policy-import.jobs.ts'
import type { Trust } from '#people/trust.ts'

import { postAs } from './sent-files.ts'
import type { SignedInForTest } from './signed-in.ts'

/** The ways tests bring policies in, as somebody who has signed in. */
export function policyImporting({
  db,
  app,
  trust,
  as,
}: {
  readonly db: Db
  readonly app: App
  readonly trust: Trust
  readonly as: SignedInForTest
}) {
  const base = `/trusts/${trust.slug}/drafts/import`
  const send = (name: string, content: string | Uint8Array<ArrayBuffer>, importId = newId()) =>
    postAs(app, as, {
      path: `${base}/files`,
      fields: { import: importId },
      files: { [name]: content },
    })
  const read = async (address: string) => doPolicyImport(db, trust, address.split('/').at(-1) ?? '')
  return {
    base,
    send,
    read,
    post: (path: string, fields: Readonly<Record<string, string>> = {}) =>
      postAs(app, as, { path, fields }),
    text: async (path: string) => (await app.request(path, as)).text(),
    /** Sends a file, has it read, and gives the address of its import. */
    brought: async (name: string, content: string | Uint8Array<ArrayBuffer>) => {
      const address = (await send(name, content)).headers.get('location') ?? ''
      await read(address)
      return address
    },
  }
}

/** Does the work of an import that was asked for, as a worker of the queue would. */
async function doPolicyImport(db: Db, { trustId }: Trust, importId: string): Promise<void> {
  const { run } = importPolicies({ clock: clockAt('2026-11-20T12:00:00Z'), built })
  await run({
    id: importId,
    trustId,
    ids: { importId },
    isLastTry: false,
    transaction: (work) => db.transactionFor(trustId, work),
  })
}
