import type { Server } from 'node:http'

import { serve } from '@hono/node-server'

import { Refusal } from '#core/refusal.ts'

/** A server that answers; `address` can be typed into a browser. */
export type Listening = { readonly address: string; readonly close: () => Promise<void> }

/** Longest wait, in milliseconds, for requests in progress when the server is closed. */
const patience = 5000

/** Answers requests at a host and port. Throws a `Refusal` when they cannot be had. */
export async function listen(
  fetch: (request: Request) => Response | Promise<Response>,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, (bound) => {
      const name = host.includes(':') ? `[${host}]` : host
      resolve({ address: `http://${name}:${bound.port}`, close: () => close(server) })
    })
    server.on('error', (error: Error) => reject(unavailable(error, { host, port })))
  })
}

function unavailable(
  error: Error,
  { host, port }: { readonly host: string; readonly port: number },
): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new Refusal(
      `Port ${port} on ${host} is in use by another program. Stop that one, or choose another port: PORT=${port + 1} npm start`,
    )
  }
  return new Refusal(`Houserules cannot listen on ${host}, port ${port}: ${error.message}.`)
}

async function close(server: ReturnType<typeof serve>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    if (isHttp(server)) setTimeout(() => server.closeAllConnections(), patience).unref()
  })
}

function isHttp(server: ReturnType<typeof serve>): server is Server {
  return 'closeAllConnections' in server
}
