import { randomBytes } from 'node:crypto'

import type { AuditEntry } from '#audit/audit-entry.ts'

import { canonicalJson } from './canonical-json.ts'
import { sha256 } from './sha256.ts'
import type { Hash } from './tree.ts'

/** An entry as it is committed to: the text of all it says, and the random bytes mixed in before it. */
export type Committed = { readonly payload: string; readonly salt: Buffer }

const bytesOfSalt = 32

/** The salt of a new entry: without it nobody can guess an erased entry from what is left. */
export function newSalt(): Buffer {
  return randomBytes(bytesOfSalt)
}

/** Everything an entry says, as canonical JSON (RFC 8785). */
export function payloadOf(entryId: string, entry: AuditEntry): string {
  const { at, actor, action, subject, facts } = entry
  const { kind, id } = subject
  // As the database will give them back: without what JSON leaves out.
  const plainFacts: unknown = JSON.parse(JSON.stringify(facts ?? {}))
  return canonicalJson({
    entry: entryId,
    at: at.toISOString(),
    actor,
    action,
    subject: { kind, id },
    facts: plainFacts,
  })
}

/** The salted commitment to an entry, H(salt ‖ payload): the data of its leaf. */
export function commitmentTo({ payload, salt }: Committed): Hash {
  return sha256(Buffer.concat([salt, Buffer.from(payload, 'utf8')]))
}
