import { describe, expect, test, vi } from 'vitest'

import { parkedJobs } from '#jobs/parked-jobs.ts'
import { headersOf, mailing } from '#test/mailing.ts'
import { startMailbox, startSilentServer } from '#test/smtp.ts'
import { testDb } from '#test/test-db.ts'

import type { MailServer } from './mail-server.ts'

const db = await testDb()
const mail = await mailing(db)
const waiting = { timeout: 20_000, interval: 50 }

test('a server that is busy is asked again, with the same message', async () => {
  const mailbox = await mail.working({ reply: (number) => (number === 1 ? 451 : 'taken') })
  const { trust, queue } = await mail.newTrust('ada@ash.example')

  const messageId = await queue()
  const kept = await mail.settled(trust.trustId, messageId)

  expect(kept.outcome).toBe('sent')
  const ids = mailbox.received.map(({ raw }) => headersOf(raw)['message-id'])
  expect(ids).toEqual([`<${messageId}@trust.example>`, `<${messageId}@trust.example>`])
  expect(mail.reports).toEqual([`message ${messageId} was not sent: EMESSAGE 451`])
})

test('a server that refuses for good is asked once', async () => {
  const mailbox = await mail.working({ reply: () => 550 })
  const { trust, queue } = await mail.newTrust('ada@ash.example')

  const kept = await mail.settled(trust.trustId, await queue())

  expect(kept).toMatchObject({ outcome: 'refused', text: null })
  expect(mailbox.received).toHaveLength(1)
})

test('a message that never goes is given up, parked and reported without its words', async () => {
  await mail.working({ reply: () => 451 })
  const { trust, queue } = await mail.newTrust('ada@ash.example')

  const messageId = await queue({ text: 'unspeakable' })
  const kept = await mail.settled(trust.trustId, messageId)
  const parked = () => db.transactionFor(trust.trustId, parkedJobs)
  await vi.waitFor(async () => expect(await parked()).toHaveLength(1), waiting)

  expect(kept).toMatchObject({ outcome: 'failed', text: null, subject: null })
  expect(mail.reports).toContain('send-mail is parked after 3 tries')
  expect(mail.reports.join(' ')).not.toMatch(/example|unspeakable/)
})

test.each([
  ['never greets', () => startSilentServer()],
  ['takes the letter and never answers', () => startMailbox(() => 'never')],
])('a server that %s does not hold up the others for long', async (_, startBroken) => {
  const broken = await startBroken()
  mail.endLater(broken.stop)
  const { trust, queue } = await mail.newTrust('ada@ash.example')
  await mail.working({ through: () => broken.server })

  const kept = await mail.settled(trust.trustId, await queue())

  expect(kept.outcome).toBe('failed')
})

describe('a server elsewhere gets nothing in the clear', () => {
  // 0.0.0.0 reaches this computer, but is not known as this computer.
  const elsewhere = (server: MailServer): MailServer => ({ ...server, host: '0.0.0.0' })

  test.each([
    ['offers no encryption', false, 'ETLS 500'],
    ['shows a certificate that nobody vouches for', true, 'ESOCKET'],
  ])('when it %s', async (_, hasTls, reason) => {
    const mailbox = await mail.working({ hasTls, through: elsewhere })
    const { trust, queue } = await mail.newTrust('ada@ash.example')

    const kept = await mail.settled(trust.trustId, await queue())

    expect(kept.outcome).toBe('failed')
    expect(mailbox.received).toEqual([])
    expect(mail.reports[0]).toContain(reason)
  })
})

test('without a mail server a message is held here with its words', async () => {
  await mail.workingWithoutServer()
  const { trust, queue } = await mail.newTrust('ada@ash.example')

  const messageId = await queue({ text: 'Come in.' })
  const kept = await mail.settled(trust.trustId, messageId)

  expect(kept).toMatchObject({
    outcome: 'held',
    to: 'ada@ash.example',
    subject: 'News',
    text: 'Come in.',
  })
})
