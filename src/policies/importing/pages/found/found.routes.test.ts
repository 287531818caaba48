import { expect, test } from 'vitest'

import { keepTrust } from '#people/keep-trust.ts'
import { findDraft } from '#policies/drafts/find-draft.ts'
import { findRevisionLines } from '#policies/drafts/drafts.store.ts'
import { containing } from '#test/matching.ts'
import { makePerson } from '#test/makers.ts'
import { policyImporting } from '#test/policy-importing.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const app = testApp({ db })
const trust = await keepTrust({ db }, { code: 'MOD', name: 'Model Trust', slug: 'model-trust' })
const ada = await makePerson(db, trust, { givenName: 'Ada', familyName: 'Byron' })
const ben = await makePerson(db, trust, { givenName: 'Ben', familyName: 'Coe' })
const people = {
  clerk: await signedIn(db, { trust, person: ada, roles: ['clerk'] }),
  central: await signedIn(db, { trust, person: ben, roles: ['trust-central'] }),
}
const as = (who: keyof typeof people) => policyImporting({ db, app, trust, as: people[who] })
const clerk = as('clerk')
const central = as('central')

const policy = `Online Conduct Policy

1. Friends

1.1 Staff must not accept pupils as friends on their own accounts. See section 9.

1.2 The school is proud of what it does under the Data Protection Act 2018.

2. Related policies

This policy goes with:

- Safeguarding Policy
- Code of Conduct for all who worked here
`

const titlesIn = (page: string) => /id="related"[\s\S]*/.exec(page)?.[0] ?? ''
const markIn = (page: string) => /defect\?mark=([0-9a-f]{16})/.exec(page)?.[1] ?? ''

test('a defect is dismissed for a reason, which is asked for, and listed again', async () => {
  const address = await clerk.brought('policy.txt', policy)
  const page = await clerk.text(`${address}/found`)
  const mark = markIn(page)
  const form = `${address}/found/defect`
  expect(await clerk.text(`${form}?mark=${mark}`)).toContain('Points to section 9')

  const without = await clerk.post(form, { mark, do: 'dismiss', why: ' ' })
  expect(without.status).toBe(422)
  expect(await without.text()).toContain('Say why it is no defect')

  expect((await clerk.post(form, { mark, do: 'dismiss', why: 'It is the guide' })).status).toBe(303)
  const done = await clerk.text(`${address}/found`)
  expect(done).toContain('It is the guide')
  expect(done).toMatch(/Dismissed by Ada Byron, \d+ \w+ 20\d\d/)

  await clerk.post(form, { mark, do: 'list' })
  expect(await clerk.text(`${address}/found`)).not.toContain('It is the guide')
})

test('what is found twice in a clause is dismissed as one, and the first reason stands', async () => {
  const again = policy.replace('See section 9.', 'See section 9. Once more, see section 9.')
  const address = await clerk.brought('policy.txt', again)
  const form = `${address}/found/defect`
  const mark = markIn(await clerk.text(`${address}/found`))
  const links = async () =>
    (await clerk.text(`${address}/found`)).match(/aria-label="Dismiss: Points to section 9/g) ?? []
  expect(await links()).toHaveLength(2)

  await clerk.post(form, { mark, do: 'dismiss', why: 'It is the guide' })
  expect(await links()).toEqual([])
  const late = await central.post(form, { mark, do: 'dismiss', why: 'Another reason' })
  expect(late.status).toBe(409)
  expect(await late.text()).toContain('Somebody dismissed this meanwhile')
  expect((await clerk.post(form, { mark, do: 'dismiss', why: 'It is the guide' })).status).toBe(303)
  expect(await clerk.text(`${address}/found`)).not.toContain('Another reason')
})

test('a defect that was dismissed stays so when document control is put right', async () => {
  const address = await clerk.brought('policy.txt', policy)
  const mark = markIn(await clerk.text(`${address}/found`))
  await clerk.post(`${address}/found/defect`, { mark, do: 'dismiss', why: 'It is the guide' })
  const control = await clerk.text(`${address}/control`)
  const seen = /name="seen" value="(\w+)"/.exec(control)?.[1] ?? ''

  await clerk.post(`${address}/control`, { seen, title: 'Conduct', owner: 'Headteacher' })

  const page = await clerk.text(`${address}/found`)
  expect(page).toContain('It is the guide')
  expect(page).not.toContain('No owner of the policy is named')
})

test('a related document is put right, struck out and put back', async () => {
  const address = await clerk.brought('policy.txt', policy)
  const form = `${address}/found/document`
  const seenAt = async (place: number) => {
    const page = await clerk.text(`${form}?place=${place}`)
    return (/name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '').replaceAll('&quot;', '"')
  }
  expect(titlesIn(await clerk.text(`${address}/found`))).toContain('all who worked here')
  const [act, code] = ['0', '2']

  const wrong = await clerk.post(form, { place: '2', seen: await seenAt(2), title: '', year: '20' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain('Enter the title of the document')

  const seen = await seenAt(2)
  const typed = { kind: 'policy', year: '2024' }
  await clerk.post(form, { place: code, seen, title: 'Staff Code', ...typed })
  const stale = await central.post(form, { place: '2', seen, title: 'Code B', ...typed })
  expect(stale.status).toBe(409)
  expect(await stale.text()).toContain('value="Code B"')

  await central.post(form, { place: act, seen: await seenAt(0), do: 'strike' })
  const page = titlesIn(await clerk.text(`${address}/found`))
  expect(page).toContain('Staff Code')
  expect(page).toContain('Put right by Ada Byron')
  expect(page).toContain('Struck out by Ben Coe')

  await clerk.post(form, { place: act, seen: await seenAt(0), do: 'put-back' })
  expect(titlesIn(await clerk.text(`${address}/found`))).not.toContain('Struck out')
})

test('the draft lists what was left, and its table of changes says who said what', async () => {
  const address = await clerk.brought('policy.txt', policy)
  const mark = markIn(await clerk.text(`${address}/found`))
  await clerk.post(`${address}/found/defect`, { mark, do: 'dismiss', why: 'It is the guide' })
  const seen = '["Data Protection Act 2018","law","named","2018",false]'
  await clerk.post(`${address}/found/document`, { place: '0', seen, do: 'strike' })
  await central.post(`${address}/clauses/1`, { say: 'accept', seen: '0' })

  const { headers } = await central.post(`${address}/draft`)
  const draftId = headers.get('location')?.split('/').at(-1) ?? ''

  const { trustId } = trust
  const draft = await findDraft({ db }, { trustId, draftId })
  expect(draft?.source).not.toContain('Points to section 9')
  expect(draft?.source).not.toContain('title: Data Protection Act')
  expect(draft?.source).toContain('title: Safeguarding Policy')
  const saves = await db.transactionFor(trustId, (tx) =>
    findRevisionLines(tx, draftId, { most: 9, after: 0 }),
  )
  expect(saves.map(({ savedBy, reason }) => [savedBy, reason])).toEqual([
    [
      people.clerk.personId,
      'Had a hand in bringing it in. In the review: dismissed a defect of 1.01 (It is the guide); struck out Data Protection Act 2018',
    ],
    [people.central.personId, containing('In the review: accepted 1.01')],
  ])
})
