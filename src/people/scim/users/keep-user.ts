import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { dayOf } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'
import { appendHistory } from '#people/history.store.ts'
import { lockImports } from '#people/imports/held.store.ts'
import { findPerson, updatePerson } from '#people/people.store.ts'
import { holdsOn, type Person } from '#people/person.ts'
import type { WholeUser } from '#people/scim/reading/read-user.ts'
import type { SaidOfUser } from '#people/scim/reading/said-of-user.ts'
import { badValue, noSuchUser, type ScimProblem } from '#people/scim/scim-problem.ts'

import { beginWork, endWork } from './begin-and-end-work.ts'
import { factsOf } from './facts-of-user.ts'
import { type ScimUser, tidyExternalId } from './scim-user.ts'
import {
  deleteUser,
  findPersonKnownAs,
  findUser,
  findUsers,
  findWorkersByEmail,
  insertTold,
  isToldByOthers,
  putExternalId,
  putUser,
} from './scim-users.store.ts'

/** What keeping accounts needs. */
export type ScimNeeds = { readonly db: Db; readonly clock: Clock }

/** On whose word: the directory of a trust, and the key it showed. */
export type OnWordOf = { readonly trustId: string; readonly keyId: string }

/** How the directory stands in the record as the one who acted. */
const actor = 'directory'

/**
 * Creates the account of a member of staff. Somebody whom the directory named before is the same
 * person again; else the one worker of that address whom it has not named yet; else a new person.
 */
export async function createUser(
  needs: ScimNeeds,
  { said, ...word }: OnWordOf & { readonly said: WholeUser },
): Promise<Result<ScimUser, ScimProblem>> {
  return changing(needs, word, async (tx) => {
    const at = needs.clock.now()
    const found = await findMeant(tx, said, at)
    const clash = await clashOf(tx, { said, at, found })
    if (clash) return err(clash)
    const personId = found?.personId ?? newId()
    if (!found) await insertTold(tx, { personId, ...factsOf(said, {}) })
    const account = { personId, userName: said.userName, active: said.active ?? true }
    const how = found ? 'recognised' : 'made'
    return keep(tx, { account, said, at, keyId: word.keyId, was: undefined, how })
  })
}

/** Changes an account by what the directory says of it now; what it does not name stays as it is. */
export async function changeUser(
  needs: ScimNeeds,
  {
    personId,
    said,
    ...asked
  }: OnWordOf & {
    readonly personId: string
    readonly said: SaidOfUser
    /** Whether the account is still as the directory knew it. */
    readonly isAsKnown?: ((user: ScimUser) => boolean) | undefined
  },
): Promise<Result<ScimUser, ScimProblem>> {
  return changing(needs, asked, async (tx) => {
    const was = await findUser(tx, personId)
    if (was === undefined) return err(noSuchUser)
    if (asked.isAsKnown && !asked.isAsKnown(was)) return err(changedMeanwhile)
    const clash = await clashOfChange(tx, personId, said)
    if (clash) return err(clash)
    const { userName = was.userName, active = was.active } = said
    const account = { personId, userName, active }
    return keep(tx, {
      account,
      said,
      at: needs.clock.now(),
      keyId: asked.keyId,
      was,
      how: 'changed',
    })
  })
}

/** Deletes an account: the person leaves, and is the same again if the directory names them later. */
export async function removeUser(
  needs: ScimNeeds,
  { personId, ...word }: OnWordOf & { readonly personId: string },
): Promise<Result<undefined, ScimProblem>> {
  return changing(needs, word, async (tx) => {
    if (!(await findUser(tx, personId))) return err(noSuchUser)
    const at = needs.clock.now()
    const ended = await endWork(tx, { personId, at, by: actor })
    await deleteUser(tx, personId)
    await record(tx, { personId, at, keyId: word.keyId, how: 'deleted', facts: ended })
    return ok(undefined)
  })
}

/** One change at a time in a trust, and none while an import is being applied. */
async function changing<T>(
  { db }: ScimNeeds,
  { trustId }: OnWordOf,
  work: (tx: Tx) => Promise<Result<T, ScimProblem>>,
): Promise<Result<T, ScimProblem>> {
  return db.transactionFor(trustId, async (tx) => {
    await lockImports(tx)
    return work(tx)
  })
}

