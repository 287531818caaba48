import { expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { ask } from '#decisions/ask.ts'
import { addStay } from '#people/add-stay.ts'
import { openShelf } from '#policies/shelf.ts'
import { giveRole } from '#people/roles/give-role.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { signedIn } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const [ash, beech] = [
  await makeSchool(db, trust, 'Ash School'),
  await makeSchool(db, trust, 'Beech School'),
]
const app = testApp({ db, library })
const home = '/trusts/model-trust'

type Who = Awaited<ReturnType<typeof signedIn>>

async function seen({ headers }: Who, path = home): Promise<string> {
  const response = await app.request(path, { headers })
  expect(response.status).toBe(200)
  return response.text()
}

async function withRoles(...roles: NonNullable<Parameters<typeof signedIn>[1]['roles']>) {
  return signedIn(db, { trust, roles })
}

test('who has not signed in goes on to ask', async () => {
  const response = await app.request(home)

  expect(response.headers.get('location')).toBe(`${home}/ask`)
})

test('somebody without a role or a question sees that nothing waits, and the policy', async () => {
  const page = await seen(await withRoles())

  expect(page).toContain('Nothing needs you today.')
  expect(page).toContain('You have not asked anything yet.')
  expect(page).toContain('You hold no role of the policy.')
  expect(page).toMatch(/The policy in force: Social media policy[\s\S]*Trust Board, March 2023/)
  expect(page).toContain('What changed with this edition is not on record.')
  expect(page).not.toContain('>People<')
})

test('a clerk is told of the overdue review, and a teacher is not', async () => {
  expect(await seen(await withRoles('clerk'))).toMatch(
    /Review the policy[\s\S]*due on 31 August 2024[\s\S]*Overdue/,
  )
})

test('a headteacher is told which roles their own school lacks, not those of another', async () => {
  const page = await seen(await withRoles({ role: 'headteacher', schoolId: ash.schoolId }))

  expect(page).toMatch(/roles? that the policy needs and nobody holds/)
  expect(page).toContain('Designated safeguarding lead (DSL), Ash School')
  expect(page).not.toContain('Beech School')
})

test('a role held by one person alone wants an alternate', async () => {
  const { schoolId } = beech
  const dsl = await makePerson(db, trust)
  await giveRole(
    { db, clock: clockAt('2026-11-20T12:00:00Z') },
    {
      trustId: trust.trustId,
      personId: dsl.personId,
      by: 'test',
      role: 'dsl',
      schoolId,
      capacity: 'holder',
      from: '2026-09-01',
    },
  )
  const page = await seen(await withRoles({ role: 'headteacher', schoolId }))

  expect(page).toMatch(/Name (an alternate|alternates)[\s\S]*DSL\), Beech School/)
})

test('whoever holds a role and signed in with a password alone is asked for a second factor', async () => {
  const weak = await signedIn(db, { trust, roles: ['clerk'], way: 'password' })
  const roleless = await signedIn(db, { trust, way: 'password' })

  expect(await seen(weak)).toContain('Set up an authenticator app or a passkey')
  expect(await seen(roleless)).toContain('Nothing needs you today.')
})

test('all roles stand beside each other with where and until when, none to be chosen', async () => {
  const page = await seen(
    await withRoles({ role: 'dsl', schoolId: ash.schoolId }, 'trust-dpo', 'clerk'),
  )

  expect(page).toMatch(
    /Designated safeguarding lead \(DSL\)[\s\S]*Ash School, since 1 September 2026/,
  )
  expect(page).toMatch(/Data protection officer \(DPO\)[\s\S]*Model Trust, since 1 September 2026/)
  expect(page).toContain('>Record<')
})

test('a role to come stands among them, and one for the trust not among those of a school', async () => {
  const at = { db, clock: clockAt('2026-11-20T12:00:00Z') }
  const person = await makePerson(db, trust, { stays: [{ kind: 'staff', schoolId: ash.schoolId }] })
  const { personId } = person
  const given = { trustId: trust.trustId, by: 'test', personId, capacity: 'holder' } as const
  await giveRole(at, { ...given, role: 'clerk', from: '2027-01-01' })
  await giveRole(at, { ...given, role: 'trust-dpo', from: '2026-09-01' })
  const page = await seen(await signedIn(db, { trust, person }))
  const [, holders = ''] = page.split('Who holds a role at Ash School')

  expect(page).toMatch(/Clerk[\s\S]*from 1 January 2027/)
  expect(holders).not.toContain('Data protection officer')
})

