import { err, ok, type Result } from '#core/result.ts'
import type { CsvMapping } from '#people/imports/reading/mapping.ts'
import { mostWords, wordsIn } from '#people/imports/reading/sample.ts'
import type { ImportFile, ReadError } from '#people/imports/roster.ts'
import { jobs, kinds } from '#people/person.ts'

import type { WordsSaid } from './mapping-form.ts'

/** Words of a spreadsheet that nobody has said the meaning of. */
export type UnknownWords = { readonly kinds: readonly string[]; readonly jobs: readonly string[] }

/** The words in the columns of kinds and jobs that are not understood by themselves. */
export async function unknownWords(
  file: ImportFile,
  { columns, delimiter }: CsvMapping,
): Promise<Result<UnknownWords, ReadError | { readonly type: 'too-many' }>> {
  const asked = [columns.kind, columns.job].filter((name) => name !== undefined)
  if (asked.length === 0) return ok({ kinds: [], jobs: [] })
  const found = await wordsIn(file, { columns: asked, delimiter })
  if (!found.ok) return found
  const words = (name: string | undefined, known: readonly string[]) =>
    (found.value.get(name ?? '') ?? []).filter((word) => !known.includes(word))
  const unknown = { kinds: words(columns.kind, kinds), jobs: words(columns.job, jobs) }
  const isTooMany = [...found.value.values()].some(({ length }) => length > mostWords)
  return isTooMany ? err({ type: 'too-many' }) : ok(unknown)
}

/** What a form says the words mean; those left out are left out. */
export function wordsSaid(unknown: UnknownWords, fieldText: (name: string) => string): WordsSaid {
  const said = (prefix: string, words: readonly string[], known: readonly string[]) =>
    Object.fromEntries(
      words
        .map((word, index) => [word, fieldText(`${prefix}-${index}`)] as const)
        .filter(([, meaning]) => known.includes(meaning)),
    )
  return {
    kinds: said('kind-word', unknown.kinds, kinds),
    jobs: said('job-word', unknown.jobs, jobs),
  }
}
