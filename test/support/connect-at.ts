import { connect, type Connected } from '#db/connect.ts'

/** Opens the database at a place that a test names: the address of a server, or a folder. */
export function connectAt(place: string): Promise<Connected> {
  const isServer = place.startsWith('postgres://')
  return connect(isServer ? { databaseUrl: place } : { dataDir: place })
}
