import { createTransport } from 'nodemailer'

import { isRecord } from '#core/is-record.ts'
import { err, ok, type Result } from '#core/result.ts'

import { isOwnComputer, type MailServer } from './mail-server.ts'
import type { Letter } from './message.ts'

/** Why a letter did not go: refused for good, or not this time. Carries no words of the server's. */
export type NotSent = {
  readonly type: 'refused' | 'try-again'
  /** What nodemailer calls it, such as `ETIMEDOUT`. */
  readonly reason: string
  /** The server's reply code (RFC 5321, 4.2), if it gave one. */
  readonly replyCode: number | undefined
}

/** Sends one letter. */
export type Send = (letter: Letter) => Promise<Result<void, NotSent>>

/** Where letters go out, and the address they come from. */
export type MailSettings = { readonly server: MailServer; readonly from: string }

/** Longest waits, in milliseconds: to be connected and greeted, and for an answer after that. */
export type Patience = { readonly connect: number; readonly answer: number }

const usual: Patience = { connect: 10_000, answer: 30_000 }

/** Sends over SMTP, encrypted unless the server is on this computer; one connection a letter. */
export function smtpSender({ server, from }: MailSettings, patience: Patience = usual): Send {
  const own = isOwnComputer(server)
  const transport = createTransport({
    host: server.host,
    port: server.port,
    secure: server.isImplicitTls,
    requireTLS: !own,
    ignoreTLS: own,
    ...(server.auth && { auth: server.auth }),
    connectionTimeout: patience.connect,
    greetingTimeout: patience.connect,
    socketTimeout: patience.answer,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = from.slice(from.indexOf('@') + 1)
  return async ({ messageId, senderName, to, subject, text }) => {
    try {
      await transport.sendMail({
        from: { name: senderName, address: from },
        to: { name: '', address: to },
        envelope: { from, to: [to] },
        messageId: `<${messageId}@${domain}>`,
        subject,
        text,
        headers: { 'Auto-Submitted': 'auto-generated' },
      })
      return ok(undefined)
    } catch (error) {
      return err(notSent(error))
    }
  }
}

/** Only what the server says of this letter is for good: a wrong password is not the letter's fault. */
function notSent(error: unknown): NotSent {
  const { code, responseCode } = isRecord(error) ? error : {}
  const reason = typeof code === 'string' ? code : 'unknown'
  const replyCode = typeof responseCode === 'number' ? responseCode : undefined
  const isAboutLetter = reason === 'EENVELOPE' || reason === 'EMESSAGE'
  const isForGood = isAboutLetter && replyCode !== undefined && replyCode >= 500
  return { type: isForGood ? 'refused' : 'try-again', reason, replyCode }
}
