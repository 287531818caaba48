import { readFileSync } from 'node:fs'

import type { App } from '#app.ts'
import { clockAt } from '#core/clock.ts'
import type { Db } from '#db/db.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { saveDraft } from '#policies/drafts/save-draft.ts'

import { peoplePages, type Insider } from './people-pages.ts'

const clock = clockAt('2026-11-20T12:00:00Z')

/** The document that the tests of the language use. */
export const modelText = readFileSync('src/rulebooks/fixtures/model-trust/policy.md', 'utf8')

/** A draft for a test, and ways to look at it and to save into it as somebody else would. */
export type DraftForTest = {
  readonly home: string
  readonly draftId: string
  /** The address of one of its rules. */
  readonly rule: (id: string) => string
  readonly now: () => Promise<string>
  readonly save: (text: string) => Promise<void>
}

type Answer = Awaited<ReturnType<Insider['get']>>
type Fields = Readonly<Record<string, string | readonly string[]>>

/** A trust with pages, somebody who writes its policy, drafts, and forms sent as a browser would. */
export async function draftPages(db: Db) {
  const pages = await peoplePages(db)
  const { app, trust, as } = pages
  const writer = await as({ roles: ['trust-central'] })
  return {
    ...pages,
    writer,
    draftOf: (text = modelText) =>
      beginFor(db, { trustId: trust.trustId, by: writer.personId, text }),
    press: (path: string, form: URLSearchParams, fields: Fields): Promise<Answer> =>
      sendForm(app, `/trusts/${trust.slug}${path}`, { writer, form, fields }),
  }
}

async function beginFor(
  db: Db,
  asked: { readonly trustId: string; readonly by: string; readonly text: string },
): Promise<DraftForTest> {
  const { trustId, by, text: source } = asked
  const begun = await beginDraft(
    { db, clock },
    { trustId, by, title: 'Next edition', source, reason: 'For tests' },
  )
  if (!begun.ok) throw new Error(begun.error.type)
  const { draftId } = begun.value
  const home = `/drafts/${draftId}`
  const find = () => findDraft({ db }, { trustId, draftId })
  return {
    home,
    draftId,
    rule: (id) => `${home}/rules/${encodeURIComponent(id)}`,
    now: async () => (await find())?.source ?? '',
    save: async (text) => {
      const base = (await find())?.revision ?? 0
      const asked = {
        trustId,
        draftId,
        by: 'someone-else',
        base,
        source: text,
        reason: 'Meanwhile',
      }
      const saved = await saveDraft({ db, clock }, asked)
      if (!saved.ok) throw new Error(saved.error.type)
    },
  }
}

async function sendForm(
  app: App,
  address: string,
  {
    writer,
    form,
    fields,
  }: { readonly writer: Insider; readonly form: URLSearchParams; readonly fields: Fields },
): Promise<Answer> {
  const body = new URLSearchParams(form)
  for (const [name, values] of Object.entries(fields)) {
    body.delete(name)
    for (const value of [values].flat()) body.append(name, value)
  }
  const response = await app.request(address, {
    method: 'POST',
    headers: { ...writer.headers, host: 'localhost', origin: 'http://localhost' },
    body,
  })
  const { status, headers } = response
  return { status, page: await response.text(), location: headers.get('location') ?? '' }
}
