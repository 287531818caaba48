/**
 * Whether the address of a database says how the connection is encrypted, as it must where it leaves
 * this computer: PostgreSQL would take it in the clear. `verify-full` encrypts and knows the server by
 * its certificate; `disable` says that the network between is one's own.
 */
export function settlesEncryption(databaseUrl: string): boolean {
  const [, authority = '', query = ''] = /^\w+:\/\/([^/?]*)[^?]*\??(.*)$/.exec(databaseUrl) ?? []
  const asked = new URLSearchParams(query)
  const named = asked.get('host') ?? decodeURIComponent(authority.split('@').at(-1) ?? '')
  return isHere(named) || settled.includes(asked.get('sslmode') ?? '')
}

const settled: readonly string[] = ['verify-full', 'disable']

/** This computer, by its names and numbers, or a socket in its folders. */
function isHere(named: string): boolean {
  const host = named.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1')
  return (
    host === '' ||
    host === 'localhost' ||
    host === '::1' ||
    host.startsWith('/') ||
    /^127(\.\d{1,3}){3}$/.test(host)
  )
}
