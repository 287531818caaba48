import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { beginDraft } from '#policies/drafts/begin-draft.ts'
import { makePerson } from '#test/makers.ts'
import { dayFields, type Insider } from '#test/people-pages.ts'
import { testDb } from '#test/test-db.ts'
import { policyPages, type PolicyPages } from '#test/trust-with-policy.ts'

const db = await testDb()
const named = {
  'every_months: 15, clause: MOD-1.1 }':
    'every_months: 15, clause: MOD-1.1, also_on: [{ event: lesson, clause: MOD-3.1 }] }',
}

test('the page says when the next review is due, who is reminded and what else brings one', async () => {
  const at = await policyPages(db, named)
  const clerk = await at.as({ roles: ['clerk'] })

  const { page } = await clerk.get('/reviews')

  expect(page).toContain('summer 2024 (31 August 2024)')
  expect(page).toContain('31 August 2024 and is overdue')
  expect(page).toMatch(/Clerk, Trust central team:\s+Ada Ashdown/)
  expect(page).toContain('A lesson learnt from a case')
  expect(page).toContain(`/policy/${at.trust.code}-3.1`)
})

test('an address that asks for no page there can be shows the first', async () => {
  const at = await policyPages(db)
  const clerk = await at.as({ roles: ['clerk'] })

  const { status } = await clerk.get('/reviews?page=99999999999999999999')

  expect(status).toBe(200)
})

describe('opening a review', () => {
  test('asks why first by what the text names, and shows it to those who see to it', async () => {
    const at = await policyPages(db, named)
    const central = await at.as({ roles: ['trust-central'] })

    const { page: form } = await central.get('/reviews/new')
    expect(form.indexOf('A lesson learnt')).toBeLessThan(form.indexOf('A concern in one'))
    const got = await central.post('/reviews/new', asked({ owner: central.personId }))

    expect(got.location).toBe(`/trusts/${at.trust.slug}/reviews?done=opened`)
    const { page } = await central.follow(got)
    expect(page).toContain('The review was opened')
    expect(page).toContain('Pupils used a new app.')
    const home = (await central.get('')).page
    expect(home).toContain('Review the policy: a lesson from a case')
  })

  test('a form that is sent twice opens one', async () => {
    const at = await policyPages(db)
    const central = await at.as({ roles: ['trust-central'] })
    const form = asked({ review: newId() })

    await central.post('/reviews/new', form)
    await central.post('/reviews/new', form)

    expect(await countOf(at)).toBe(1)
  })

  test('the review that comes round keeps its day, and is there once', async () => {
    const at = await policyPages(db)
    const clerk = await at.as({ roles: ['clerk'] })

    await clerk.post('/reviews/new', asked({ cause: 'cycle' }))
    await clerk.post('/reviews/new', asked({ cause: 'cycle' }))

    expect(await countOf(at)).toBe(1)
    expect((await clerk.get('/reviews')).page).toContain('31 August 2024</td>')
  })

  test.each([
    ['no cause', { cause: '' }, 'Select why the policy is to be reviewed'],
    ['an unknown cause', { cause: 'rain' }, 'Select why the policy is to be reviewed'],
    ['no reason', { reason: ' ' }, 'Enter what happened'],
    ['too long a reason', { reason: 'x'.repeat(501) }, 'Use up to 500 characters'],
    ['a day in the past', dayFields('due', '2026-11-19'), 'must be today or later'],
    ['an owner of nowhere', { owner: newId() }, 'Select one of the people in the list'],
  ])('with %s opens none, and keeps what was typed', async (_, wrong, says) => {
    const at = await policyPages(db)
    const central = await at.as({ roles: ['trust-central'] })

    const got = await central.post('/reviews/new', asked({ ...wrong }))

    expect(got.status).toBe(422)
    expect(got.page).toContain(says)
    expect(got.page).toContain('value="2026"')
    expect(await countOf(at)).toBe(0)
  })
})

