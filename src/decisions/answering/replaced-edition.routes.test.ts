import { expect, test } from 'vitest'

import { changedEdition, putInForce } from '#test/in-force.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const app = testApp({ db, library })
const first = library.editions.get('MOD')
if (!first) throw new Error('the model trust has no edition')
const next = changedEdition(first, (text) =>
  text.replace('Staff do not accept requests from pupils.', 'Nobody accepts requests from pupils.'),
)
await putInForce(db, trust, { edition: next, fromDay: '2026-09-01' })
const said =
  'action=accept-connection&subject.role=pupil&actor.role=teacher&context.account=personal&subject.relative=no'

async function answerOn(day: string): Promise<string> {
  const asked = await app.request('http://localhost/trusts/model-trust/decisions', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost',
      host: 'localhost',
    },
    body: `${said}&on=${day}`,
  })
  const answer = await app.request(asked.headers.get('location') ?? '/nowhere')
  return answer.text()
}

test('an answer about a day of an edition that was replaced leads to the words that gave it', async () => {
  const page = await answerOn('2024-03-01')

  expect(page).toContain('Staff do not accept requests from pupils.')
  expect(page).toContain(`href="/trusts/model-trust/editions/${first.seal}#MOD-2.1"`)
})

test('an answer of the edition in force leads to the policy', async () => {
  const page = await answerOn('2026-11-20')

  expect(page).toContain('Nobody accepts requests from pupils.')
  expect(page).toContain('href="/trusts/model-trust/policy#MOD-2.1"')
})

test('the words an old answer leads to are there', async () => {
  const page = await app.request(`/trusts/model-trust/editions/${first.seal}`)

  expect(await page.text()).toContain('id="MOD-2.1"')
})
