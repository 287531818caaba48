import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import type { IsoDay } from '#core/iso-day.ts'
import type { Db } from '#db/db.ts'
import { keepTrust } from '#people/keep-trust.ts'
import type { Trust } from '#people/trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { putEdition } from '#policies/editions.store.ts'
import { recordRelated } from '#policies/related/record-related.ts'
import { keyOf } from '#policies/related/related-document.ts'
import { openShelf } from '#policies/shelf.ts'
import { putTerm } from '#policies/terms.store.ts'
import type { SealedEdition } from '#rulebooks/library.ts'
import { questionWords } from '#training/scenarios/choice-words.ts'
import { scenariosOf, type Scenario } from '#training/scenarios/scenario.ts'

import { insiderOf, type Insider } from './people-pages.ts'
import { editionOf, fiveRulebooks } from './rulebooks.ts'
import { signedIn } from './signed-in.ts'
import { testApp } from './test-app.ts'

/** A trust of the five with its edition, and people who can sign in there on a day. */
export type ReadingPages = {
  readonly trust: Trust
  readonly edition: SealedEdition
  /** Somebody who has signed in, at the pages as they are on a day; noon on 20 November 2026 when left out. */
  readonly as: (
    asked: Omit<Parameters<typeof signedIn>[1], 'trust'> & { readonly on?: IsoDay },
  ) => Promise<Insider>
  /** Puts another edition in force from a day on. */
  readonly putInForce: (edition: SealedEdition, from: IsoDay) => Promise<void>
}

/** One of the five trusts, by its code, with its edition kept since 1 November 2026. */
export async function readingPages(db: Db, code: string): Promise<ReadingPages> {
  const library = fiveRulebooks()
  const edition = editionOf(code)
  const { name, slug } = edition.rulebook.control
  const trust = await keepTrust({ db }, { code, name, slug })
  await keepEditions({ db, library, clock: clockAt('2026-11-01T08:00:00Z') })
  const apps = new Map<string, ReturnType<typeof testApp>>()
  const appOn = (day: IsoDay) => {
    const app = apps.get(day) ?? testApp({ db, library, clock: clockAt(`${day}T12:00:00Z`) })
    apps.set(day, app)
    return app
  }
  return {
    trust,
    edition,
    as: async ({ on = '2026-11-20', ...asked }) => {
      const somebody = await signedIn(db, { trust, at: `${on}T12:00:00Z`, ...asked })
      return insiderOf(appOn(on), trust, somebody)
    },
    putInForce: (other, from) => putInForce(db, { trust, edition: other, from }),
  }
}

async function putInForce(
  db: Db,
  {
    trust,
    edition,
    from,
  }: { readonly trust: Trust; readonly edition: SealedEdition; readonly from: IsoDay },
): Promise<void> {
  const at = clockAt(`${from}T06:00:00Z`).now()
  await db.transactionFor(trust.trustId, async (tx) => {
    await putEdition(tx, { ...edition, label: edition.rulebook.control.edition }, at)
    const { seal } = edition
    await putTerm(tx, { seal, fromDay: from, recordedAt: at, recordedBy: 'the clerk' })
  })
}

/** Says of a document outside the policy where it is and which version it is. */
export async function keepVersion(
  db: Db,
  trust: Trust,
  { title, version }: { readonly title: string; readonly version: string },
): Promise<void> {
  const library = fiveRulebooks()
  const needs = { db, clock: clockAt('2026-11-01T09:00:00Z'), shelf: openShelf({ db, library }) }
  const recorded = {
    recordId: newId(),
    document: keyOf(title),
    title,
    kind: 'policy',
    status: 'in-force',
    link: 'https://documents.example/aup',
    edition: version,
  } as const
  const kept = await recordRelated(needs, { trust, by: 'test', recorded })
  if (!kept.ok) throw new Error(kept.error.type)
}

/** The hidden fields of the form on a page. */
export function hiddenOf(page: string): Record<string, string> {
  const fields = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, plain(value)]))
}

/** The question a page asks, where it asks one. */
export function askedOn(page: string, edition: SealedEdition): Scenario | undefined {
  const text = plain(page)
  return scenariosOf(edition).find((one) => text.includes(questionWords(one)))
}

/** What somebody sends who answers rightly and says so. */
export function rightly(page: string, edition: SealedEdition): Record<string, string> {
  const question = askedOn(page, edition)
  return { ...hiddenOf(page), says: 'yes', ...(question ? { choice: question.right } : {}) }
}

function plain(markup: string): string {
  return markup
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
