import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { ask } from '#decisions/ask.ts'
import { openShelf } from '#policies/shelf.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const app = testApp({ db, library })
const home = '/trusts/model-trust/questions'

async function askAs(personId: string, times: number): Promise<void> {
  const needs = { db, shelf: openShelf({ db, library }), clock: clockAt('2026-11-20T09:00:00Z') }
  for (let time = 0; time < times; time++) {
    const facts = {
      'actor.role': 'teacher',
      'subject.role': 'pupil',
      'context.account': 'personal',
    }
    const asked = { action: 'accept-connection', facts, mode: 'said', through: 'page' } as const
    await ask(needs, { ...asked, trust, asker: { personId, for: 'self' } })
  }
}

async function get(path: string, headers: Record<string, string>): Promise<string> {
  return (await app.request(path, { headers })).text()
}

test('who has asked nothing is told so, and how to ask', async () => {
  const { headers } = await signedIn(db, { trust })
  const page = await get(home, headers)

  expect(page).toContain('You have not asked anything yet.')
  expect(page).toContain('href="/trusts/model-trust/ask"')
})

test('the newest question comes first with its answer, and nobody else’s is among them', async () => {
  const [one, other] = [await signedIn(db, { trust }), await signedIn(db, { trust })]
  await askAs(one.personId, 1)
  await askAs(other.personId, 2)
  const page = await get(home, one.headers)

  expect(page.match(/hr-entries__entry/g)).toHaveLength(1)
  expect(page).toContain(
    'Accept a friend, follow or connection request: a pupil or student now at school',
  )
  expect(page).toMatch(/govuk-tag--red[^>]*>No</)
  expect(page).toContain('My own personal account')
  expect(page).toContain('Asked on 20 November 2026')
})

test('many questions are shown page by page, each once', async () => {
  const { headers, personId } = await signedIn(db, { trust })
  await askAs(personId, 45)

  const seen: string[] = []
  let next: string | undefined = home
  while (next !== undefined) {
    const page: string = await get(next, headers)
    seen.push(...[...page.matchAll(/decisions\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id))
    next = /href="([^"]*before=[^"]*)"/.exec(page)?.[1]
  }

  expect(seen).toHaveLength(45)
  expect(seen).toEqual(seen.toSorted().toReversed())
})

test('who has not signed in is sent to the sign-in', async () => {
  const response = await app.request(home)

  expect(response.status).toBe(303)
  expect(response.headers.get('location')).toContain('/sign-in?next=')
})
