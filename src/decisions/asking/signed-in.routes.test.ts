import { describe, expect, test } from 'vitest'

import { findAuditOf } from '#audit/audit.store.ts'
import { makePerson, makeSchool } from '#test/makers.ts'
import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { signedIn, type SignedInForTest } from '#test/signed-in.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const library = modelLibrary()
const trust = await keepModelTrust(db, library)
const school = await makeSchool(db, trust)
const app = testApp({ db, library })
const ask = '/trusts/model-trust/ask'
const pupil = 'action=accept-connection&subject.role=pupil'
const enough = `${pupil}&context.account=personal&subject.relative=no`

async function get(path: string, who?: SignedInForTest) {
  const response = await app.request(path, { headers: who?.headers ?? {} })
  const location = response.headers.get('location') ?? ''
  return { status: response.status, page: await response.text(), location }
}

/** Follows what the first page leads to until there is a page. */
async function followed(
  path: string,
  who?: SignedInForTest,
): Promise<{ page: string; at: string }> {
  const { location, page } = await get(path, who)
  return location === '' ? { page, at: path } : followed(location, who)
}

async function answerTo(
  query: string,
  { who, headers = {} }: { who?: SignedInForTest; headers?: Record<string, string> } = {},
): Promise<string> {
  const response = await app.request('http://localhost/trusts/model-trust/decisions', {
    method: 'POST',
    headers: {
      ...who?.headers,
      ...headers,
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'http://localhost',
      host: 'localhost',
    },
    body: who ? `${query}&form_token=${who.formToken}` : query,
  })
  expect(response.status).toBe(303)
  return response.headers.get('location') ?? ''
}

async function teacherWith(roles: Parameters<typeof signedIn>[1]['roles'] = []) {
  const { schoolId } = school
  const person = await makePerson(db, trust, {
    stays: [{ kind: 'staff', job: 'teacher', schoolId }],
  })
  return signedIn(db, { trust, person, roles })
}

const teacher = await teacherWith()

describe('who has signed in', () => {
  test('is not asked what they are, and sees that it is taken from the sign-in', async () => {
    const { page: first } = await get(`${ask}/questions?${pupil}`, teacher)
    const { page: check } = await followed(`${ask}/check?${enough}`, teacher)

    expect(first).not.toContain('What is your role?')
    expect(first).toContain('What you are is taken from your sign-in.')
    expect(check).toMatch(/From your sign-in[\s\S]*What is your role\?[\s\S]*Teacher/)
    expect(check).toContain('Only you can open it')
  })

  test('and has several roles has them all, without choosing one', async () => {
    const { schoolId } = school
    const both = await teacherWith([{ role: 'dsl', schoolId }])
    const { page } = await followed(`${ask}/check?${enough}`, both)

    expect(page).toContain('Teacher, Designated safeguarding lead (DSL)')
  })

  test('is what they were on the day the question is about', async () => {
    const { schoolId } = school
    const person = await makePerson(db, trust, {
      stays: [
        { kind: 'volunteer', schoolId, from: '2024-01-01', until: '2025-01-01' },
        { kind: 'staff', job: 'teacher', schoolId, from: '2025-01-01' },
      ],
    })
    const who = await signedIn(db, { trust, person })
    const { page } = await followed(`${ask}/check?${enough}&on=2024-06-01`, who)

    expect(page).toMatch(/What is your role\?[\s\S]*Volunteer/)
  })

  test('may ask for somebody else, and is then asked what that person is', async () => {
    const { page } = await get(`${ask}/questions?${pupil}`, teacher)
    const other = /href="([^"]*for=somebody-else[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    const { page: asked } = await followed(other ?? '', teacher)

    expect(asked).toContain('What is their role?')
    expect(asked).not.toContain('What is your role?')
    expect(asked).toContain('I ask for myself')
    const account = `action=accept-connection&for=somebody-else&change=context.account`
    const { page: which } = await get(`${ask}/questions?${account}`, teacher)
    expect(which).toContain('Their own personal account')
  })

  test('and says something else in a situation is taken at their word', async () => {
    const { page } = await followed(`${ask}/check?${enough}&actor.role=parent`, teacher)

    expect(page).toContain('Parent or carer')
    expect(page).not.toContain('From your sign-in')
  })
})

