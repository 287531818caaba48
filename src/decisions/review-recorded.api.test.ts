import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { isRecord } from '#core/is-record.ts'
import { closeReview } from '#policies/reviewing/close-review.ts'
import { openReview } from '#policies/reviewing/open-review.ts'
import { testDb } from '#test/test-db.ts'
import { policyPages, type PolicyPages } from '#test/trust-with-policy.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')

test('an answer says overdue until a review is recorded, also when it is looked up again', async () => {
  const at = await policyPages(db)
  const before = await ask(at, '2026-11-20')
  expect(before.edition).toMatchObject({ review_due: '2024-08-31', review_overdue: true })

  await recordReview(at)

  const now = { review_due: '2028-02-18', review_overdue: false }
  expect((await ask(at, '2026-11-20')).edition).toMatchObject(now)
  expect((await lookUp(at, before.location)).edition).toMatchObject(now)
})

test('a question about a day before the review is still told that it was overdue', async () => {
  const at = await policyPages(db)
  await recordReview(at)

  const { edition } = await ask(at, '2026-11-17')

  expect(edition).toMatchObject({ review_due: '2024-08-31', review_overdue: true })
})

async function ask({ app, trust }: PolicyPages, day: string) {
  const response = await app.request('/api/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'localhost', origin: 'http://localhost' },
    body: JSON.stringify({
      trust: trust.code,
      as_of: day,
      action: 'accept-connection',
      mode: 'said',
      actor: { role: 'teacher' },
      subject: { role: 'pupil' },
    }),
  })
  return { ...(await editionOf(response)), location: response.headers.get('location') ?? '' }
}

async function lookUp({ app }: PolicyPages, location: string) {
  return editionOf(await app.request(location))
}

async function editionOf(response: Response) {
  const body: unknown = await response.json()
  return { edition: isRecord(body) ? body['edition'] : undefined }
}

async function recordReview({ trust, edition, shelf }: PolicyPages): Promise<void> {
  const asked = { edition, cause: 'cycle', reason: 'Due.', due: '2024-08-31', by: 'test' } as const
  const { reviewId } = await db.transactionFor(trust.trustId, (tx) =>
    openReview(tx, { ...asked, at: clock.now() }),
  )
  const closing = {
    type: 'no-change',
    on: '2026-11-18',
    body: 'Trust Board',
    minute: '7',
    note: '',
    nextDue: '2028-02-18',
  } as const
  const closed = await closeReview({ db, clock, shelf }, { trust, by: 'test', reviewId, closing })
  if (!closed.ok) throw new Error(closed.error.type)
}
