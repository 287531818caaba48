import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'

import type { Door } from '#access/door.routes.ts'
import { trustAsThing } from '#access/thing.ts'
import type { Clock } from '#core/clock.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { findTrust } from '#people/find-trust.ts'
import { isTrustCode, type Trust } from '#people/trust.ts'
import { trustsWithPolicy } from '#policies/trusts-with-policy.ts'
import type { Shelf } from '#policies/shelf.ts'
import type { Library } from '#rulebooks/library.ts'
import { problemDetails, type Problem } from '#web/problem-details.ts'

import { documentOf } from './api-answer.ts'
import { answerOfCode, keptDecisionOf } from './answer-as-thing.routes.ts'
import { readQuestion, type ApiQuestion } from './api-question.ts'
import { ask } from './ask.ts'
import type { Decision } from './decision.ts'
import { openApiDocument } from './openapi.ts'
import { withReview } from './with-review.ts'

/** What the interface for other software needs. */
export type ApiNeeds = {
  readonly db: Db
  readonly clock: Clock
  readonly library: Library
  readonly shelf: Shelf
  readonly door: Door
}

/** The largest question that is read, in bytes. */
const largestQuestion = 32 * 1024

/** The most errors that are named: each may list all words of a fact, and so be far longer than it. */
const mostNamed = 100

const base = '/api/v1'

/** Asking and looking up answers for other software, in JSON, with problem details (RFC 9457). */
export function decisionsApi(needs: ApiNeeds): Hono {
  const { may } = needs.door
  let document: string | undefined
  const limit = bodyLimit({ maxSize: largestQuestion, onError: (c) => problemDetails(c, tooLarge) })
  return new Hono()
    .get(`${base}/openapi.json`, may('reach'), (c) => {
      // Made when first asked for: it takes longer than all else a start does.
      document ??= JSON.stringify(openApiDocument(needs.library))
      return c.body(document, 200, json)
    })
    .post(`${base}/decisions`, may('ask', anyTrust), limit, async (c) => answer(c, needs))
    .all(`${base}/decisions`, may('reach'), (c) => {
      c.header('Allow', 'POST')
      return problemDetails(c, notAllowed)
    })
    .get(`${base}/decisions/:trust/:id`, may('read-answer', answerOfCode(needs)), (c) =>
      send(c, keptDecisionOf(c), 200),
    )
}

/** Which trust is asked stands in the question, and asking is open to everyone at each of them. */
const anyTrust = () => trustAsThing('any')

const json = { 'Content-Type': 'application/json' } as const

const notAllowed: Problem = { status: 405, title: 'Questions are sent with POST' }
const tooLarge: Problem = {
  status: 413,
  title: 'The question is too large',
  detail: `A question may have up to ${largestQuestion} bytes.`,
}
const notJson: Problem = {
  status: 400,
  title: 'This is not JSON',
  detail: 'Send one JSON object with the fields trust and action.',
}
const wrongType: Problem = {
  status: 415,
  title: 'Send the question as application/json',
}

async function answer(c: Context, needs: ApiNeeds): Promise<Response> {
  const question = await readBody(c, needs)
  if (!question.ok) return problemDetails(c, question.error)
  const { trust: code, ...asked } = question.value
  const trust = await trustOf(code, needs)
  const decision = trust && (await ask(needs, { ...asked, trust, through: 'api' }))
  if (!trust || !decision?.ok)
    return problemDetails(c, noTrust(code, await trustsWithPolicy(needs)))
  c.header('Location', `${base}/decisions/${code}/${decision.value.decisionId}`)
  return send(c, await withReview(needs, trust.trustId, decision.value), 201)
}

/** The trust with this code; text that cannot be one is not looked for at all. */
async function trustOf(code: string, needs: ApiNeeds): Promise<Trust | undefined> {
  return isTrustCode(code) ? findTrust(needs, { code }) : undefined
}

async function readBody(c: Context, { library }: ApiNeeds): Promise<Result<ApiQuestion, Problem>> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) return err(wrongType)
  const body = parsed(await c.req.text())
  if (!body.ok) return err(notJson)
  const question = readQuestion(body.value, library.vocabulary)
  return question.ok ? question : err(notUnderstood(question.error))
}

function parsed(text: string): Result<unknown, 'not-json'> {
  try {
    const value: unknown = JSON.parse(text)
    return ok(value)
  } catch {
    return err('not-json')
  }
}

function notUnderstood(errors: NonNullable<Problem['errors']>): Problem {
  const named = errors.length > mostNamed ? `the first ${mostNamed} are` : 'each is'
  return {
    status: 422,
    type: 'urn:houserules:problem:question-not-understood',
    title: 'The question is not understood',
    detail: `${errors.length} of its fields ${errors.length === 1 ? 'is' : 'are'} wrong; ${named} named in errors.`,
    errors: errors.slice(0, mostNamed),
  }
}

function noTrust(code: string, trusts: readonly Trust[]): Problem {
  const known = trusts.map((trust) => trust.code)
  return {
    status: 404,
    type: 'urn:houserules:problem:no-such-trust',
    title: 'There is no such trust',
    detail: `No policy is held for \`${code.slice(0, 80)}\`.`,
    errors: [{ pointer: '#/trust', detail: 'Not the code of a trust.', allowed: known }],
  }
}

function send(c: Context, decision: Decision, status: 200 | 201): Response {
  return c.body(JSON.stringify(documentOf(decision)), status, json)
}
