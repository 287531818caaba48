import { err, ok, type Result } from '#core/result.ts'
import type { Db } from '#db/db.ts'
import { readErrorWords } from '#people/imports/reading/read-error-words.ts'
import { type Sample, sampleOf } from '#people/imports/reading/sample.ts'
import type { ImportFile } from '#people/imports/roster.ts'
import { openRunFiles, runFilesErrorWords } from '#people/imports/runs/run-files.ts'

/** A spreadsheet that was sent, and its beginning. */
export type Sheet = { readonly file: ImportFile; readonly sample: Sample }

/** The one spreadsheet of a run; in words why there is none that can be read. */
export async function lookAtSheet(
  { db }: { readonly db: Db },
  { trustId, runId }: { readonly trustId: string; readonly runId: string },
): Promise<Result<Sheet, string>> {
  const opened = await openRunFiles((work) => db.transactionFor(trustId, work), runId)
  if (!opened.ok) return err(runFilesErrorWords(opened.error))
  const [file, ...others] = opened.value.files.values()
  if (file === undefined) return err('Send the file first')
  if (others.length > 0) return err('Send one file; there are several')
  const sample = await sampleOf(file)
  return sample.ok ? ok({ file, sample: sample.value }) : err(readErrorWords(sample.error))
}
