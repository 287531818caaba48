import type { IsoDay } from '#core/iso-day.ts'
import type { Db, Tx } from '#db/db.ts'

import {
  documentsNamed,
  standingOf,
  type LeansOn,
  type RelatedDocument,
  type RelatedRecord,
  type Standing,
} from './related-document.ts'
import { findLatestRecords } from './related.store.ts'

/** A document as it stands at one place: the trust, or a school for documents each school has its own of. */
export type RelatedLine = {
  readonly one: RelatedDocument
  readonly schoolId?: string | undefined
  readonly record?: RelatedRecord | undefined
  /** Where it can be read. */
  readonly link?: string | undefined
  readonly standing: Standing
}

/** What is known of all related documents of a trust. */
export type RelatedShelf = {
  readonly documents: readonly RelatedDocument[]
  /** How a document stands for the trust, or at a school. */
  readonly at: (one: RelatedDocument, schoolId?: string) => RelatedLine
}

type Asked = { readonly rulebook: LeansOn; readonly today: IsoDay }

/** The documents a policy names and those the trust added, with what is recorded of each. */
export async function listRelated(
  { db }: { readonly db: Db },
  { trustId, ...asked }: Asked & { readonly trustId: string },
): Promise<RelatedShelf> {
  return db.transactionFor(trustId, (tx) => listRelatedIn(tx, asked))
}

/** The same inside a transaction of the trust that is open already. */
export async function listRelatedIn(tx: Tx, asked: Asked): Promise<RelatedShelf> {
  const records = await findLatestRecords(tx)
  const byPlace = new Map(records.map((one) => [placeOf(one.document, one.schoolId), one]))
  const named = documentsNamed(asked.rulebook)
  const known = new Set(named.map(({ document }) => document))
  const added = records.filter(({ document }) => !known.has(document)).map(addedDocument)
  return {
    documents: [...named, ...new Map(added.map((one) => [one.document, one])).values()],
    at: (one, schoolId) => {
      const record = byPlace.get(placeOf(one.document, ownSchool(one, schoolId)))
      return {
        one,
        schoolId: ownSchool(one, schoolId),
        record,
        link: record === undefined ? one.link : record.link,
        standing: standingOf(one, record, asked.today),
      }
    },
  }
}

function placeOf(document: string, schoolId: string | undefined): string {
  return `${document} ${schoolId ?? ''}`
}

/** Only documents of which each school has its own stand differently at a school. */
function ownSchool({ level }: RelatedDocument, schoolId: string | undefined): string | undefined {
  return level === 'school' ? schoolId : undefined
}

function addedDocument({ document, title, kind, schoolId }: RelatedRecord): RelatedDocument {
  const level = schoolId === undefined ? 'trust' : 'school'
  const plain = { isDraft: false, for: 'everyone', prevails: false, reports: false } as const
  return { document, title, kind, level, ...plain }
}
