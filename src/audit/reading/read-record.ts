import { isId } from '#core/ids.ts'
import type { Clock } from '#core/clock.ts'
import type { Db } from '#db/db.ts'

import { recordAudit } from '#audit/audit.store.ts'
import type { AuditEntry } from '#audit/audit-entry.ts'
import type { RecordFilter, RecordPlace } from './record-filter.ts'
import { findLastCheckpoint, findReadEntry, findRecord, type KeptEntry } from './reading.store.ts'

/** Who people are by name: the record itself holds ids. Other parts of the software know. */
export type PeopleByName = {
  /** The names of those of the ids that are people or schools of the trust. */
  readonly namesOf: (
    trustId: string,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, string>>
  /** The ids of people whose name holds all these words, up to a number of them. */
  readonly peopleNamed: (trustId: string, words: string) => Promise<readonly string[]>
}

/** What reading the record needs. */
export type ReadingNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly people: PeopleByName
}

type By = { readonly trustId: string; readonly by: string }

/** A page of the record. */
export type RecordPage = {
  readonly entries: readonly KeptEntry[]
  readonly names: ReadonlyMap<string, string>
  /** Where the next older page begins. */
  readonly next: RecordPlace | undefined
}

const pageSize = 50

/** The entries of a trust's record that a filter wants, newest first; that it was read is an entry too. */
export async function readRecord(
  needs: ReadingNeeds,
  { trustId, by, filter }: By & { readonly filter: RecordFilter },
): Promise<RecordPage> {
  const people = await whoIsMeant(needs, trustId, filter.person)
  const { person: _, ...rest } = filter
  const found = await needs.db.transactionFor(trustId, async (tx) => {
    const entries = await findRecord(tx, { ...rest, people, limit: pageSize + 1 })
    await recordAudit(tx, {
      ...look(needs, by, 'audit-log.read'),
      subject: { kind: 'audit-log', id: trustId },
      facts: factsOf(rest, people),
    })
    return entries
  })
  const entries = found.slice(0, pageSize)
  const last = found.length > pageSize ? entries.at(-1) : undefined
  return { entries, next: last, names: await needs.people.namesOf(trustId, idsIn(entries)) }
}

async function whoIsMeant(
  { people }: ReadingNeeds,
  trustId: string,
  person: string | undefined,
): Promise<readonly string[] | undefined> {
  if (person === undefined) return undefined
  return isId(person) ? [person] : people.peopleNamed(trustId, person)
}

// What was typed stays out, as it may be anything; whom it found is said.
function factsOf(
  { from, to, kind, subject, before }: Omit<RecordFilter, 'person'>,
  people: readonly string[] | undefined,
): Readonly<Record<string, unknown>> {
  return { from, to, kind, people, subject, before: before?.entryId }
}

/** One entry of the record; undefined when the trust has no such entry. */
export async function readEntry(
  needs: ReadingNeeds,
  { trustId, by, entryId }: By & { readonly entryId: string },
): Promise<
  | {
      readonly index: number
      /** Undefined for an entry that was erased. */
      readonly entry: KeptEntry | undefined
      readonly names: ReadonlyMap<string, string>
    }
  | undefined
> {
  if (!isId(entryId)) return undefined
  const found = await needs.db.transactionFor(trustId, async (tx) => {
    const read = await findReadEntry(tx, entryId)
    if (read === undefined) return undefined
    const subject = { kind: 'audit-entry', id: entryId }
    await recordAudit(tx, { ...look(needs, by, 'audit-entry.read'), subject })
    return read
  })
  if (found === undefined) return undefined
  const ids = found.entry === undefined ? [] : idsIn([found.entry])
  return { ...found, names: await needs.people.namesOf(trustId, ids) }
}

/** The latest signed checkpoint, if the record was ever signed. */
export async function lastCheckpoint({ db }: Pick<ReadingNeeds, 'db'>, trustId: string) {
  return db.transactionFor(trustId, findLastCheckpoint)
}

/** That somebody did something with the record itself. */
export async function recordLook(
  needs: Pick<ReadingNeeds, 'db' | 'clock'>,
  done: By & { readonly action: string; readonly subject?: AuditEntry['subject'] },
): Promise<void> {
  const { trustId, by, action, subject = { kind: 'audit-log', id: trustId } } = done
  await needs.db.transactionFor(trustId, async (tx) => {
    await recordAudit(tx, { ...look(needs, by, action), subject })
  })
}

function look(
  { clock }: Pick<ReadingNeeds, 'clock'>,
  actor: string,
  action: string,
): Pick<AuditEntry, 'at' | 'actor' | 'action'> {
  return { at: clock.now(), actor, action }
}

/** Every id that stands anywhere in entries, as it may be a person's. */
function idsIn(entries: readonly KeptEntry[]): readonly string[] {
  const values = entries.flatMap(({ actor, subject, facts }): readonly unknown[] => [
    actor,
    subject.id,
    ...Object.values(facts).flat(),
  ])
  return [...new Set(values.filter((one): one is string => typeof one === 'string' && isId(one)))]
}
