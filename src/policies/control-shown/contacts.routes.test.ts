import mammoth from 'mammoth'
import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { keepTrust } from '#people/keep-trust.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { keepEditions } from '#policies/keep-editions.ts'
import { changedEdition, putInForce } from '#test/in-force.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { rulebooksOf } from '#test/rulebooks.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

import { contactsShown } from './contacts.ts'

const db = await testDb()
const clock = clockAt('2026-11-20T12:00:00Z')
const library = rulebooksOf('DOW', 'WDA')
const app = testApp({ db, library })
const dow = await keepTrust({ db }, { code: 'DOW', name: 'DoWMAT', slug: 'dowmat' })
const wda = await keepTrust({ db }, { code: 'WDA', name: 'Whinless Down', slug: 'whinless-down' })
await keepEditions({ db, library, clock })

const open = async (path: string) => (await app.request(`/trusts/${path}`)).text()

async function hold(given: {
  readonly email?: string
  readonly from: string
  readonly until?: string
  readonly capacity?: 'holder' | 'alternate'
}): Promise<string> {
  const { email, ...terms } = given
  const person = await makePerson(db, dow, email === undefined ? {} : { email })
  const { personId } = person
  const holding = { role: 'trust-dpo' as const, capacity: 'holder' as const, ...terms }
  const kept = await giveRole(
    { db, clock },
    { trustId: dow.trustId, personId, by: 'test', ...holding },
  )
  expect(kept.ok).toBe(true)
  return `${person.givenName} ${person.familyName}`
}

test('the page names who is data protection officer today, from the role directory, or that nobody is', async () => {
  expect(await open('dowmat/policy')).toMatch(
    /Data protection officer \(DPO\)[^]*?Nobody holds this role today[^]*?#DOW-6\.04/,
  )

  const before = await hold({
    email: 'before@dow.example',
    from: '2026-01-01',
    until: '2026-11-20',
  })
  const later = await hold({ email: 'later@dow.example', from: '2026-11-21' })
  const instead = await hold({
    email: 'instead@dow.example',
    from: '2026-01-01',
    capacity: 'alternate',
  })
  const now = await hold({ email: 'dpo@dow.example', from: '2026-11-20' })
  const page = await open('dowmat/policy')

  expect(page).toContain(`${now}, <a class="govuk-link" href="mailto:dpo@dow.example">`)
  expect(page).not.toContain('Nobody holds this role')
  for (const one of [before, later, instead]) expect(page).not.toContain(one)
})

test('a school’s copy of the policy gives the same contact; without an address it says so', async () => {
  const { schoolId } = await makeSchool(db, dow, 'Ash')
  const named = await hold({ from: '2026-11-20' })
  const page = await open(`dowmat/schools/${schoolId}/policy`)

  expect(page).toContain('mailto:dpo@dow.example')
  expect(page).toContain(`${named}, no address is on record`)
})

test('an old edition and the downloads give the contact of today too', async () => {
  const first = library.editions.get('DOW')
  if (first === undefined) throw new Error('no rulebook')
  const next = changedEdition(first, (text) => text.replace('edition: ', 'edition: Next, after '))
  await putInForce(db, dow, { edition: next, fromDay: '2026-11-01' })
  const word = async (path: string) => {
    const file = await (await app.request(`/trusts/dowmat/${path}`)).arrayBuffer()
    return (await mammoth.extractRawText({ buffer: Buffer.from(file) })).value
  }

  const old = `editions/${first.seal}`
  for (const text of [
    await open(`dowmat/${old}`),
    await word('policy.docx'),
    await word(`${old}/policy.docx`),
  ]) {
    expect(text).toMatch(/Data protection officer \(DPO\)[^]*dpo@dow\.example/)
  }
})

test('a trust whose text asks for no contact shows none, and nothing is looked up', async () => {
  const rulebook = library.editions.get('WDA')?.rulebook
  if (rulebook === undefined) throw new Error('no rulebook')
  const unread = { ...db, transactionFor: () => Promise.reject(new Error('it was looked up')) }

  expect(await open('whinless-down/policy')).not.toContain('Data protection officer (DPO)')
  expect(
    await contactsShown({ db: unread }, { trustId: wda.trustId, rulebook, today: '2026-11-20' }),
  ).toEqual([])
})

test('the history on the page shows date, author, change and approver of every revision', async () => {
  const page = await open('dowmat/policy')

  for (const head of ['Date', 'Written by', 'What changed', 'Approved by']) {
    expect(page).toMatch(new RegExp(`<th[^>]*>\\s*${head}\\s*</th>`))
  }
  expect(page).toMatch(
    /14 July 2023[^]*?first author of the policy[^]*?Annual review[^]*?Trust Board/,
  )
  expect(await open('whinless-down/policy')).not.toContain('Written by')
})
