import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { askForMornings } from '#jobs/ask-for-mornings.ts'
import type { Round } from '#jobs/morning.ts'
import { giveRole } from '#people/roles/give-role.ts'
import type { Role } from '#people/roles/role.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { testDb } from '#test/test-db.ts'
import { makeTrustWithPolicy, type TrustWithPolicy } from '#test/trust-with-policy.ts'

import { closeReview } from './close-review.ts'
import { openReview } from './open-review.ts'
import { remindOfReviews } from './remind-of-reviews.ts'
import { takeBack } from './take-back.ts'
import { reminderStep } from './reminder-steps.ts'

const db = await testDb()

describe('a review is reminded of', () => {
  test.each([
    ['2026-09-20', undefined],
    ['2026-09-21', 'before-60'],
    ['2026-10-20', 'before-60'],
    ['2026-10-21', 'before-30'],
    ['2026-11-12', 'before-30'],
    ['2026-11-13', 'before-7'],
    ['2026-11-20', 'before-7'],
    ['2026-11-21', 'late-0'],
    ['2026-12-20', 'late-0'],
    ['2026-12-21', 'late-1'],
  ])('on %s as %s, when it is due on 20 November', (today, step) => {
    expect(reminderStep('2026-11-20', today)).toBe(step)
  })

  test('at 60, 30 and 7 days, and when it is overdue: once each, by the clerk and who owns it', async () => {
    const at = await withReminded()

    for (const day of ['2024-07-01', '2024-07-02', '2024-07-03', '2024-08-01', '2024-08-24'])
      await morning(at, day)
    await morning(at, '2024-08-31')
    await morning(at, '2024-09-01')
    await morning(at, '2024-09-02')

    expect(await mailTo(at, at.clerk)).toEqual([
      'Review the policy, due on 31 August 2024',
      'Review the policy, due on 31 August 2024',
      'Review the policy, due on 31 August 2024',
      'Overdue: Review the policy, due on 31 August 2024',
    ])
    expect(await mailTo(at, at.central)).toHaveLength(4)
  })

  test('not before, and once only when days were missed', async () => {
    const at = await withReminded()

    await morning(at, '2024-07-01')
    expect(await mailTo(at, at.clerk)).toEqual([])
    await morning(at, '2024-08-30')

    expect(await mailTo(at, at.clerk)).toHaveLength(1)
  })

  test('once by two rounds at a time', async () => {
    const at = await withReminded()

    await Promise.all([morning(at, '2024-08-01'), morning(at, '2024-08-01')])

    expect(await mailTo(at, at.clerk)).toHaveLength(1)
  })

  test('once by a round that was killed with its mail in the queue, and made again', async () => {
    const at = await withReminded()
    let transactions = 0
    const killed: Round['transaction'] = (work) =>
      db.transactionFor(at.trust.trustId, async (tx) => {
        const done = await work(tx)
        transactions += 1
        if (transactions === 2) throw new Error('killed')
        return done
      })

    await expect(morning(at, '2024-08-01', killed)).rejects.toThrow('killed')
    expect(await mailTo(at, at.clerk)).toEqual([])
    await morning(at, '2024-08-01')
    await morning(at, '2024-08-01')

    expect(await mailTo(at, at.clerk)).toHaveLength(1)
  })

  test('no longer once it is recorded as done, until the next one comes round', async () => {
    const at = await withReminded()
    await morning(at, '2024-08-30')
    await closeOpen(at, '2024-08-30')

    await morning(at, '2024-09-02')
    expect(await mailTo(at, at.clerk)).toHaveLength(1)
    await morning(at, '2025-10-01')

    expect(await mailTo(at, at.clerk)).toEqual([
      'Review the policy, due on 31 August 2024',
      'Review the policy, due on 30 November 2025',
    ])
  })

  test('again at once when what was recorded is taken back, and not twice', async () => {
    const at = await withReminded()
    await morning(at, '2024-09-02')
    const reviewId = await closeOpen(at, '2024-09-02')
    const { trustId } = at.trust
    const taking = { trustId, by: at.clerk, reviewId, kind: 'decision', step: 1 } as const
    const clock = clockAt('2024-09-03T12:00:00Z')
    await takeBack({ db, clock }, { ...taking, reason: 'It was the minute of another policy.' })

    await morning(at, '2024-09-04')
    await morning(at, '2024-09-05')

    expect(await mailTo(at, at.clerk)).toEqual([
      'Overdue: Review the policy, due on 31 August 2024',
      'Overdue: Review the policy, due on 31 August 2024',
    ])
  })

  test('no more of a day that was set by a record taken back', async () => {
    const at = await withReminded()
    await morning(at, '2024-08-30')
    const reviewId = await closeOpen(at, '2024-08-30')
    await morning(at, '2025-11-01')
    const { trustId } = at.trust
    const taking = { trustId, by: at.clerk, reviewId, kind: 'decision', step: 1 } as const
    const clock = clockAt('2025-11-02T12:00:00Z')
    await takeBack({ db, clock }, { ...taking, reason: 'It was the minute of another policy.' })

    await morning(at, '2025-11-25')

    expect((await mailTo(at, at.clerk)).at(-1)).toBe(
      'Overdue: Review the policy, due on 31 August 2024',
    )
  })

  test('to whoever was asked to see to it as well, and says why without a name', async () => {
    const at = await withReminded()
    const owner = await holder(at, 'online-services-lead')
    await db.transactionFor(at.trust.trustId, (tx) =>
      openReview(tx, {
        edition: at.edition,
        cause: 'guidance-change',
        reason: 'KCSIE 2024 is out.',
        due: '2024-06-10',
        ownerId: owner,
        by: at.clerk,
        at: clockAt('2024-06-05T09:00:00Z').now(),
      }),
    )

    await morning(at, '2024-06-06')

    expect(await mailTo(at, owner)).toEqual([
      'Review the policy: guidance has changed, due on 10 June 2024',
    ])
    const [message] = await messagesTo(at, owner)
    expect(message?.body).toContain('Guidance that changed: KCSIE 2024 is out.')
    expect(message?.body).not.toContain('Ashdown')
  })

  test('to the heads of schools where nobody holds a role that sees to it', async () => {
    const at = await makeTrustWithPolicy(db)
    const school = await makeSchool(db, at.trust)
    const head = await holder(at, 'headteacher', school.schoolId)

    await morning(at, '2024-08-01')

    expect(await mailTo(at, head)).toHaveLength(1)
  })
})