type Keeping = {
  readonly account: Pick<ScimUser, 'personId' | 'userName' | 'active'>
  readonly said: SaidOfUser
  readonly at: Date
  readonly keyId: string
  readonly was: ScimUser | undefined
  readonly how: 'made' | 'recognised' | 'changed'
}

async function keep(tx: Tx, keeping: Keeping): Promise<Result<ScimUser, ScimProblem>> {
  const { account, said, at, keyId, was, how } = keeping
  const { personId, active } = account
  if (said.externalId !== undefined) {
    await putExternalId(tx, personId, tidyExternalId(said.externalId))
  }
  await keepFacts(tx, personId, said)
  await putUser(tx, account, at)
  const ended = active ? undefined : await endWork(tx, { personId, at, by: actor })
  if (active) await beginWork(tx, personId, at)
  const facts = { active, ...(was ? { was: was.active } : {}), ...ended }
  await record(tx, { personId, at, keyId, how, facts })
  const kept = await findUser(tx, personId)
  if (!kept) throw new Error('an account went away in the middle of a transaction')
  return ok(kept)
}

/** Names come from the directory only where nobody else tells of the person: a school's system counts. */
async function keepFacts(tx: Tx, personId: string, said: SaidOfUser): Promise<void> {
  const before = await findPerson(tx, personId)
  if (before === undefined) throw new Error('an account without a person')
  if (await isToldByOthers(tx, personId)) return
  await updatePerson(tx, { ...before, ...factsOf(said, before) })
}

async function record(
  tx: Tx,
  change: Pick<Keeping, 'at' | 'keyId'> & {
    readonly personId: string
    readonly how: Keeping['how'] | 'deleted'
    readonly facts: object | undefined
  },
): Promise<void> {
  const { personId, at, keyId, how } = change
  const person = await findPerson(tx, personId)
  const { personId: id, ...state } = person ?? { personId }
  const subject = { kind: 'person', id } as const
  await appendHistory(tx, subject, { at, cause: `directory: ${how}`, state })
  const facts = { ...change.facts, key: keyId }
  await recordAudit(tx, { at, actor, action: `account.${how}`, subject, facts })
}

async function findMeant(tx: Tx, said: WholeUser, at: Date): Promise<Person | undefined> {
  const named = said.externalId && (await findPersonKnownAs(tx, said.externalId))
  if (named) return findPerson(tx, named)
  const [only, ...others] = await findWorkersByEmail(tx, said.email ?? said.userName, dayOf(at))
  return only === undefined || others.length > 0 ? undefined : findPerson(tx, only)
}

/** What stands against a new account. */
async function clashOf(
  tx: Tx,
  given: { readonly said: WholeUser; readonly at: Date; readonly found: Person | undefined },
): Promise<ScimProblem | undefined> {
  const { said, at, found } = given
  if (found && (await findUser(tx, found.personId))) return taken('externalId')
  if (await isNameTaken(tx, said.userName, undefined)) return taken('userName')
  return found && isPupil(found, at) ? pupil : undefined
}

/** What stands against a change: somebody else has the name already. */
async function clashOfChange(
  tx: Tx,
  personId: string,
  { userName, externalId }: SaidOfUser,
): Promise<ScimProblem | undefined> {
  if (userName && (await isNameTaken(tx, userName, personId))) return taken('userName')
  const owner = externalId && (await findPersonKnownAs(tx, externalId))
  return owner && owner !== personId ? taken('externalId') : undefined
}

async function isNameTaken(tx: Tx, is: string, personId: string | undefined): Promise<boolean> {
  const found = await findUsers(tx, { filter: { by: 'userName', is }, startIndex: 1, count: 2 })
  return found.users.some((user) => user.personId !== personId)
}

function isPupil({ stays }: Person, at: Date): boolean {
  return stays.some((stay) => stay.kind === 'pupil' && holdsOn(stay, dayOf(at)))
}

const pupil = badValue('This is a pupil on roll. Only accounts of staff are taken.')

function taken(attribute: 'userName' | 'externalId'): ScimProblem {
  const detail = `There is a user with this ${attribute} already.`
  return { status: 409, scimType: 'uniqueness', detail }
}

const changedMeanwhile: ScimProblem = {
  status: 412,
  detail: 'The user has changed since; read it again.',
}
