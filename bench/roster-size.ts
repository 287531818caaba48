import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/**
 * What a measurement of an import is asked for: how many people, on which server (none: PGlite), and
 * where. `prepare` is set in the process that only makes the files, in the folder of the one that measures.
 */
export function readRosterSize() {
  const { values } = parseArgs({
    options: {
      pupils: { type: 'string', default: '60000' },
      staff: { type: 'string', default: '8000' },
      schools: { type: 'string', default: '60' },
      database: { type: 'string' },
      prepare: { type: 'string' },
    },
  })
  const { pupils, staff, schools, database, prepare } = values
  return {
    size: { pupils: Number(pupils), staff: Number(staff), schools: Number(schools) },
    database,
    prepare,
    folder: prepare ?? mkdtempSync(join(tmpdir(), 'houserules-bench-')),
  }
}
