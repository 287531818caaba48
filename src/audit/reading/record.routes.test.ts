import { describe, expect, test } from 'vitest'

import { newId } from '#core/ids.ts'
import { recordAudit } from '#audit/audit.store.ts'
import { eraseEntries } from '#audit/erase-entries.ts'
import { provenBy } from '#audit/log/tlog-proof.ts'
import { readPublicKey } from '#audit/log/signed-note.ts'
import { verifyExport } from '#audit/log/verify-export.ts'
import { logSecretOf, signerFor } from '#audit/log-secret.ts'
import { clockAt } from '#core/clock.ts'
import { makePerson } from '#test/makers.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const logSecret = logSecretOf({ secret: 'a secret of thirty-two characters' })
const app = testApp({ db, library, logSecret })
const base = '/trusts/model-trust/audit'
const clerk = await signedIn(db, { trust, roles: ['clerk'] })
const { publicKey } = signerFor(logSecret, trust.trustId)

async function get(path: string, headers = clerk.headers): Promise<Response> {
  return app.request(path, { headers })
}

async function post(path: string, fields: Record<string, string> = {}): Promise<Response> {
  return app.request(`http://localhost${path}`, {
    method: 'POST',
    headers: {
      ...clerk.headers,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost',
      host: 'localhost',
    },
    body: new URLSearchParams({ form_token: clerk.formToken, ...fields }).toString(),
  })
}

/** An entry about somebody, by somebody, at an instant. */
async function keep(entry: {
  readonly actor: string
  readonly action?: string
  readonly about?: string
  readonly at?: string
}): Promise<string> {
  const { actor, action = 'person.changed', about = newId(), at = '2026-11-19T10:00:00Z' } = entry
  return db.transactionFor(trust.trustId, (tx) =>
    recordAudit(tx, {
      at: clockAt(at).now(),
      actor,
      action,
      subject: { kind: 'person', id: about },
    }),
  )
}

