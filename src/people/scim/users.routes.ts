import { Hono, type Context } from 'hono'

import { isId } from '#core/ids.ts'
import { ok, type Result } from '#core/result.ts'

import { baseOf, type DirectoryNeeds, wordOf } from './at-directory.routes.ts'
import { readPatch } from './reading/read-patch.ts'
import { readQuery } from './reading/read-query.ts'
import { readWholeUser } from './reading/read-user.ts'
import type { SaidOfUser } from './reading/said-of-user.ts'
import { noSuchUser, type ScimProblem } from './scim-problem.ts'
import { sendProblem, sendScim } from './send.routes.ts'
import { listDocument, userDocument, versionOf } from './user-document.ts'
import { changeUser, createUser, removeUser } from './users/keep-user.ts'
import { listUsers, lookAtUser } from './users/look-at-users.ts'
import type { ScimUser } from './users/scim-user.ts'

/** Accounts: found, created, replaced, changed and deleted by the directory. */
export function userRoutes(needs: DirectoryNeeds): Hono {
  const may = needs.door.may('provision-people')
  const users = '/scim/v2/:slug/Users'
  return new Hono()
    .get(users, may, (c) => list(c, needs))
    .post(users, may, (c) => create(c, needs))
    .get(`${users}/:id`, may, (c) => show(c, needs))
    .put(`${users}/:id`, may, async (c) => change(c, needs, replacing(await c.req.text())))
    .patch(`${users}/:id`, may, async (c) => change(c, needs, readPatch(await c.req.text())))
    .delete(`${users}/:id`, may, (c) => remove(c, needs))
}

/** What a replacement does not name is taken away, where it can be. */
function replacing(text: string): Result<SaidOfUser, ScimProblem> {
  const said = readWholeUser(text)
  return said.ok ? ok({ email: undefined, ...said.value }) : said
}

async function list(c: Context, needs: DirectoryNeeds): Promise<Response> {
  const asked = readQuery(c.req.query())
  if (!asked.ok) return sendProblem(c, asked.error)
  const { startIndex } = asked.value
  const found = await listUsers(needs, { ...wordOf(c), asked: asked.value })
  const documents = found.users.map((user) => userDocument(user, baseOf(c, needs)))
  return sendScim(c, listDocument(documents, { total: found.total, startIndex }))
}

async function create(c: Context, needs: DirectoryNeeds): Promise<Response> {
  const said = readWholeUser(await c.req.text())
  if (!said.ok) return sendProblem(c, said.error)
  const kept = await createUser(needs, { ...wordOf(c), said: said.value })
  if (!kept.ok) return sendProblem(c, kept.error)
  c.header('Location', `${baseOf(c, needs)}/Users/${kept.value.personId}`)
  return sendUser(c, needs, { user: kept.value, status: 201 })
}

async function show(c: Context, needs: DirectoryNeeds): Promise<Response> {
  const user = await lookAtUser(needs, { ...wordOf(c), personId: idIn(c) })
  if (user === undefined) return sendProblem(c, noSuchUser)
  if (c.req.header('if-none-match') === versionOf(user)) return c.body(null, 304)
  return sendUser(c, needs, { user, status: 200 })
}

async function change(
  c: Context,
  needs: DirectoryNeeds,
  said: Result<SaidOfUser, ScimProblem>,
): Promise<Response> {
  if (!said.ok) return sendProblem(c, said.error)
  const personId = idIn(c)
  if (!isId(personId)) return sendProblem(c, noSuchUser)
  const asked = { ...wordOf(c), personId, said: said.value, isAsKnown: asKnown(c) }
  const kept = await changeUser(needs, asked)
  if (!kept.ok) return sendProblem(c, kept.error)
  return sendUser(c, needs, { user: kept.value, status: 200 })
}

/** A change may say of which version it is (RFC 7644, 3.14). */
function asKnown(c: Context): ((user: ScimUser) => boolean) | undefined {
  const known = c.req.header('if-match')
  if (known === undefined || known.trim() === '*') return undefined
  return (user) => known.split(',').some((one) => one.trim() === versionOf(user))
}

async function remove(c: Context, needs: DirectoryNeeds): Promise<Response> {
  const personId = idIn(c)
  if (!isId(personId)) return sendProblem(c, noSuchUser)
  const removed = await removeUser(needs, { ...wordOf(c), personId })
  return removed.ok ? c.body(null, 204) : sendProblem(c, removed.error)
}

function idIn(c: Context): string {
  return (c.req.param('id') ?? '').toLowerCase()
}

function sendUser(
  c: Context,
  needs: DirectoryNeeds,
  { user, status }: { readonly user: ScimUser; readonly status: 200 | 201 },
): Response {
  c.header('ETag', versionOf(user))
  return sendScim(c, userDocument(user, baseOf(c, needs)), status)
}
