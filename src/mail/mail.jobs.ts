import type { Job, Work } from '#jobs/job.ts'

import { findWaiting, type Settlement, settleMessage, type WaitingMessage } from './mail.store.ts'
import { isAddress } from './message.ts'
import type { Send } from './smtp.ts'

/** Sends messages that wait. Without `send` they are held here, and nothing leaves the computer. */
export function sendMail(send: Send | undefined): Work {
  return {
    name: 'send-mail',
    run: async (job) => {
      const messageId = job.ids['messageId'] ?? ''
      const message = await job.transaction((tx) => findWaiting(tx, messageId))
      if (!message) return
      const { settlement, trouble } = send
        ? await attempt(send, { job, messageId, message })
        : { settlement: held }
      if (settlement) await job.transaction((tx) => settleMessage(tx, messageId, settlement))
      // Tries again, or parks the job, so that whoever runs the installation hears of it.
      if (trouble !== undefined) throw new Error(`message ${messageId} was not sent: ${trouble}`)
    },
  }
}

const held: Settlement = { outcome: 'held' }

type Attempt = {
  readonly job: Job
  readonly messageId: string
  readonly message: WaitingMessage
}

/** What one try came to: the end of it, trouble in codes only as it goes into a log, or both. */
type Attempted = {
  readonly settlement?: Settlement | undefined
  readonly trouble?: string | undefined
}

async function attempt(send: Send, { job, messageId, message }: Attempt): Promise<Attempted> {
  const { to, subject, text, trustName } = message
  if (to === null || !isAddress(to)) return { settlement: { outcome: 'no-address' } }
  const sent = await send({ messageId, senderName: trustName, to, subject, text })
  if (sent.ok) return { settlement: { outcome: 'sent' } }
  const { type, reason, replyCode } = sent.error
  if (type === 'refused') return { settlement: { outcome: 'refused', replyCode } }
  return {
    settlement: job.isLastTry ? { outcome: 'failed', replyCode } : undefined,
    trouble: [reason, replyCode ?? ''].join(' ').trimEnd(),
  }
}
