import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { ask } from '#decisions/ask.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { recordRelated } from '#policies/related/record-related.ts'
import { openShelf } from '#policies/shelf.ts'
import { rulebooksOf } from '#test/rulebooks.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = rulebooksOf('LEA', 'STC', 'WDA')
const clock = clockAt('2026-11-20T12:00:00Z')
const app = testApp({ db, library })
const lea = await keepTrust({ db }, { code: 'LEA', name: 'Leading Edge', slug: 'leading-edge' })
const wda = await keepTrust({ db }, { code: 'WDA', name: 'Whinless', slug: 'whinless-down' })
const stc = await keepTrust({ db }, { code: 'STC', name: 'St Clare', slug: 'st-clare' })
await keepEditions({ db, library, clock })
const shelf = openShelf({ db, library })
const needs = { db, clock, library, shelf, factSources: [] }

async function answerOf(trust: typeof lea, action = 'accept-connection'): Promise<string> {
  const facts = { 'actor.role': 'teacher', 'subject.role': 'pupil', 'context.account': 'personal' }
  const made = await ask(needs, {
    trust,
    action,
    asOf: '2026-11-20',
    facts,
    mode: 'said',
    through: 'page',
  })
  if (!made.ok) throw new Error(made.error.type)
  const response = await app.request(`/trusts/${trust.slug}/decisions/${made.value.decisionId}`)
  return response.text()
}

test('an answer says which documents prevail over the policy, and links them once somebody recorded where', async () => {
  const before = await answerOf(lea)
  expect(before).toContain('Where they and this policy differ, they hold.')
  expect(before).toContain('Staff Code of Conduct (nobody has recorded yet where it is)')

  const recorded = {
    recordId: newId(),
    document: 'staff-code-of-conduct',
    title: 'Staff Code of Conduct',
    kind: 'policy',
    status: 'in-force',
    link: 'https://example.org/code',
  } as const
  await recordRelated(needs, { trust: lea, by: 'someone', recorded })
  expect(await answerOf(lea)).toContain('href="https://example.org/code"')
})

test('where the policy gives way to nothing, an answer speaks of no other document', async () => {
  expect(await answerOf(stc)).not.toContain('Other documents that count here')
})

test('beside what is reported stands the complaints procedure for everyone, and nothing for staff', async () => {
  const page = await answerOf(wda, 'raise-concern')

  expect(page).toContain('Complaints procedure')
  expect(page).not.toContain('Whistleblowing')
  expect(await answerOf(wda)).not.toContain('Complaints procedure')
})
