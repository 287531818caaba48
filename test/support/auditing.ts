import { recordAudit } from '#audit/audit.store.ts'
import type { AuditEntry } from '#audit/audit-entry.ts'
import { exportLog } from '#audit/export-log.ts'
import { type Report, verifyExport } from '#audit/log/verify-export.ts'
import { logSecretOf, signerFor } from '#audit/log-secret.ts'
import { signCheckpoint, type SignNeeds } from '#audit/sign-checkpoint.ts'
import { clockAt } from '#core/clock.ts'
import { makeTrust } from '#test/makers.ts'
import type { TestDb } from '#test/test-db.ts'

/** What tests do with the audit log of a trust. */
export type Auditing = {
  readonly needs: SignNeeds
  /** A new trust whose log has so many entries, by `person-0`, `person-1` and so on. */
  readonly trustWith: (
    many: number,
  ) => Promise<{ readonly trustId: string; readonly entryIds: readonly string[] }>
  readonly record: (trustId: string, number: number) => Promise<string>
  /** The lines of an export, and whether the log was signed. */
  readonly exported: (trustId: string) => Promise<Exported>
  /** The same, checked against the key of the trust's log and checkpoints kept elsewhere. */
  readonly checked: (
    trustId: string,
    witnessed?: readonly string[],
  ) => Promise<Report & Omit<Exported, 'lines'>>
  /** Signs the log and gives the checkpoint; throws when it is not signed. */
  readonly noteOf: (trustId: string) => Promise<string>
  /** Does what somebody with the password of the database's owner could do. */
  readonly asOwnerOf: (trustId: string, statements: string) => Promise<void>
}

type Exported = {
  readonly lines: readonly string[]
  readonly signed: Awaited<ReturnType<typeof exportLog>>
}

const clock = clockAt('2026-11-20T12:00:00Z')

/** An audit entry by `person-` and a number. */
export function auditEntry(number: number): AuditEntry {
  return {
    at: clock.now(),
    actor: `person-${number}`,
    action: 'decision.made',
    subject: { kind: 'decision', id: String(number) },
    facts: { number, clauses: ['LEA-9.01'] },
  }
}

/** The audit log on a test database. */
export function auditing(db: TestDb): Auditing {
  const logSecret = logSecretOf({ secret: 'a secret of thirty-two characters' })
  const needs = { db, clock, logSecret }

  async function exported(trustId: string): Promise<Exported> {
    const lines: string[] = []
    const signed = await exportLog(needs, { trustId, write: (line) => lines.push(`${line}\n`) })
    return { lines, signed }
  }

  return {
    needs,
    trustWith: async (many) => {
      const { trustId } = await makeTrust(db)
      const entryIds: string[] = []
      await db.transactionFor(trustId, async (tx) => {
        for (let number = 0; number < many; number++) {
          entryIds.push(await recordAudit(tx, auditEntry(number)))
        }
      })
      return { trustId, entryIds }
    },
    record: (trustId, number) =>
      db.transactionFor(trustId, (tx) => recordAudit(tx, auditEntry(number))),
    exported,
    checked: async (trustId, witnessed = []) => {
      const { lines, signed } = await exported(trustId)
      const keys = [signerFor(logSecret, trustId).publicKey]
      return { ...verifyExport(lines, { keys, witnessed }), signed }
    },
    noteOf: async (trustId) => {
      const signed = await signCheckpoint(needs, trustId)
      if (!signed.ok) throw new Error(signed.error.type)
      return signed.value.note
    },
    asOwnerOf: (trustId, statements) =>
      db.engine.exclusively((owner) =>
        owner.script(`BEGIN; SET LOCAL app.trust = '${trustId}'; ${statements}; COMMIT`),
      ),
  }
}
