import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

import { SMTPServer } from 'smtp-server'

import type { MailServer } from '#mail/mail-server.ts'

/** A letter as it came to the server: whom it was really handed in for, and every byte of it. */
export type Received = { readonly to: readonly string[]; readonly raw: string }

/** A real mail server on this computer. */
export type Mailbox = {
  readonly server: MailServer
  /** What was handed in, also when it was answered with an error; the list keeps growing. */
  readonly received: readonly Received[]
  readonly stop: () => Promise<void>
}

/** How the server answers a letter: with a reply code of failure, never, or by taking it. */
export type Reply = number | 'never' | 'taken'

/** Starts a mail server; `reply` is asked for each letter with its number, from 1. */
export async function startMailbox(
  reply: (number: number) => Reply = () => 'taken',
  { hasTls = false }: { readonly hasTls?: boolean } = {},
): Promise<Mailbox> {
  const received: Received[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 10,
    ...(hasTls ? {} : { disabledCommands: ['STARTTLS'] }),
    onData: (stream, { envelope }, done) => {
      let raw = ''
      stream.setEncoding('utf8')
      stream.on('data', (chunk: string) => {
        raw += chunk
      })
      stream.on('end', () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), raw })
        const answer = reply(received.length)
        if (answer === 'taken') done()
        else if (answer !== 'never') done(failure(answer))
      })
    },
  })
  smtp.on('error', () => undefined)
  smtp.listen(0, '127.0.0.1')
  await once(smtp.server, 'listening')
  const stop = () =>
    new Promise<void>((resolve) => {
      smtp.close(resolve)
    })
  return { server: { host: '127.0.0.1', port: portOf(smtp), isImplicitTls: false }, received, stop }
}

/** A server that takes connections and then says nothing, as one behind a broken firewall does. */
export async function startSilentServer(): Promise<Omit<Mailbox, 'received'>> {
  const sockets: Socket[] = []
  const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const stop = async () => {
    for (const socket of sockets) socket.destroy()
    server.close()
    await once(server, 'close')
  }
  return { server: { host: '127.0.0.1', port: portOf({ server }), isImplicitTls: false }, stop }
}

function failure(responseCode: number): Error {
  return Object.assign(new Error('not this one'), { responseCode })
}

function portOf({ server }: { readonly server: Pick<SMTPServer['server'], 'address'> }): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was given')
  return address.port
}
