import { describe, expect, test } from 'vitest'

import { mailing, headersOf, bodyOf } from '#test/mailing.ts'
import { testDb } from '#test/test-db.ts'

import { listKeptMessages } from './kept-messages.ts'
import { queueMail } from './queue-mail.ts'

const db = await testDb()
const mail = await mailing(db)

test('a message goes to a person of the trust, plain and with all that mail should say', async () => {
  const mailbox = await mail.working()
  const { trust, person, queue } = await mail.newTrust('Ada.Ashdown@ash.example')

  const messageId = await queue({
    to: { personId: person.personId },
    subject: 'Résumé of what you asked',
    text: 'Good morning.\nThis is all.',
  })
  const kept = await mail.settled(trust.trustId, messageId)

  expect(mailbox.received).toHaveLength(1)
  const [letter] = mailbox.received
  expect(letter?.to).toEqual(['Ada.Ashdown@ash.example'])
  expect(headersOf(letter?.raw)).toMatchObject({
    from: `${trust.name} <houserules@trust.example>`,
    to: 'Ada.Ashdown@ash.example',
    'message-id': `<${messageId}@trust.example>`,
    'auto-submitted': 'auto-generated',
    'content-type': 'text/plain; charset=utf-8',
  })
  expect(headersOf(letter?.raw)['subject']).toMatch(/^=\?UTF-8\?/)
  expect(letter?.raw).toContain('Good morning.\r\nThis is all.')
  expect(kept).toMatchObject({ outcome: 'sent', kind: 'news', personId: person.personId })
  expect([kept.subject, kept.text]).toEqual([null, null])
})

test('each trust’s messages reach its own people, and the queue knows no words and no addresses', async () => {
  const mailbox = await mail.working()
  const [one, other] = [
    await mail.newTrust('ada@ash.example'),
    await mail.newTrust('ada@elm.example'),
  ]

  const ids = [
    await one.queue({ to: { personId: one.person.personId }, text: 'for Ash' }),
    await other.queue({ to: { personId: other.person.personId }, text: 'for Elm' }),
    await other.queue({ to: { address: 'office@elm.example' }, text: 'for the office' }),
  ]
  await mail.settled(one.trust.trustId, ids[0] ?? '')
  await mail.settled(other.trust.trustId, ids[1] ?? '')
  await mail.settled(other.trust.trustId, ids[2] ?? '')

  expect(
    new Set(mailbox.received.map(({ to, raw }) => [to, bodyOf(raw)].flat().join(': '))),
  ).toEqual(
    new Set([
      'ada@ash.example: for Ash',
      'ada@elm.example: for Elm',
      'office@elm.example: for the office',
    ]),
  )
  expect(await db.transactionFor(one.trust.trustId, listKeptMessages)).toHaveLength(1)
  const jobs = JSON.stringify(await db.asOwner('select data, output from pgboss.job'))
  expect(jobs).toContain(ids[0])
  expect(jobs).not.toMatch(/example|Ash|Elm|news/)
})

test('a message cannot be queued for a person of another trust', async () => {
  const [one, other] = [
    await mail.newTrust('ada@ash.example'),
    await mail.newTrust('ada@elm.example'),
  ]

  const crossed = one.queue({ to: { personId: other.person.personId } })

  await expect(crossed).rejects.toThrow(/foreign key/)
})

test('a message that was asked for by a change that is not kept does not go', async () => {
  const mailbox = await mail.working()
  const { trust, person, queue } = await mail.newTrust('ada@ash.example')
  const to = { personId: person.personId }

  const change = db.transactionFor(trust.trustId, async (tx) => {
    await queueMail(tx, { to, kind: 'news', subject: 'Not so', text: 'It never was.' })
    throw new Error('on second thoughts')
  })
  await expect(change).rejects.toThrow('on second thoughts')
  await mail.settled(trust.trustId, await queue({ to, text: 'This it is.' }))

  expect(mailbox.received.map(({ raw }) => bodyOf(raw))).toEqual(['This it is.'])
})

describe('nothing that was typed becomes a header or a second recipient', () => {
  test.each([
    ['a subject of two lines', { subject: 'Hello\r\nBcc: bea@elm.example' }, /check constraint/],
    ['an address of two', { to: { address: 'a@ash.example, b@elm.example' } }, /one address/],
    [
      'an address of two lines',
      { to: { address: 'a@ash.example\nBcc: b@x.example' } },
      /one address/,
    ],
  ])('%s is refused', async (_, message, words) => {
    const { queue } = await mail.newTrust('ada@ash.example')

    await expect(queue({ to: { address: 'a@ash.example' }, ...message })).rejects.toThrow(words)
  })

  test('a name of a trust with a line break in it stays one header', async () => {
    const mailbox = await mail.working()
    const { trust, queue } = await mail.newTrust('ada@ash.example')
    await db.asOwner(`update trust set name = E'Ash"\\r\\nBcc: bea@elm.example\\r\\n <x@y.example>'
      where trust_id = '${trust.trustId}' returning name`)

    await mail.settled(trust.trustId, await queue())

    expect(mailbox.received[0]?.to).toEqual(['ada@ash.example'])
    expect(Object.keys(headersOf(mailbox.received[0]?.raw))).not.toContain('bcc')
    expect(headersOf(mailbox.received[0]?.raw)['from']).toMatch(/<houserules@trust\.example>$/)
  })

  test('an address on record that is none, as from a bad file, gets nothing', async () => {
    const mailbox = await mail.working()
    const { trust, queue } = await mail.newTrust('ada@ash.example, bea@elm.example')

    const kept = await mail.settled(trust.trustId, await queue())

    expect(kept.outcome).toBe('no-address')
    expect(mailbox.received).toEqual([])
  })
})
