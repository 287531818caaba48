import { ok, type Result } from '#core/result.ts'
import type { School } from '#people/schools/school.ts'

import { startGathering } from './gather.ts'
import type { ImportFile, ReadError, Roster } from '#people/imports/roster.ts'

/**
 * Reads the schools of one trust from the extract of the register of schools in England (Get
 * Information about Schools, `edubasealldata….csv`), by the trust's number there (group UID). Closed
 * schools are left out. The file says nothing about people, and nobody leaves by it.
 */
export async function readGias(
  file: ImportFile,
  groupUid: string,
): Promise<Result<Roster, ReadError>> {
  const gathering = startGathering(new Map([[file.name.toLowerCase(), file]]))
  const wanted = {
    required: ['URN', 'EstablishmentName', 'Trusts (code)'],
    optional: ['EstablishmentStatus (name)', 'PhaseOfEducation (name)'],
  }
  const read = await gathering.table(file.name, wanted, ({ cell }, at) => {
    if (cell('Trusts (code)') !== groupUid) return
    const [urn, name] = [cell('URN'), cell('EstablishmentName')]
    if (!/^\d{6}$/.test(urn)) return gathering.refuse(at, `“${urn}” is not a URN of six digits`)
    if (cell('EstablishmentStatus (name)').toLowerCase() === 'closed') {
      return gathering.note('closed schools were left out')
    }
    if (name === '') return gathering.refuse(at, 'the school has no name', urn)
    const phase = phases.get(cell('PhaseOfEducation (name)').toLowerCase())
    gathering.school({ id: urn, urn, name, phase, at })
  })
  return read.ok ? ok(gathering.roster('delta', [])) : read
}

const phases: ReadonlyMap<string, NonNullable<School['phase']>> = new Map([
  ['nursery', 'nursery'],
  ['primary', 'primary'],
  ['middle deemed primary', 'middle-primary'],
  ['middle deemed secondary', 'middle-secondary'],
  ['secondary', 'secondary'],
  ['all-through', 'all-through'],
  ['16 plus', 'sixteen-plus'],
])
