// A process that queues one message and sends it, for the test that kills it in between. It is told
// where the database is and which port the mail server has.
import { newId } from '#core/ids.ts'
import { startJobs } from '#jobs/start-jobs.ts'
import { sendMail } from '#mail/mail.jobs.ts'
import { queueMail } from '#mail/queue-mail.ts'
import { smtpSender } from '#mail/smtp.ts'
import { keepTrust } from '#people/keep-trust.ts'

import { connectAt } from './connect-at.ts'

const [, , place = '', port = ''] = process.argv
const db = await connectAt(place)
const trust = { code: 'ASH', name: 'Ash Trust', slug: 'ash-trust' }
const { trustId } = await keepTrust({ db }, trust)
const server = { host: '127.0.0.1', port: Number(port), isImplicitTls: false }
const work = sendMail(smtpSender({ server, from: 'houserules@trust.example' }))
await startJobs({ db, queue: db.queue, report: (_, error) => console.error(error) }, [work])
await db.transactionFor(trustId, (tx) =>
  queueMail(tx, {
    to: { address: 'ada@ash.example' },
    kind: 'news',
    subject: 'News',
    text: `Of ${newId()}`,
  }),
)