test('a trust without a policy gets no reminders', async () => {
  const at = await withReminded()

  await morning({ ...at, trust: { ...at.trust, code: 'ZZZ' } }, '2024-08-30')

  expect(await mailTo(at, at.clerk)).toEqual([])
})

test('the round is one of those that are asked for each morning', async () => {
  const at = await withReminded()
  const clock = clockAt('2024-08-01T06:00:00Z')
  const needs = { db, clock, shelf: at.shelf }

  expect(await askForMornings(needs, [remindOfReviews(needs)])).toBeGreaterThan(0)
})

type Reminded = TrustWithPolicy & { readonly clerk: string; readonly central: string }

async function withReminded(): Promise<Reminded> {
  const at = await makeTrustWithPolicy(db)
  return { ...at, clerk: await holder(at, 'clerk'), central: await holder(at, 'trust-central') }
}

async function holder({ trust }: TrustWithPolicy, role: Role, schoolId?: string): Promise<string> {
  const { personId } = await makePerson(db, trust)
  const clock = clockAt('2024-01-01T09:00:00Z')
  const gift = { trustId: trust.trustId, personId, by: 'test', role, from: '2024-01-01' }
  const given = await giveRole({ db, clock }, { ...gift, capacity: 'holder', schoolId })
  if (!given.ok) throw new Error(given.error.type)
  return personId
}

async function morning(
  { trust, shelf }: TrustWithPolicy,
  today: string,
  transaction: Round['transaction'] = (work) => db.transactionFor(trust.trustId, work),
): Promise<void> {
  const clock = clockAt(`${today}T06:00:00Z`)
  await remindOfReviews({ db, clock, shelf }).run({ trust, today, transaction })
}

async function closeOpen({ trust, shelf, clerk }: Reminded, today: string): Promise<string> {
  const clock = clockAt(`${today}T12:00:00Z`)
  const { reviewId } = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('review_task').select('review_id as reviewId').executeTakeFirstOrThrow(),
  )
  const closing = {
    type: 'no-change',
    on: today,
    body: 'Trust Board',
    minute: '7',
    note: '',
    nextDue: '2025-11-30',
  } as const
  const closed = await closeReview({ db, clock, shelf }, { trust, by: clerk, reviewId, closing })
  if (!closed.ok) throw new Error(closed.error.type)
  return reviewId
}

async function mailTo(at: TrustWithPolicy, personId: string) {
  return (await messagesTo(at, personId)).map(({ subject }) => subject)
}

async function messagesTo({ trust }: TrustWithPolicy, personId: string) {
  return db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('mail_message')
      .select(['subject', 'body'])
      .where('person_id', '=', personId)
      .orderBy('message_id')
      .execute(),
  )
}
