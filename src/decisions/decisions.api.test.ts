import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { keepModelTrust, modelLibrary } from '#test/model-trust.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

import { answerDocument } from './api-answer.ts'
import { readQuestion } from './api-question.ts'
import { openApiDocument } from './openapi.ts'

const db = await testDb()
const library = modelLibrary()
await keepModelTrust(db, library)
const app = testApp({ db, library })

const question = {
  trust: 'MOD',
  as_of: '2024-03-01',
  action: 'accept-connection',
  actor: { role: 'teacher' },
  subject: { role: 'former-pupil', left_on: '2022-07-22' },
  context: { account: 'personal' },
}

async function send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return app.request('http://localhost/api/v1/decisions', {
    method: 'POST',
    headers: { 'content-type': 'application/json', host: 'localhost', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}

const problemDocument = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  errors: z
    .array(z.object({ pointer: z.string(), allowed: z.array(z.string()).optional() }))
    .default([]),
})

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const problem = problemDocument.parse(await response.json())
  expect(problem.status).toBe(response.status)
  return problem
}

describe('a question', () => {
  test('is answered with the clause in words, and the answer can be fetched again', async () => {
    const response = await send({ ...question, mode: 'said' })
    const answer = answerDocument.parse(await response.json())

    expect(response.status).toBe(201)
    expect(answer).toMatchObject({ trust: 'MOD', answer: 'deny', strength: 'advisory' })
    expect(answer.clauses[0]).toMatchObject({ id: 'MOD-2.2', part: 'decides' })
    expect(answer.clauses[0]?.words).toContain('two years')
    expect(answer.changes).toContainEqual({
      type: 'day',
      on: '2024-07-23',
      outcome: { answer: 'allow' },
    })

    const again = await app.request(response.headers.get('location') ?? '')
    expect(again.status).toBe(200)
    expect(await again.json()).toEqual(answer)
  })

  test('of which a fact is missing is answered with the facts to give', async () => {
    const response = await send({
      trust: 'MOD',
      action: 'post-official',
      actor: { role: 'teacher' },
    })

    expect(answerDocument.parse(await response.json())).toMatchObject({
      answer: 'facts-missing',
      missing: ['context.second_reader'],
    })
  })

  test('may say yes and no as true and false, and use common spellings and lists', async () => {
    const response = await send({
      ...question,
      mode: 'said',
      actor: { role: ['TA', 'parent'] },
      subject: { role: 'student', relative: true },
    })

    expect(answerDocument.parse(await response.json())).toMatchObject({ answer: 'allow' })
  })
})

describe('a question that is not understood names each field that is wrong', () => {
  test.each([
    ['an unknown action', { action: 'fly' }, '#/action'],
    ['an unknown field', { colour: 'red' }, '#/colour'],
    ['an unknown fact', { subject: { shoe_size: 9 } }, '#/subject/shoe_size'],
    ['nothing in place of an age', { actor: { age: {} } }, '#/actor/age'],
    [
      'an unknown fact within',
      { context: { rationale: { mood: 'x' } } },
      '#/context/rationale/mood',
    ],
    ['an unknown word', { actor: { role: 'pirate' } }, '#/actor/role'],
    ['an unknown word in a list', { actor: { role: ['teacher', 'pirate'] } }, '#/actor/role/1'],
    ['a number that is a word', { subject: { age: 'old' } }, '#/subject/age'],
    ['a day that does not exist', { subject: { left_on: '2023-02-30' } }, '#/subject/left_on'],
    ['a day of the question that does not exist', { as_of: '2023-02-30' }, '#/as_of'],
    ['nothing where something must be', { subject: { relative: null } }, '#/subject/relative'],
    ['a word where facts must be', { actor: 'teacher' }, '#/actor'],
    ['no trust', { trust: undefined }, '#/trust'],
    ['a day before there were days', { as_of: '0000-01-01' }, '#/as_of'],
    [
      'a text with the character zero',
      { context: { account_name: 'a\0b' } },
      '#/context/account_name',
    ],
    [
      'a text that is half a letter',
      { context: { account_name: 'a\ud800b' } },
      '#/context/account_name',
    ],
    ['a phrase with the character zero', { context: { channel: 'a \0 b' } }, '#/context/channel'],
  ])('%s', async (_, wrong, pointer) => {
    const response = await send({ ...question, ...wrong })
    const problem = await problemOf(response)

    expect(response.status).toBe(422)
    expect(problem.errors.map((one) => one.pointer)).toEqual([pointer])
  })

  test('and says which words there are', async () => {
    const problem = await problemOf(
      await send({ ...question, context: { second_reader: 'maybe' } }),
    )

    expect(problem.errors[0]?.allowed).toEqual(['done', 'not-yet', 'skipped'])
  })

  test('nested without end', async () => {
    const deep = `${'['.repeat(12_000)}1${']'.repeat(12_000)}`
    const response = await send(
      `{"trust":"MOD","action":"like","actor":{"role":${deep}},"subject":{"age":${deep.slice(9_000, -9_000)}}}`,
    )

    expect((await problemOf(response)).errors).toHaveLength(2)
  })

  test('but no more of them than can be read', async () => {
    const problem = await problemOf(
      await send({ ...question, actor: { role: Array.from({ length: 5000 }, () => 0) } }),
    )

    expect(problem.errors).toHaveLength(100)
  })

  test('all at once', async () => {
    const response = await send({ ...question, actor: { role: 'pirate' }, subject: { age: -1 } })

    expect((await problemOf(response)).errors).toHaveLength(2)
  })
})

