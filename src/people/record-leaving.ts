import { recordAudit } from '#audit/audit.store.ts'
import type { Clock } from '#core/clock.ts'
import { dayOf, type IsoDay } from '#core/iso-day.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db, Tx } from '#db/db.ts'

import { appendHistory } from './history.store.ts'
import { endStays, findPerson, lockPerson } from './people.store.ts'
import { holdsOn, isWork, type Kind, type Person } from './person.ts'
import { keepHolding } from './roles/keep-holding.ts'
import { findHoldingsOf } from './roles/roles.store.ts'
import { endSessionsOf } from './sign-in/end-sessions.store.ts'

type Asked = {
  readonly trustId: string
  readonly by: string
  readonly personId: string
  /** The first day on which they are no longer what they were. */
  readonly on: IsoDay
  /** Only as this; as everything when left out. */
  readonly kind?: Kind
}

/**
 * Records by hand that someone has left. Who then no longer works for or governs the trust loses
 * every role on that day; who has left by now is signed out. All in the same transaction.
 */
export async function recordLeaving(
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  asked: Asked,
): Promise<Result<Person, { readonly type: 'no-such-person' | 'left-already' }>> {
  return db.transactionFor(asked.trustId, async (tx) => {
    await lockPerson(tx, asked.personId)
    if (!(await findPerson(tx, asked.personId))) return err({ type: 'no-such-person' })
    if ((await endStays(tx, asked.personId, asked)) === 0) return err({ type: 'left-already' })
    const person = await findPerson(tx, asked.personId)
    if (!person) throw new Error('a person went away in the middle of a transaction')
    await keep(tx, { person, asked, at: clock.now() })
    return ok(person)
  })
}

async function keep(
  tx: Tx,
  { person, asked, at }: { readonly person: Person; readonly asked: Asked; readonly at: Date },
): Promise<void> {
  const { personId, ...state } = person
  const subject = { kind: 'person', id: personId } as const
  await appendHistory(tx, subject, { at, cause: 'left, by hand', state })
  if (asked.on <= dayOf(at)) await endSessionsOf(tx, [personId])
  if (!person.stays.some((stay) => isWork(stay.kind) && holdsOn(stay, asked.on))) {
    await endRoles(tx, { asked, at })
  }
  const facts = { on: asked.on, kind: asked.kind }
  await recordAudit(tx, { at, actor: asked.by, action: 'person.left', subject, facts })
}

async function endRoles(
  tx: Tx,
  { asked, at }: { readonly asked: Asked; readonly at: Date },
): Promise<void> {
  const held = await findHoldingsOf(tx, asked.personId)
  for (const holding of held.filter(({ until }) => until === undefined || until > asked.on)) {
    const until = asked.on < holding.from ? holding.from : asked.on
    await keepHolding(tx, { ...holding, until }, { at, by: asked.by, action: 'role.ended' })
  }
}
