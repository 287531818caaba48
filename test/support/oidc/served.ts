import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server of a test on a port of its own. */
export type Served = { readonly origin: string; readonly close: () => Promise<void> }

/** Serves on loopback; `answer` is made once the origin is known. */
export async function serve(
  answer: (origin: string) => RequestListener | Promise<RequestListener>,
): Promise<Served> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (!isAddress(address)) throw new Error('the server has no port')
  const origin = `http://127.0.0.1:${address.port}`
  server.on('request', await answer(origin))
  return {
    origin,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections()
        server.close((error) => (error ? reject(error) : resolve()))
      }),
  }
}

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null
}