describe('what cannot be taken at all', () => {
  test.each(['XYZ', 'a\0b', '\ud800'])('a trust that is not there: %j', async (trust) => {
    const problem = await problemOf(await send({ ...question, trust }))

    expect(problem).toMatchObject({
      status: 404,
      errors: [{ pointer: '#/trust', allowed: ['MOD'] }],
    })
  })

  test.each([
    ['no JSON', '{"trust":', 400],
    ['something that is no object', '[]', 422],
    ['a question without end', `{"trust":"${'x'.repeat(33_000)}"}`, 413],
    ['one larger than anything is read', `{"trust":"${'x'.repeat(300_000)}"}`, 413],
  ])('%s', async (_, body, status) => {
    const length = { 'content-length': String(body.length) }

    expect((await problemOf(await send(body, length))).status).toBe(status)
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', ''])(
    'what is sent as %j',
    async (type) => {
      expect((await problemOf(await send(question, { 'content-type': type }))).status).toBe(415)
    },
  )

  test('a decision that is not there, or that is another trust’s', async () => {
    const made = await send(question)
    const location = made.headers.get('location') ?? ''

    expect((await app.request(location.replace('MOD', 'TRI'))).status).toBe(404)
    expect((await problemOf(await app.request('/api/v1/decisions/MOD/nonsense'))).status).toBe(404)
    expect((await app.request(location.replace('MOD', '%00'))).status).toBe(404)
    expect((await problemOf(await app.request('/api/v1/nowhere'))).status).toBe(404)
    expect((await problemOf(await app.request('/api/v1/decisions'))).status).toBe(405)
  })
})

describe('a page in a browser', () => {
  test('of another site is refused', async () => {
    expect(
      (await problemOf(await send(question, { origin: 'https://elsewhere.example' }))).status,
    ).toBe(403)
    expect((await send(question, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  test('of this site may ask', async () => {
    expect((await send(question, { origin: 'http://localhost' })).status).toBe(201)
  })
})

describe('the description of the interface', () => {
  test('is valid OpenAPI 3.1 in the eyes of an outside validator', async () => {
    const response = await app.request('/api/v1/openapi.json')
    const document = z.record(z.string(), z.unknown()).parse(await response.json())
    const result = await new Validator().validate(document)

    expect(result.errors ?? []).toEqual([])
    expect(result.valid).toBe(true)
  })

  test('lists the words of every fact, and each of them is taken', () => {
    const document = JSON.stringify(openApiDocument(library))
    for (const fact of library.vocabulary.facts.values()) {
      const words = [...fact.words.keys()]
      if (words.length === 0) continue
      const [part = '', ...rest] = fact.name.split('.')
      const facts = rest.reduceRight<unknown>((inner, key) => ({ [key]: inner }), words)
      const body = { trust: 'MOD', action: 'like', [part]: facts }

      expect(document).toContain(`{"enum":${JSON.stringify(words)}}`)
      expect(readQuestion(body, library.vocabulary)).toMatchObject({ ok: true })
    }
  })
})
