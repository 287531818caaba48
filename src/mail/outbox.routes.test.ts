import { Hono } from 'hono'
import { describe, expect, test } from 'vitest'

import { doorOf } from '#access/door.routes.ts'
import type { Decide, Decision } from '#access/door.ts'
import { findAuditOf } from '#audit/audit.store.ts'
import { clockAt } from '#core/clock.ts'
import { newId } from '#core/ids.ts'
import { mailing } from '#test/mailing.ts'
import { testDb } from '#test/test-db.ts'
import { makeTheme } from '#web/theme.ts'

import { outboxRoutes } from './outbox.routes.ts'

const db = await testDb()
const mail = await mailing(db)
const always = (decision: Decision): Decide =>
  Object.assign(() => decision, { allows: () => decision.allowed })
const allowed = always({ allowed: true })

test('the messages of a trust are listed with whom they are for and what became of them', async () => {
  const { trust, queue, get, visitor } = await visited()
  await queue({ subject: 'Come & see <us>' })

  const page = await (await get('')).text()

  expect(page).toContain('Come &amp; see &lt;us&gt;')
  expect(page).toContain('ada@ash.example')
  expect(page).toContain('Waiting')
  const subject = { kind: 'outbox', id: trust.trustId }
  const looks = await db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, subject))
  expect(looks).toMatchObject([{ actor: visitor.personId, action: 'outbox.read' }])
})

test('a message is read as whom it is for would, its addresses as links, and the look is recorded', async () => {
  const { trust, queue, get, visitor } = await visited()
  const text = 'Good morning <Ada>.\n\nGo to http://127.0.0.1:3000/invitations/abc.\nThank you.'
  const messageId = await queue({ text })

  const page = await (await get(`/${messageId}`)).text()

  expect(page).toContain('Good morning &lt;Ada&gt;.')
  expect(page).toContain('href="http://127.0.0.1:3000/invitations/abc"')
  const subject = { kind: 'mail-message', id: messageId }
  const looks = await db.transactionFor(trust.trustId, (tx) => findAuditOf(tx, subject))
  expect(looks).toMatchObject([{ actor: visitor.personId, action: 'outbox.message-read' }])
})

test('a message that was sent is listed without its words', async () => {
  await mail.working()
  const { trust, queue, get } = await visited()
  const messageId = await queue({ kind: 'second-step', subject: 'Unspeakable' })
  await mail.settled(trust.trustId, messageId)

  const pages = (await (await get('')).text()) + (await (await get(`/${messageId}`)).text())

  expect(pages).toContain('second step')
  expect(pages).toContain('The words of a message are removed')
  expect(pages).not.toContain('Unspeakable')
})

describe('there is nothing to see', () => {
  test('at the address of another trust’s message, or of none', async () => {
    const { get } = await visited()
    const foreign = await (await visited()).queue()

    expect((await get(`/${foreign}`)).status).toBe(404)
    expect((await get(`/${newId()}`)).status).toBe(404)
    expect((await get('/nothing')).status).toBe(404)
  })

  test('for whom the door does not let pass', async () => {
    const { queue, get } = await visited(always({ allowed: false, because: 'role', roles: [] }))
    const messageId = await queue()

    expect([(await get('')).status, (await get(`/${messageId}`)).status]).toEqual([403, 403])
  })
})

/** A trust with somebody who looks at its messages through a door. */
async function visited(decide = allowed) {
  const sender = await mail.newTrust('ada@ash.example')
  const { trust, person } = sender
  const { slug, name, code, trustId } = trust
  const theme = makeTheme({ slug, name, shortName: name, code, colour: '#1c5c3c' })
  if (!theme.ok) throw new Error('the theme of the test is wrong')
  const visitor = {
    trustId,
    personId: person.personId,
    name: 'Ada Ashdown',
    sessionId: newId(),
    holdings: [],
    stays: [],
    strong: true,
    idleMinutes: 0,
  }
  const app = new Hono()
  app.use('/trusts/:slug/*', async (c, next) => {
    c.set('trustAtDoor', trust)
    c.set('asker', visitor)
    return next()
  })
  const door = doorOf({ decide, site: { demo: true }, onRefused: async () => undefined })
  const themes = new Map([[slug, theme.value]])
  const clock = clockAt('2026-11-20T12:00:00Z')
  app.route('/', outboxRoutes({ db, clock, themes, door }))
  const get = async (path: string) => app.request(`/trusts/${slug}/outbox${path}`)
  return { ...sender, visitor, get }
}
