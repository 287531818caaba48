import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { keepTrust } from '#people/keep-trust.ts'
import { findAuthors } from '#policies/approving/deciding/decisions.store.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { readinessOf } from '#policies/drafts/readiness.ts'
import { policyImporting } from '#test/policy-importing.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const app = testApp({ db })
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const people = {
  clerk: await signedIn(db, { trust, roles: ['clerk'] }),
  central: await signedIn(db, { trust, roles: ['trust-central'] }),
  executive: await signedIn(db, { trust, roles: ['executive-headteacher'] }),
}
const vocabularyText = readFileSync('rulebooks/vocabulary.yaml', 'utf8')

const policy = `Online Conduct Policy

1. Friends

1.1 Staff must not accept pupils as friends on their own accounts.
`

type Who = keyof typeof people

/** A policy that one brings in and whose clauses are accepted by each of some; another makes the draft. */
async function made(by: { readonly brought: Who; readonly accepted: Who; readonly made: Who }) {
  const as = (who: Who) => policyImporting({ db, app, trust, as: people[who] })
  const address = await as(by.brought).brought('policy.txt', policy)
  for (const place of ['0', '1', '2']) {
    await as(by.accepted).post(`${address}/clauses/${place}`, { say: 'accept', seen: '0' })
  }
  const { headers } = await as(by.made).post(`${address}/draft`)
  const draftId = headers.get('location')?.split('/').at(-1) ?? ''
  const { trustId } = trust
  const draft = await findDraft({ db }, { trustId, draftId })
  return {
    readiness: readinessOf(draft?.source ?? '', vocabularyText),
    authors: await db.transactionFor(trustId, (tx) => findAuthors(tx, draftId)),
  }
}

test('whoever may not confirm rules makes a draft of which none is confirmed', async () => {
  const ofClerk = await made({ brought: 'clerk', accepted: 'clerk', made: 'clerk' })
  expect(ofClerk.readiness.edition).toBeDefined()
  expect(ofClerk.readiness.unconfirmed).toHaveLength(1)

  const ofCentral = await made({ brought: 'clerk', accepted: 'clerk', made: 'central' })
  expect(ofCentral.readiness.unconfirmed).toEqual([])
})

test('everyone who had a hand in bringing a policy in is an author of its draft', async () => {
  const { authors } = await made({ brought: 'clerk', accepted: 'executive', made: 'central' })

  const { clerk, executive, central } = people
  const all = [clerk, executive, central].map(({ personId }) => personId)
  expect([...authors].toSorted()).toEqual(all.toSorted())
})
