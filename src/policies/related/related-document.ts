import { dayWords, isoDay } from '#core/day.ts'
import { addDays, dayOf, type IsoDay } from '#core/iso-day.ts'
import type { Related, Rulebook } from '#rulebooks/language/rulebook.ts'

/** What kind of document it is. */
export const kinds = ['policy', 'procedure', 'guidance', 'law', 'template'] as const
/** See `kinds`. */
export type Kind = (typeof kinds)[number]

/** How a document stands by what people recorded: `unknown` when it was looked for and not found. */
export const statuses = ['in-force', 'draft', 'withdrawn', 'unknown'] as const
/** See `statuses`. */
export type Status = (typeof statuses)[number]

/** What somebody recorded of a document, of the trust or of one school. */
export type RelatedRecord = {
  readonly recordId: string
  /** The document's key: its title in small letters. */
  readonly document: string
  readonly schoolId?: string | undefined
  readonly title: string
  readonly kind: Kind
  readonly status: Status
  readonly link?: string | undefined
  /** Which edition it is, such as 2025 or September 2025. */
  readonly edition?: string | undefined
  /** A role, never a person. */
  readonly owner?: string | undefined
  /** The day until which the document itself says that it holds. */
  readonly goodUntil?: IsoDay | undefined
  readonly recordedAt: Date
  readonly recordedBy: string
}

/** A document the policy leans on: one its text names, or one the trust added. */
export type RelatedDocument = {
  readonly document: string
  readonly title: string
  readonly kind: Kind
  /** Whose it is: the trust's, each school's own, or somebody else's. */
  readonly level: 'trust' | 'school' | 'outside'
  /** The clause that names it; left out for one the trust added. */
  readonly clause?: string | undefined
  /** The edition the text cites. */
  readonly cites?: string | undefined
  /** Of a template whose edition the text does not give: the year from which the policy is in force. */
  readonly writtenIn?: string | undefined
  /** Where the text itself says it is. */
  readonly link?: string | undefined
  readonly isDraft: boolean
  readonly for: 'everyone' | 'staff'
  readonly prevails: boolean
  /** It stands beside every answer about something received or to be reported. */
  readonly reports: boolean
}

/** How a document stands on a day, and why where that is not plain. */
export type Standing = {
  readonly state: 'in-force' | 'draft' | 'missing' | 'outdated'
  readonly why?: string
}

/** Links are looked at again after so many days. */
const lookAgainAfter = 365

/** The key of a document: its title in small letters. */
export function keyOf(title: string): string {
  const words = title
    .toLowerCase()
    .normalize('NFKD')
    .match(/[a-z0-9]+/g) ?? ['document']
  return words.join('-').slice(0, 120).replace(/-$/, '')
}

/** What of a rulebook tells which documents it leans on. */
export type LeansOn = Pick<Rulebook, 'related' | 'control'>

/** The documents that a policy names, in its order, each once. */
export function documentsNamed({ related, control }: LeansOn): readonly RelatedDocument[] {
  const year = isoDay(control.inForce.from).slice(0, 4)
  const named = related.map((one) => [keyOf(one.title), documentOf(one, year)] as const)
  return [...new Map(named.toReversed())].map(([, one]) => one).toReversed()
}

function documentOf(one: Related, inForceFrom: string): RelatedDocument {
  const { title, clause, year, link, status, prevails, reports } = one
  const kind = kinds.find((known) => known === one.kind) ?? 'policy'
  return {
    document: keyOf(title),
    title,
    kind,
    level: levels[one.level ?? 'trust'] ?? 'outside',
    clause,
    cites: year,
    ...(kind === 'template' && year === undefined ? { writtenIn: inForceFrom } : {}),
    link,
    isDraft: status === 'draft',
    for: one.for,
    prevails,
    reports,
  }
}

const levels: Readonly<Record<string, RelatedDocument['level']>> = {
  trust: 'trust',
  academy: 'school',
  school: 'school',
}

/** How a document stands on a day by what is recorded of it. */
export function standingOf(
  one: RelatedDocument,
  record: RelatedRecord | undefined,
  today: IsoDay,
): Standing {
  const link = record === undefined ? one.link : record.link
  if (link === undefined) return { state: 'missing', why: 'Nobody has recorded where it is.' }
  if (record === undefined) return { state: one.isDraft ? 'draft' : 'in-force' }
  const why = whyOutdated(one, record, today)
  if (why !== undefined) return { state: 'outdated', why }
  return { state: record.status === 'draft' ? 'draft' : 'in-force' }
}

function whyOutdated(
  one: RelatedDocument,
  record: RelatedRecord,
  today: IsoDay,
): string | undefined {
  const { status, edition } = record
  if (status === 'withdrawn') return 'It was withdrawn.'
  if (status === 'unknown') return 'It was looked for and not found.'
  if (isNewer(edition, one)) return `${basisWords(one)}, and ${edition} is out.`
  return whyTooOld(record, today)
}

function whyTooOld({ goodUntil, recordedAt }: RelatedRecord, today: IsoDay): string | undefined {
  if (goodUntil !== undefined && goodUntil < today) {
    return `By its own words it held until ${dayWords(goodUntil)}.`
  }
  const looked = dayOf(recordedAt)
  if (addDays(looked, lookAgainAfter) > today) return undefined
  return `Nobody has looked at the link since ${dayWords(looked)}.`
}

/** The edition the policy rests on, as far as it is known, as the beginning of a sentence. */
export function basisWords({ cites, writtenIn }: Basis): string | undefined {
  if (cites !== undefined) return `The policy cites ${cites}`
  return writtenIn === undefined
    ? undefined
    : `The policy, in force from ${writtenIn}, was written from it`
}

type Basis = Pick<RelatedDocument, 'cites' | 'writtenIn'>

/** Whether an edition is newer than the one the policy rests on, by the years in both. */
export function isNewer(edition: string | undefined, { cites, writtenIn }: Basis): boolean {
  const [now, then] = [yearIn(edition), yearIn(cites ?? writtenIn)]
  return now !== undefined && then !== undefined && now > then
}

function yearIn(text = ''): number | undefined {
  const years = [...text.matchAll(/\b(1[89]|20)\d\d\b/g)].map(([year]) => Number(year))
  return years.length === 0 ? undefined : Math.max(...years)
}