test('a person with two schools may put one first; with one there is nothing to choose', async () => {
  const person = await makePerson(db, trust, {
    stays: [{ kind: 'staff', job: 'teacher', schoolId: ash.schoolId }],
  })
  const who = await signedIn(db, { trust, person })
  const one = await seen(who)
  await addStay(
    { db, clock: clockAt('2026-11-20T12:00:00Z') },
    {
      trustId: trust.trustId,
      personId: person.personId,
      by: 'test',
      stay: { kind: 'governor', schoolId: beech.schoolId },
    },
  )
  const [two, chosen] = [await seen(who), await seen(who, `${home}?school=${beech.schoolId}`)]

  expect(one).not.toContain('Show first')
  expect(two).toMatch(/Teacher, Ash School; Governor, Beech School/)
  expect(chosen).toMatch(/Governor, Beech School; Teacher, Ash School/)
  expect(two).toContain('Who holds a role at Ash School')
  expect(chosen).toContain('Who holds a role at Beech School')
})

test('whoever holds a role for the whole trust may look at each of its schools', async () => {
  const who = await withRoles('executive-headteacher')
  const [page, chosen] = [await seen(who), await seen(who, `${home}?school=${beech.schoolId}`)]

  expect(page).toContain('Schools of the trust')
  expect(page).toContain('Show first')
  expect(page).toContain('Who holds a role at Ash School')
  expect(chosen).toContain('Who holds a role at Beech School')
})

test('a parent reads the names of their schools, though no page of them is open', async () => {
  const person = await makePerson(db, trust, {
    stays: [{ kind: 'parent', schoolId: ash.schoolId }],
  })
  const page = await seen(await signedIn(db, { trust, person }))

  expect(page).toMatch(/Your schools<\/h2>\s*<ul[^>]*>\s*<li>Ash School<\/li>/)
})

test('the name of the service leads whoever has signed in home, and others to all trusts', async () => {
  const [who, anyone] = [await seen(await withRoles()), await app.request(`${home}/ask`)]

  expect(who).toContain(`class="hr-header__home" href="${home}"`)
  expect(await anyone.text()).toContain('class="hr-header__home" href="/"')
})

test('the last three questions are there, and the way to all of them', async () => {
  const who = await withRoles()
  const needs = { db, shelf: openShelf({ db, library }), clock: clockAt('2026-11-20T09:00:00Z') }
  for (const action of ['post-official', 'post-personal', 'send-message', 'accept-connection']) {
    await ask(needs, {
      trust,
      action,
      facts: { 'actor.role': 'teacher' },
      mode: 'said',
      through: 'page',
      asker: { personId: who.personId, for: 'self' },
    })
  }
  const page = await seen(who)

  expect(page.match(/\/decisions\//g)).toHaveLength(3)
  expect(page).toContain(`href="${home}/questions"`)
})

const told = {
  invitation: '1 has run out',
  break_glass: 'The way in for emergencies was used',
  import_run: 'Decide on an import',
} as const

test.each(['invitation', 'break_glass', 'import_run'] as const)(
  'a row of %s is told of',
  async (table) => {
    const admin = await withRoles('system-administrator')
    const before = await seen(admin)
    await db.engine.exclusively((owner) =>
      owner.script(
        `BEGIN; SET LOCAL app.trust = '${trust.trustId}'; ${rows(table, admin)}; COMMIT`,
      ),
    )
    const says = told[table]

    expect(before).not.toContain(says)
    expect(await seen(admin)).toContain(says)
    expect(await seen(await withRoles('comms-lead'))).not.toContain(says)
  },
)

/** A statement that keeps what makes somebody have something to do. */
function rows(table: keyof typeof told, { personId }: Who): string {
  const { trustId } = trust
  const hash = 'a'.repeat(64)
  const statements = {
    invitation: `INSERT INTO invitation
        (trust_id, invitation_id, person_id, email, token_hash, invited_by, made_at, expires_at)
      VALUES ('${trustId}', '${personId}', '${personId}', 'a@school.example', '${hash}', 'test',
        '2026-10-01', '2026-10-08')`,
    break_glass: `INSERT INTO break_glass
        (trust_id, break_glass_id, person_id, token_hash, made_at, expires_at, used_at)
      VALUES ('${trustId}', '${personId}', '${personId}', '${hash}', '2026-11-19', '2026-11-20',
        '2026-11-19')`,
    import_run: `INSERT INTO import_run (trust_id, run_id, format, source, state, started_by, started_at)
      VALUES ('${trustId}', '${personId}', 'csv', 'mis', 'ready', '${personId}', '2026-11-19')`,
  } as const
  return statements[table]
}