async function entriesOn(path: string): Promise<readonly string[]> {
  const page = await (await get(path)).text()
  return [...page.matchAll(/href="[^"]*\/audit\/([0-9a-f-]{36})"/g)].map(([, id = '']) => id)
}

describe('who reads the record', () => {
  test('a clerk does', async () => {
    const response = await get(base)

    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<h1 class="govuk-heading-l">The record</h1>')
  })

  test('a system administrator does not, and is told who does', async () => {
    const { headers } = await signedIn(db, { trust, roles: ['system-administrator'] })
    const response = await get(base, headers)

    expect(response.status).toBe(403)
    expect(await response.text()).toContain('Clerk')
  })

  test('nobody does with a password alone, nor without signing in', async () => {
    const weak = await signedIn(db, { trust, roles: ['clerk'], way: 'password' })

    expect((await get(base, weak.headers)).status).toBe(403)
    expect((await app.request(base)).status).toBe(303)
  })
})

test('each look is an entry: who looked, and at which part', async () => {
  const person = await makePerson(db, trust)
  await get(`${base}?person=${person.personId}&kind=roles`)

  const page = await (await get(`${base}?kind=record`)).text()
  const [id] = await entriesOn(`${base}?kind=record&person=${clerk.personId}`)
  const entry = await (await get(`${base}/${id}`)).text()

  expect(page).toContain('The record was read')
  expect(entry).toContain('Ada Ashdown')
})

test('looking at one entry and proving it are entries about it, and a search says whom it found', async () => {
  const reader = await signedIn(db, { trust, roles: ['clerk'] })
  const id = await keep({ actor: clerk.personId })
  for (const path of [`/${id}`, `?person=${id}`]) await get(`${base}${path}`, reader.headers)
  await post(`${base}/${id}/proof`)

  const told = await db.transactionFor(trust.trustId, ({ query }) =>
    query
      .selectFrom('audit_entry')
      .select(['actor', 'action', 'facts'])
      .where((or) => or.or([or('subject_id', '=', id), or('actor', '=', reader.personId)]))
      .where('action', 'in', ['audit-entry.read', 'audit-entry.proved', 'audit-log.read'])
      .orderBy('entry_id')
      .execute(),
  )
  expect(told).toEqual([
    { actor: reader.personId, action: 'audit-entry.read', facts: {} },
    { actor: reader.personId, action: 'audit-log.read', facts: { people: [id] } },
    { actor: clerk.personId, action: 'audit-entry.proved', facts: {} },
  ])
})

test('people are told by name, and what they did and what was done about them is found by it', async () => {
  const person = await makePerson(db, trust, { givenName: 'Wilhelmina', familyName: 'Quick' })
  const [did, suffered] = [
    await keep({ actor: person.personId }),
    await keep({ actor: 'system', about: person.personId }),
  ]
  await keep({ actor: clerk.personId })

  const found = await entriesOn(`${base}?person=quick+wilh`)

  expect(found).toEqual(expect.arrayContaining([did, suffered]))
  expect(await (await get(`${base}?person=quick`)).text()).toContain(
    'The software itself; about: Wilhelmina Quick',
  )
  expect(await entriesOn(`${base}?person=nobody+called+so`)).toEqual([])
})

test('giving somebody a role is found under their name, with the role', async () => {
  const person = await makePerson(db, trust, { givenName: 'Rosalind', familyName: 'Given' })
  await signedIn(db, { trust, person, roles: ['trustee'] })
  const page = await (await get(`${base}?person=rosalind&kind=roles`)).text()

  expect(page.match(/hr-entries__entry/g)).toHaveLength(1)
  expect(page).toContain('about: Rosalind Given, Trustee')
})

test('days are days in London, and the last one counts', async () => {
  const actor = newId()
  const late = await keep({ actor, at: '2024-06-30T23:30:00Z' })
  const early = await keep({ actor, at: '2024-06-30T22:30:00Z' })

  expect(await entriesOn(`${base}?person=${actor}&from=2024-07-01&to=2024-07-01`)).toEqual([late])
  expect(await entriesOn(`${base}?person=${actor}&to=2024-06-30`)).toEqual([early])
})

test.each([
  ['from=2026-02-30', 'Enter a day that exists'],
  ['from=2026-02-03&to=2026-02-01', 'The last day must be the first day or later'],
])('the filter %s is refused with what was typed', async (query, says) => {
  const response = await get(`${base}?${query}&person=somebody`)
  const page = await response.text()

  expect(response.status).toBe(422)
  expect(page.split(says)).toHaveLength(3)
  expect(page).toContain('value="somebody"')
})

test('a long record is read page by page, each entry once and the newest first', async () => {
  const actor = newId()
  const kept: string[] = []
  for (let number = 0; number < 100; number++) {
    // Three at each instant, so that pages end between entries of one instant.
    const at = `2025-01-01T10:00:${String(Math.floor(number / 3)).padStart(2, '0')}Z`
    kept.push(await keep({ actor, at }))
  }

  const pages: string[] = []
  let next: string | undefined = `${base}?person=${actor}`
  while (next !== undefined) {
    pages.push(await (await get(next)).text())
    const [, older] = /href="([^"]*before=[^"]*)"\s*rel="next"/.exec(pages.at(-1) ?? '') ?? []
    next = older?.replaceAll('&amp;', '&')
  }
  const read = [...pages.join('').matchAll(/\/audit\/([\da-f-]{36})"/g)].map(([, id = '']) => id)
  expect([pages.length, read.length]).toEqual([2, 100])
  expect(new Set(read)).toEqual(new Set(kept))
  expect(read.slice(-3).toSorted()).toEqual(kept.slice(0, 3).toSorted())
})

describe('one entry', () => {
  test('has a proof that shows it to whoever has the key', async () => {
    const id = await keep({ actor: clerk.personId })
    const response = await post(`${base}/${id}/proof`)
    const proof = await response.text()
    const key = readPublicKey(publicKey)

    expect(response.headers.get('content-disposition')).toContain(`${id}.tlog-proof`)
    expect(provenBy(proof, key ? [key] : [])?.payload).toContain(id)
  })

  test('that was erased says so and tells nothing', async () => {
    const id = await keep({ actor: 'somebody-erased' })
    const needs = { db, clock: clockAt('2026-11-20T12:00:00Z') }
    const { trustId } = trust
    await eraseEntries(needs, { trustId, entryIds: [id], actor: 'system', why: 'retention' })
    const page = await (await get(`${base}/${id}`)).text()

    expect(page).toContain('This entry was erased')
    expect(page).not.toContain('somebody-erased')
    expect((await post(`${base}/${id}/proof`)).status).toBe(404)
  })

  test.each([newId(), 'nonsense'])('that is not there is not found: %s', async (id) => {
    expect((await get(`${base}/${id}`)).status).toBe(404)
  })
})

describe('the export', () => {
  test('is sound, holds everything up to itself, and is an entry', async () => {
    const response = await post(`${base}/export`)
    const text = await response.text()
    const lines = text.split('\n').slice(0, -1)
    const report = verifyExport(
      lines.map((line) => `${line}\n`),
      { keys: [publicKey], witnessed: [] },
    )

    expect(response.headers.get('content-disposition')).toContain('model-trust-record.jsonl')
    expect(report.problems).toEqual([])
    expect(lines.filter((line) => line.includes('"type":"entry"')).at(-1)).toContain(
      'audit-log.exported',
    )
  })

  test('is not made for a form that is not ours', async () => {
    expect((await post(`${base}/export`, { form_token: 'guessed' })).status).toBe(403)
  })

  test('its page shows the key, and the checkpoint to keep elsewhere once it is signed', async () => {
    expect((await post(`${base}/checkpoint`)).status).toBe(303)
    const page = await (await get(`${base}/export`)).text()

    expect(page).toContain(publicKey)
    expect(page).toContain(`houserules/audit/${trust.trustId}`)
    expect(page).toContain('npm run --silent verify')
  })
})
