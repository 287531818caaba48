import { expect, test } from 'vitest'

import { keepTrust } from '#people/keep-trust.ts'
import { putInForce } from '#test/in-force.ts'
import { modelLibrary } from '#test/model-trust.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const app = testApp({ db, library })

/** Asks the trust over the interface for other software, and gives the status of what comes back. */
async function asked(trust: string): Promise<number> {
  const question = {
    trust,
    as_of: '2024-03-01',
    action: 'accept-connection',
    actor: { role: 'teacher' },
    subject: { role: 'former-pupil', left_on: '2022-07-22' },
    context: { account: 'personal' },
  }
  const { status } = await app.request('http://localhost/api/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'localhost' },
    body: JSON.stringify(question),
  })
  return status
}

test('a trust with no rulebook of its own in the folder answers from what it put in force here', async () => {
  const trust = await keepTrust({ db }, { code: 'NEW', name: 'New Trust', slug: 'new-trust' })
  const edition = library.editions.get('MOD')
  if (!edition) throw new Error('the model trust has no edition')
  const before = await asked('NEW')

  await putInForce(db, trust, { edition, fromDay: '2024-01-01' })

  expect([before, await asked('NEW')]).toEqual([404, 201])
})
