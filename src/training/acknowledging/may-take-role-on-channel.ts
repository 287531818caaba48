import { readDay } from '#core/day.ts'
import type { IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '#db/db.ts'
import { covers } from '#training/owed/cover.ts'
import { boundAs } from '#training/owed/people-bound.ts'
import type { Reader } from '#training/owed/reader.ts'
import { isAsFirm, type Requirement } from '#training/owed/requirement.ts'
import type { Reading } from '#training/room/reading-room.ts'

import { readerOf } from './reader-of.ts'
import { findReaders } from './readers.store.ts'

/** What still has to be read or signed before a role on a channel is taken, and which clause says so. */
export type StillToDo = {
  readonly requirement: string
  readonly asks: Requirement['asks']
  /** The document, where it is one outside the policy. */
  readonly document?: string | undefined
  readonly clause: string
}

/** The action that running an official account is. */
const running = 'run-account'

/**
 * Whether a person may be given a role on an official account: everything the policy wants read or
 * signed before is there, in the version in force. What is missing is told with the clause that wants
 * it. They count as holding the role already (`channel-manager` unless another is named), as the
 * clauses speak of those who do. Asked in the transaction that gives the role.
 */
export async function mayTakeRoleOnChannel(
  tx: Tx,
  asked: {
    readonly personId: string
    readonly reading: Reading
    readonly today: IsoDay
    readonly role?: string
  },
): Promise<
  Result<'may', { readonly type: 'not-read-yet'; readonly missing: readonly StillToDo[] }>
> {
  const { personId, reading, today, role = 'channel-manager' } = asked
  const [kept] = await findReaders(tx, { type: 'one', personId }, today)
  const reader = kept ? readerOf(kept, today) : { roles: [], done: [], refreshers: [] }
  const roles = [...new Set([...reader.roles, role])]
  const missing = reading.reading.requirements
    .filter(({ before }) => before.includes(running))
    .filter(({ who }) => boundAs(who, roles, readDay(today)) !== undefined)
    .filter((requirement) => !isThere(requirement, reader, reading))
    .map(stillToDo)
  return missing.length === 0 ? ok('may') : err({ type: 'not-read-yet', missing })
}

/** Done, and for the version people are to read now; what changed in the policy itself is asked anew. */
function isThere({ key, about, asks }: Requirement, { done }: Reader, reading: Reading): boolean {
  const those = done.filter((one) => covers(one.requirement, key) && isAsFirm(one.asks, asks))
  if (about.type !== 'document') return those.some(({ seal }) => seal === reading.edition.seal)
  const version = reading.versionOf(about.title)
  return those.some((one) => one.version === version)
}

function stillToDo({ key, asks, clause, about }: Requirement): StillToDo {
  const document = about.type === 'document' ? about.title : undefined
  return { requirement: key, asks, document, clause }
}
