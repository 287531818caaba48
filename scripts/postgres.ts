import { existsSync } from 'node:fs'

/** Where Debian and the PostgreSQL project put the server's programs; 15 first, as it is the oldest we promise. */
const places = ['15', '16', '17', '18'].map((version) => `/usr/lib/postgresql/${version}/bin`)

/** The folder of the PostgreSQL server's programs, when this machine has one. */
export function postgresPrograms(): string | undefined {
  return places.find((place) => existsSync(`${place}/postgres`) && existsSync(`${place}/initdb`))
}

/** Said at the end of a run that had no PostgreSQL to test on. */
export const postgresSkipped =
  'PostgreSQL half skipped: this machine has no PostgreSQL server. Install one with: apt-get install postgresql-15'