describe('a review that leaves the policy as it is', () => {
  test('is recorded by the clerk, and no page says overdue any more', async () => {
    const at = await policyPages(db)
    const clerk = await at.as({ roles: ['clerk'] })
    const own = await openOwn(clerk, { cause: 'cycle' })
    const { page: form } = await clerk.get(`${own}/decision`)
    expect(form).toContain('Trust Board approved this edition')
    expect(form).toContain('allows 15 months')

    const got = await clerk.post(`${own}/decision`, decision())

    expect(got.status).toBe(303)
    for (const path of ['/policy', `/policy/${at.trust.code}-2.1`, '/ledger', '/reviews', '']) {
      expect((await clerk.get(path)).page).not.toContain('overdue')
    }
    const policy = (await clerk.get('/policy')).page
    expect(policy).toContain(
      '18 February 2028, as set at the last review (the text says summer 2024)',
    )
    expect((await clerk.get(own)).page).toContain('Trust Board, minute 7')
  })

  test('is not for who writes the policy, but for the clerk', async () => {
    const at = await policyPages(db)
    const [clerk, central] = [
      await at.as({ roles: ['clerk'] }),
      await at.as({ roles: ['trust-central'] }),
    ]
    const own = await openOwn(clerk, { cause: 'cycle' })

    expect((await central.get(own)).page).toContain('the clerk records its decision here')
    expect((await central.post(`${own}/decision`, decision())).status).toBe(403)
    const note = await central.post(`${own}/note`, { note: 'All is well.' })
    expect(note.status).toBe(422)
    expect(note.page).toContain('Ask the clerk to record who decided')
  })

  test.each([
    ['nobody who decided', { body: '' }, 'Enter who decided'],
    ['no minute', { minute: '' }, 'Enter where it is written down'],
    ['a day to come', dayFields('on', '2026-11-21'), 'must be today or in the past'],
    ['a next day too far', dayFields('next', '2028-02-19'), '18 February 2028 or earlier'],
    ['a next day that is past', dayFields('next', '2026-11-18'), 'must be later than this one'],
  ])('is not recorded with %s', async (_, wrong, says) => {
    const at = await policyPages(db)
    const clerk = await at.as({ roles: ['clerk'] })
    const own = await openOwn(clerk, { cause: 'cycle' })

    const got = await clerk.post(`${own}/decision`, decision(wrong))

    expect(got.status).toBe(422)
    expect(got.page).toContain(says)
    expect((await clerk.get('/policy')).page).toContain('overdue')
  })

  test('sent twice, it is recorded once', async () => {
    const at = await policyPages(db)
    const clerk = await at.as({ roles: ['clerk'] })
    const own = await openOwn(clerk, { cause: 'cycle' })

    await clerk.post(`${own}/decision`, decision())
    const again = await clerk.post(`${own}/decision`, decision())

    expect(again.status).toBe(303)
  })
})

test('a review for an event ends with a note of who writes the policy', async () => {
  const at = await policyPages(db)
  const central = await at.as({ roles: ['trust-central'] })
  const own = await openOwn(central, {})

  expect((await central.post(`${own}/note`, { note: '' })).page).toContain('Enter why nothing')
  await central.post(`${own}/note`, { note: 'Clause 2.2 covers it.' })

  const { page } = await central.get(own)
  expect(page).toContain('The policy stays as it is')
  expect(page).toContain('Clause 2.2 covers it.')
  expect((await central.get('')).page).not.toContain('a lesson from a case')
})

test('a review ends with a draft, and leads to it', async () => {
  const at = await policyPages(db)
  const central = await at.as({ roles: ['trust-central'] })
  const own = await openOwn(central, {})
  expect((await central.get(`${own}/draft`)).page).toContain('There is no draft of the policy yet')
  const { trustId } = at.trust
  const clock = clockAt('2026-11-20T12:00:00Z')
  const draft = { trustId, by: 'test', title: 'Spring edition', source: 'text', reason: 'review' }
  const begun = await beginDraft({ db, clock }, draft)
  if (!begun.ok) throw new Error(begun.error.type)
  const { draftId } = begun.value

  expect((await central.post(`${own}/draft`, { draft: '' })).page).toContain('Select a draft')
  expect((await central.post(`${own}/draft`, { draft: draftId })).status).toBe(303)

  const { page } = await central.get(own)
  expect(page).toContain(`/drafts/${draftId}`)
  expect(page).toContain('Spring edition')
})

test('reviews are not for everyone, and another trust’s are not there', async () => {
  const at = await policyPages(db)
  const elsewhere = await policyPages(db)
  const central = await at.as({ roles: ['trust-central'] })
  const own = await openOwn(central, {})
  const teacher = await at.as({ person: await makePerson(db, at.trust) })
  const stranger = await elsewhere.as({ roles: ['clerk'] })

  expect((await teacher.get('/reviews')).status).toBe(403)
  expect((await teacher.post('/reviews/new', asked())).status).toBe(403)
  expect((await stranger.get(own)).status).toBe(404)
  expect((await stranger.post(`${own}/decision`, decision())).status).toBe(404)
})

function asked(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const day = dayFields('due', '2026-12-20')
  return { cause: 'lesson', reason: 'Pupils used a new app.', ...day, ...more }
}

function decision(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    body: 'Trust Board',
    minute: 'minute 7',
    ...dayFields('on', '2026-11-18'),
    ...dayFields('next', '2028-02-18'),
    ...more,
  }
}

/** Opens a review and gives the address of its page. */
async function openOwn(by: Insider, more: Readonly<Record<string, string>>): Promise<string> {
  await by.post('/reviews/new', asked(more))
  const { page } = await by.get('/reviews')
  const [, id] = /\/reviews\/([0-9a-f-]{36})"/.exec(page) ?? []
  if (id === undefined) throw new Error('the review is not in the list')
  return `/reviews/${id}`
}

async function countOf({ trust }: PolicyPages): Promise<number> {
  const rows = await db.transactionFor(trust.trustId, ({ query }) =>
    query.selectFrom('review_task').select('review_id').execute(),
  )
  return rows.length
}