describe('an answer to somebody who has signed in', () => {
  test('rests on what is held, and the record names the person and nothing they said', async () => {
    const at = await answerTo(enough, { who: teacher })
    const id = at.split('/').at(-1) ?? ''
    const { page } = await get(at, teacher)
    const entries = await db.transactionFor(trust.trustId, (tx) =>
      findAuditOf(tx, { kind: 'decision', id }),
    )

    expect(page).toMatch(/<h1 class="hr-answer__heading">No<\/h1>/)
    expect(page).toContain('only you can open this answer')
    expect(entries).toMatchObject([{ actor: teacher.personId, action: 'decision.made' }])
    expect(JSON.stringify(entries)).not.toContain('subject.role')
  })

  test('is theirs alone: not a colleague’s, not their headteacher’s, nobody’s by its link', async () => {
    const at = await answerTo(enough, { who: teacher })
    const api = `/api/v1/decisions/MOD/${at.split('/').at(-1)}`
    const head = await teacherWith([{ role: 'headteacher', schoolId: school.schoolId }])

    expect((await get(at, await teacherWith())).status).toBe(403)
    expect((await get(at, head)).status).toBe(403)
    expect(await get(at)).toMatchObject({ status: 303, page: '' })
    expect((await get(api)).status).toBe(403)
  })

  test('is not given again to somebody else who sends the same form', async () => {
    const [, first = ''] = /decisions\/(.*)/.exec(await answerTo(enough, { who: teacher })) ?? []
    const colleague = await teacherWith()

    const second = await answerTo(`${enough}&decision=${first}`, { who: colleague })

    expect(second).not.toContain(first)
    expect((await get(second, colleague)).status).toBe(200)
  })

  test('asked for somebody else says so, and changing it asks for somebody else again', async () => {
    const query = `${enough}&actor.role=governor&for=somebody-else`
    const { page } = await get(await answerTo(query, { who: teacher }), teacher)

    expect(page).toContain('by you, for somebody else')
    expect(page).toMatch(/What is their role\?[\s\S]*Their own personal account/)
    expect(page).toMatch(/href="[^"]*check\?[^"]*for=somebody-else/)
  })
})

/** Every row of every table of the application that belongs to the trust, as text. */
async function everything(): Promise<string> {
  const rows = await db.engine.exclusively(async (owner) => {
    // An owner who is no superuser is held by row level security as well.
    await owner.rows(`select set_config('app.trust', '${trust.trustId}', false)`)
    const tables = await owner.rows(
      "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
    )
    const found: unknown[] = []
    for (const { name } of tables.filter(isNamed)) {
      found.push(...(await owner.rows(`select to_jsonb(t) as row, '${name}' as of from ${name} t`)))
    }
    return found
  })
  return rows
    .map((row) => JSON.stringify(row))
    .toSorted()
    .join('\n')
}

function isNamed(row: unknown): row is { readonly name: string } {
  return typeof row === 'object' && row !== null && 'name' in row
}

test('of who asks without signing in nothing is kept: no person, session, address or browser', async () => {
  const before = new Set((await everything()).split('\n'))
  const at = await answerTo(`${enough}&actor.role=teacher`, {
    headers: { 'user-agent': 'Peculiar/1.0', 'x-forwarded-for': '203.0.113.77' },
  })
  const added = (await everything()).split('\n').filter((row) => !before.has(row))
  const text = added.join('\n')

  expect((await get(at)).status).toBe(200)
  expect(text).toContain(at.split('/').at(-1))
  expect(text).toContain('"asked_by":null')
  expect(text).toContain('"actor":"anonymous"')
  for (const trace of ['Peculiar', '203.0.113.77', teacher.personId]) {
    expect(text).not.toContain(trace)
  }
  expect(new Set(added.map((row) => /"of":"(\w+)"/.exec(row)?.[1]))).toEqual(
    new Set(['audit_entry', 'audit_leaf', 'audit_log', 'decision', 'decision_gist']),
  )
})
