import { afterEach, vi } from 'vitest'

import { newId } from '#core/ids.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { findKeptMessage } from '#mail/kept-messages.ts'
import type { MailServer } from '#mail/mail-server.ts'
import { sendMail } from '#mail/mail.jobs.ts'
import type { KeptMessage, NewMessage } from '#mail/message.ts'
import { queueMail } from '#mail/queue-mail.ts'
import { smtpSender } from '#mail/smtp.ts'
import type { Person } from '#people/person.ts'
import type { Trust } from '#people/trust.ts'

import { makePerson, makeTrust } from './makers.ts'
import { type Mailbox, type Reply, startMailbox } from './smtp.ts'
import type { TestDb } from './test-db.ts'

/** What tests do with mail; whatever they start ends with the test. */
export type Mailing = {
  /** What was told to whoever runs the installation, during this test. */
  readonly reports: readonly string[]
  /** A mail server, and workers that send through it. */
  readonly working: (how?: Working) => Promise<Mailbox>
  /** Workers without a mail server. */
  readonly workingWithoutServer: () => Promise<void>
  readonly newTrust: (email: string) => Promise<Sender>
  /** The message once something became of it. */
  readonly settled: (trustId: string, messageId: string) => Promise<KeptMessage>
  readonly endLater: (end: () => Promise<void>) => void
}

/** A trust with a person of some address, and a way to queue messages of it. */
export type Sender = {
  readonly trust: Trust
  readonly person: Person
  readonly queue: (message?: Partial<NewMessage>) => Promise<string>
}

/** How the mail server behaves, or the address that is used in its stead. */
export type Working = {
  readonly reply?: (number: number) => Reply
  readonly hasTls?: boolean
  readonly through?: (server: MailServer) => MailServer
}

/** The address all test mail comes from. */
export const testFrom = 'houserules@trust.example'

/** Mail on a test database, where a message is tried three times without a wait between. */
export async function mailing(db: TestDb): Promise<Mailing> {
  const ends: (() => Promise<void>)[] = []
  const reports: string[] = []
  await db.asOwner(`update pgboss.queue
    set retry_limit = 2, retry_delay = 0, retry_backoff = false where name = 'send-mail'
    returning name`)
  afterEach(async () => {
    for (const end of ends.splice(0).toReversed()) await end()
    reports.splice(0)
  })

  async function workOn(work: ReturnType<typeof sendMail>): Promise<void> {
    const report = (_id: string, { message }: Error) => reports.push(message)
    const pace = { poll: 0.5, supervise: 1 }
    const running = await startJobs({ db, queue: db.engine.queue, report }, [work], pace)
    ends.push(running.stop)
  }

  return {
    reports,
    endLater: (end) => ends.push(end),
    workingWithoutServer: () => workOn(sendMail(undefined)),
    working: async ({ reply, hasTls = false, through }: Working = {}) => {
      const mailbox = await startMailbox(reply, { hasTls })
      ends.push(mailbox.stop)
      const settings = { server: through?.(mailbox.server) ?? mailbox.server, from: testFrom }
      await workOn(sendMail(smtpSender(settings, { connect: 300, answer: 300 })))
      return mailbox
    },
    newTrust: (email) => newTrust(db, email),
    settled: (trustId, messageId) =>
      vi.waitFor(
        async () => {
          const kept = await db.transactionFor(trustId, (tx) => findKeptMessage(tx, messageId))
          if (!kept?.outcome) throw new Error('nothing became of the message yet')
          return kept
        },
        { timeout: 20_000, interval: 50 },
      ),
  }
}

async function newTrust(db: TestDb, email: string): Promise<Sender> {
  const trust = await makeTrust(db)
  const person = await makePerson(db, trust, { email })
  const usual = { to: person, kind: 'news', subject: 'News' } as const
  const queue: Sender['queue'] = (message) =>
    db.transactionFor(trust.trustId, (tx) =>
      queueMail(tx, { ...usual, text: `Of ${newId()}`, ...message }),
    )
  return { trust, person, queue }
}

/** The headers of a letter, their names in small letters. */
export function headersOf(raw = ''): Readonly<Record<string, string>> {
  const head = raw.split('\r\n\r\n')[0]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? ''
  const lines = head.split('\r\n').map((line) => line.split(/: (.*)/s))
  return Object.fromEntries(lines.map(([name = '', value = '']) => [name.toLowerCase(), value]))
}

/** The text of a letter. */
export function bodyOf(raw: string): string {
  return raw.split('\r\n\r\n').slice(1).join('\n').trim()
}
