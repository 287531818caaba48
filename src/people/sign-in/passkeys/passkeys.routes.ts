import { type Context, Hono } from 'hono'

import { isId } from '#core/ids.ts'
import { type AccountDesk, accountDesk } from '#people/sign-in/account/account-desk.routes.ts'
import { browserWords } from '#people/sign-in/sessions/browser-words.ts'
import { fieldsOf, type SignInRoutesNeeds } from '#people/sign-in/sign-in-desk.routes.ts'
import { notFoundPage } from '#web/problem.page.ts'

import { addPasskey, type NotAdded } from './add-passkey.ts'
import { beginAdding, type Owner } from './begin-adding.ts'
import { newPasskeyPage, type PasskeyProblem } from './new-passkey.page.ts'
import { passkeyPlace, passkeysElsewhere } from './passkey-place.ts'
import { isRecent } from './recent-sign-in.ts'
import { mayRemove, type NotRemoved, removePasskey } from './remove-passkey.ts'
import { removePasskeyPage } from './remove-passkey.page.ts'

const longestName = 60

/** Adding a passkey to one's own account, and removing one. */
export function passkeysRoutes(needs: SignInRoutesNeeds): Hono {
  const own = needs.door.may('keep-own-account')
  return new Hono()
    .get('/trusts/:slug/account/passkeys/new', own, (c) => showNew(c, needs))
    .post('/trusts/:slug/account/passkeys/new/options', own, (c) => giveOptions(c, needs))
    .post('/trusts/:slug/account/passkeys/new', own, (c) => add(c, needs))
    .get('/trusts/:slug/account/passkeys/:id/remove', own, (c) => showRemoval(c, needs))
    .post('/trusts/:slug/account/passkeys/:id/remove', own, (c) => remove(c, needs))
}

function ownerAt({ visitor, trust }: AccountDesk): Owner {
  const { personId, sessionId } = visitor
  return { trustId: trust.trustId, personId, sessionId }
}

async function showNew(
  c: Context,
  needs: SignInRoutesNeeds,
  again?: { readonly name: string; readonly problem: PasskeyProblem },
): Promise<Response> {
  const desk = accountDesk(c, needs)
  const { frame, base } = desk
  const elsewhere = passkeysElsewhere(needs.address, c.req.url)
  if (passkeyPlace(needs.address, c.req.url) === undefined) {
    const model =
      elsewhere === undefined
        ? ({ type: 'nowhere' } as const)
        : ({ type: 'elsewhere', href: elsewhere } as const)
    return c.html(newPasskeyPage(frame, base, model))
  }
  const { trustId, sessionId } = ownerAt(desk)
  const now = needs.clock.now()
  if (!(await needs.db.transactionFor(trustId, (tx) => isRecent(tx, sessionId, now)))) {
    const signInHref = signInAgain(c, desk)
    return c.html(newPasskeyPage(frame, base, { type: 'not-recent', signInHref }))
  }
  const name = again?.name ?? browserWords(c.req.header('user-agent'))
  const model = { type: 'ready', name, problem: again?.problem } as const
  return c.html(newPasskeyPage(frame, base, model), again ? 422 : 200)
}

function signInAgain(c: Context, { base }: AccountDesk): string {
  const next = encodeURIComponent(new URL(c.req.url).pathname)
  return `${base.replace(/\/account$/, '')}/sign-in?next=${next}`
}

async function giveOptions(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const desk = accountDesk(c, needs)
  const place = passkeyPlace(needs.address, c.req.url)
  if (!place) return c.json({}, 403)
  const as = `${desk.visitor.name}, ${desk.trust.name}`
  const begun = await beginAdding(needs, { ...ownerAt(desk), place, as })
  return begun.ok ? c.json(begun.value) : c.json({}, 403)
}

async function add(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const desk = accountDesk(c, needs)
  const place = passkeyPlace(needs.address, c.req.url)
  const field = await fieldsOf(c)
  const name = field('name').trim()
  const problem = problemOf(name)
  if (problem) return showNew(c, needs, { name, problem })
  if (!place) return showNew(c, needs, { name, problem: 'refused' })
  const [ticket, response] = [field('ticket'), field('response')]
  const added = await addPasskey(needs, { ...ownerAt(desk), place, name, ticket, response })
  return added.ok
    ? c.redirect(`${desk.base}?done=passkey-added`, 303)
    : notAdded(c, needs, { name, ...added.error })
}

function problemOf(name: string): PasskeyProblem | undefined {
  if (name === '') return 'name-missing'
  return name.length > longestName ? 'name-long' : undefined
}

function notAdded(
  c: Context,
  needs: SignInRoutesNeeds,
  { type, name }: NotAdded & { readonly name: string },
): Promise<Response> {
  // Where the sign-in is too old, the page says so itself.
  return showNew(c, needs, { name, problem: type === 'not-recent' ? 'refused' : type })
}

async function showRemoval(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const desk = accountDesk(c, needs)
  const passkeyId = c.req.param('id') ?? ''
  if (!isId(passkeyId)) return c.html(notFoundPage(desk.frame), 404)
  const owner = ownerAt(desk)
  const now = needs.clock.now()
  const may = await needs.db.transactionFor(owner.trustId, (tx) =>
    mayRemove(tx, { ...owner, passkeyId }, now),
  )
  return showWhether(c, desk, may.ok ? { type: 'ready', name: may.value.name } : may.error)
}

async function remove(c: Context, needs: SignInRoutesNeeds): Promise<Response> {
  const desk = accountDesk(c, needs)
  const passkeyId = c.req.param('id') ?? ''
  if (!isId(passkeyId)) return c.html(notFoundPage(desk.frame), 404)
  const endOthers = (await fieldsOf(c))('others') === 'yes'
  const removed = await removePasskey(needs, { ...ownerAt(desk), passkeyId, endOthers })
  return removed.ok
    ? c.redirect(`${desk.base}?done=passkey-removed`, 303)
    : showWhether(c, desk, removed.error)
}

function showWhether(
  c: Context,
  desk: AccountDesk,
  whether: { readonly type: 'ready'; readonly name: string } | NotRemoved,
): Response | Promise<Response> {
  const { frame, base } = desk
  if (whether.type === 'not-there') return c.html(notFoundPage(frame), 404)
  const action = new URL(c.req.url).pathname
  const removal = { ...whether, action, signInHref: signInAgain(c, desk) }
  const status = c.req.method === 'POST' ? 422 : 200
  return c.html(removePasskeyPage(frame, base, removal), status)
}
