import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { giveRole } from '#people/roles/give-role.ts'
import type { Role } from '#people/roles/role.ts'
import { asksOfSchools } from '#test/local-reviews.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'
import { makeTrustWithPolicy, type TrustWithPolicy } from '#test/trust-with-policy.ts'

import { recordLocalReview } from './record-local-review.ts'
import { remindSchools } from './remind-schools.ts'

const db = await testDb()
const asked = asksOfSchools('review', 'local academy committee')

test('heads hear of their own school, the clerk of all, in one mail each', async () => {
  const at = await makeTrustWithPolicy(db, asked)
  const [ash, elm] = [
    await makeSchool(db, at.trust, 'Ash School'),
    await makeSchool(db, at.trust, 'Elm School'),
  ]
  const head = await holder(at, 'headteacher', ash.schoolId)
  const clerk = await holder(at, 'clerk')
  const teacher = await holder(at, 'leadership', elm.schoolId)

  await morning(at, '2023-03-01')

  expect((await mailTo(at, head)).map(({ subject }) => subject)).toEqual([
    'Have the policy reviewed at Ash School',
  ])
  const [mail] = await mailTo(at, clerk)
  expect(mail?.subject).toBe('Have the policy reviewed at 2 schools')
  expect(mail?.body).toContain('- Ash School\n- Elm School')
  expect(await mailTo(at, teacher)).toEqual([])
})

test('nobody hears of it twice, but again after 60 days while it is missing', async () => {
  const at = await makeTrustWithPolicy(db, asked)
  await makeSchool(db, at.trust, 'Ash School')
  const clerk = await holder(at, 'clerk')

  for (const day of ['2023-02-28', '2023-03-01', '2023-03-02', '2023-04-29']) await morning(at, day)
  expect(await mailTo(at, clerk)).toHaveLength(1)
  await morning(at, '2023-04-30')

  expect(await mailTo(at, clerk)).toHaveLength(2)
})

test('reminders stop when it is recorded, and begin again when that was a mistake', async () => {
  const at = await makeTrustWithPolicy(db, asked)
  const { schoolId } = await makeSchool(db, at.trust, 'Ash School')
  const clerk = await holder(at, 'clerk')
  const recordId = newId()
  const said = { schoolId, body: 'Committee', minute: '' }
  await record(at, { ...said, recordId, on: '2023-03-20' })

  await morning(at, '2023-06-01')
  expect(await mailTo(at, clerk)).toEqual([])
  await record(at, { ...said, recordId: newId(), corrects: recordId })
  await morning(at, '2023-06-02')

  expect(await mailTo(at, clerk)).toHaveLength(1)
})

test('a head whose school has done it hears nothing while others have not', async () => {
  const at = await makeTrustWithPolicy(db, asked)
  const [ash, elm] = [
    await makeSchool(db, at.trust, 'Ash School'),
    await makeSchool(db, at.trust, 'Elm School'),
  ]
  const [ofAsh, ofElm] = [
    await holder(at, 'headteacher', ash.schoolId),
    await holder(at, 'headteacher', elm.schoolId),
  ]
  const said = { body: 'Committee', minute: '', on: '2023-03-20' }
  await record(at, { ...said, schoolId: ash.schoolId, recordId: newId() })

  await morning(at, '2023-06-01')

  expect(await mailTo(at, ofAsh)).toEqual([])
  expect(await mailTo(at, ofElm)).toHaveLength(1)
})

test('where the text asks nothing of schools nobody hears of it', async () => {
  const at = await makeTrustWithPolicy(db)
  await makeSchool(db, at.trust)
  const clerk = await holder(at, 'clerk')

  await morning(at, '2023-06-01')

  expect(await mailTo(at, clerk)).toEqual([])
})

async function holder({ trust }: TrustWithPolicy, role: Role, schoolId?: string): Promise<string> {
  const { personId } = await makePerson(db, trust)
  const clock = clockAt('2023-01-01T09:00:00Z')
  const gift = { trustId: trust.trustId, personId, by: 'test', role, from: '2023-01-01' }
  const given = await giveRole({ db, clock }, { ...gift, capacity: 'holder', schoolId })
  if (!given.ok) throw new Error(given.error.type)
  return personId
}

async function morning({ trust, shelf }: TrustWithPolicy, today: string): Promise<void> {
  const clock = clockAt(`${today}T06:00:00Z`)
  await remindSchools({ db, clock, shelf }).run({
    trust,
    today,
    transaction: (work) => db.transactionFor(trust.trustId, work),
  })
}

async function record(
  { trust, shelf }: TrustWithPolicy,
  said: Omit<Parameters<typeof recordLocalReview>[1], 'trust' | 'by'>,
): Promise<void> {
  const clock = clockAt('2023-06-01T09:00:00Z')
  const kept = await recordLocalReview({ db, clock, shelf }, { trust, by: 'test', ...said })
  if (!kept.ok) throw new Error(kept.error.type)
}

async function mailTo({ trust }: TrustWithPolicy, personId: string) {
  return db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select(['subject', 'body'])
      .where('person_id', '=', personId)
      .orderBy('message_id')
      .execute(),
  )
}
