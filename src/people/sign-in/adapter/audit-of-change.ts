import type { AuditEntry } from '#audit/audit-entry.ts'

/** A row that better-auth added, changed or took away; with the names better-auth has for things. */
export type Change = {
  readonly model: string
  readonly done: 'added' | 'changed' | 'removed'
  readonly row: Readonly<Record<string, unknown>>
  /** What a change set. */
  readonly set?: object | undefined
}

/** The kinds of rows whose changes are told in the audit log. */
export const auditedModels: readonly string[] = ['session', 'account', 'twoFactor']

const actions: Readonly<Record<string, string>> = {
  'session added': 'session.opened',
  'session removed': 'session.ended',
  'twoFactor verified': 'authenticator.added',
  'twoFactor with-codes': 'authenticator.codes-made',
  'twoFactor removed': 'authenticator.removed',
  'account with-password': 'password.set',
  'account added': 'sign-in.linked',
  'account removed': 'sign-in.unlinked',
}

/** What the audit log says of a change; undefined for one that matters to nobody. */
export function auditOf(change: Change): Omit<AuditEntry, 'at'> | undefined {
  const action = actions[`${change.model} ${whatHappened(change)}`]
  const { userId, id, way } = change.row
  if (way === 'half-way') return undefined
  if (action === undefined || typeof userId !== 'string' || typeof id !== 'string') return undefined
  return {
    actor: userId,
    action,
    subject: { kind: change.model === 'session' ? 'session' : 'person', id: subjectId(change) },
    facts: factsOf(change),
  }
}

function whatHappened({ model, done, row, set }: Change): string {
  if (done === 'removed') return done
  const written: Readonly<Record<string, unknown>> = { ...(done === 'added' ? row : set) }
  if (model === 'account' && written['password']) return 'with-password'
  return model === 'twoFactor' ? withApp(done, written) : done
}

function withApp(done: Change['done'], written: Readonly<Record<string, unknown>>): string {
  if (written['verified'] === true) return 'verified'
  return done === 'changed' && written['backupCodes'] ? 'with-codes' : done
}

function subjectId({ model, row }: Change): string {
  return String(model === 'session' ? row['id'] : row['userId'])
}

function factsOf({ model, row }: Change): Readonly<Record<string, unknown>> {
  if (model === 'session') return { way: row['way'] }
  return model === 'account' ? { provider: row['providerId'] } : {}
}
