import { isListOfDocuments } from '#policies/importing/matching/offers.ts'
import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

/** A policy, law or guidance a document leans on, and the clause that names it. */
export type RelatedDocument = {
  readonly title: string
  readonly kind: 'policy' | 'law' | 'guidance'
  readonly status: 'named' | 'draft'
  readonly year?: string
  readonly clause: string
}

const LAW = /\b(?:act|regulations?|gdpr|directive)\b(?!\w)/i
const GUIDANCE =
  /\b(?:guidance|keeping children safe|kcsie|working together|early years (?:and )?foundation|eyfs|teachers['’] standards|dfe|statutory framework)\b/i
const IN_TEXT = [
  /\b((?:(?:[A-Z][\w'’-]{0,40}|of|and|the|for|to)\s+){1,8}Act(?:\s+(?:19|20)\d\d)?)\b/g,
  /\b(Keeping Children Safe in Education|Working Together to Safeguard Children|Early Years (?:and )?Foundation Stage|UK GDPR|GDPR|Teachers['’] Standards)\b/g,
] as const

/** Lists the documents a policy leans on: those of its lists, and the laws and guidance in its sentences. */
export function relatedIn(clauses: readonly ImportedClause[]): readonly RelatedDocument[] {
  const found = clauses.flatMap((clause) =>
    isListOfDocuments(clause) && clause.kind !== 'lead'
      ? [named(clause.text, clause)]
      : inText(clause),
  )
  const seen = new Set<string>()
  return found.filter(({ title }) => {
    const key = title.toLowerCase()
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

function inText(clause: ImportedClause): readonly RelatedDocument[] {
  return IN_TEXT.flatMap((pattern) =>
    [...clause.text.matchAll(pattern)].map(([, title = '']) =>
      named(title.replace(/^(?:the|and|of|for|to|in|section \d+)\s+/gi, ''), clause, clause.text),
    ),
  )
}

function named(text: string, { number }: ImportedClause, around = text): RelatedDocument {
  const title = text
    .replace(/\s*\(draft\)/i, '')
    .replace(/[.;,]$/, '')
    .trim()
  const at = around.indexOf(text)
  const year =
    /\b((?:19|20)\d\d)\b/.exec(text)?.[1] ??
    /^[^\w]*((?:19|20)\d\d)\b/.exec(around.slice(at + text.length))?.[1]
  return {
    title,
    kind: kindOf(title),
    status: /\(draft\)/i.test(text) ? 'draft' : 'named',
    ...(year === undefined ? {} : { year }),
    clause: number,
  }
}

function kindOf(title: string): RelatedDocument['kind'] {
  if (/\bpolic(?:y|ies)\b|\bprocedures?\b|\bcode\b/i.test(title)) return 'policy'
  if (GUIDANCE.test(title)) return 'guidance'
  return LAW.test(title) ? 'law' : 'policy'
}
