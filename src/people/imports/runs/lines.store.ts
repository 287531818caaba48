import { sql } from 'kysely'

import type { Tx } from '#db/db.ts'

import type { RunLine } from './run.ts'

/** Which lines of a preview are asked for. */
export type LinesAsked = {
  readonly change: RunLine['change']
  readonly school?: string | undefined
  /** A part of a name, or of what the other system calls someone. */
  readonly text?: string | undefined
}

// So many rows go to the database in one statement.
const batch = 2000

/** Puts the lines of a run in place of those it has. */
export async function replaceLines(
  tx: Tx,
  runId: string,
  lines: readonly RunLine[],
): Promise<void> {
  await deleteLines(tx, runId)
  for (let start = 0; start < lines.length; start += batch) {
    const rows = lines.slice(start, start + batch).map((line, i) => ({ ...line, place: start + i }))
    await sql`
      insert into import_line
        (trust_id, run_id, place, change, name, known_as, school, what, file, file_row)
      select ${tx.trustId}::uuid, ${runId}::uuid, place, change, name, "knownAs", school, what,
        file, "row"
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as given(place bigint, change text, name text, "knownAs" text, school text, what text,
          file text, "row" bigint)`.execute(tx.query)
  }
}

/** Takes the lines of a run away. */
export async function deleteLines(tx: Tx, runId: string): Promise<void> {
  await tx.query
    .deleteFrom('import_line')
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
    .execute()
}

/** A page of the lines that are asked for, and how many there are of them in all. */
export async function findLines(
  tx: Tx,
  { runId, ...asked }: LinesAsked & { readonly runId: string },
  page: { readonly skip: number; readonly most: number },
): Promise<{ readonly lines: readonly RunLine[]; readonly total: number }> {
  const all = meant(tx, runId, asked)
  const rows = await all
    .select(['change', 'name', 'known_as', 'school', 'what', 'file', 'file_row'])
    .orderBy('place')
    .limit(page.most)
    .offset(page.skip)
    .execute()
  const { total } = await all
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const lines = rows.map(({ known_as: knownAs, file_row: row, ...line }) => ({
    ...line,
    knownAs,
    row: row ?? undefined,
  }))
  return { lines, total: Number(total) }
}

function meant(tx: Tx, runId: string, { change, school, text }: LinesAsked) {
  const all = tx.query
    .selectFrom('import_line')
    .where('trust_id', '=', tx.trustId)
    .where('run_id', '=', runId)
    .where('change', '=', change)
  const atSchool = school === undefined ? all : all.where('school', '=', school)
  if (text === undefined || text === '') return atSchool
  const part = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
  return atSchool.where((or) => or.or([or('name', 'ilike', part), or('known_as', 'ilike', part)]))
}
