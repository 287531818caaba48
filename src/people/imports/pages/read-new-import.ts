import { err, ok, type Result } from '#core/result.ts'
import type { CsvMapping } from '#people/imports/reading/mapping.ts'
import { isFormat } from '#people/imports/reading/read-files.ts'
import type { ImportRun } from '#people/imports/runs/run.ts'

type Typed = Readonly<Record<'format' | 'source' | 'group' | 'mapping', string>>
type Problems = Readonly<Partial<Record<'format' | 'source' | 'group', string>>>

/** Reads the form that begins an import; what is wrong goes back with what was typed. */
export function checkNewImport(
  textOf: (name: string) => string,
  kept: ReadonlyMap<string, CsvMapping>,
): Result<
  Pick<ImportRun, 'format' | 'source' | 'group' | 'mapping'>,
  { readonly typed: Typed; readonly problems: Problems }
> {
  const typed = {
    format: textOf('format'),
    source: textOf('source'),
    group: textOf('group'),
    mapping: textOf('mapping'),
  }
  const { format, source, group } = typed
  const problems = problemsOf(typed)
  if (!isFormat(format) || Object.keys(problems).length > 0) return err({ typed, problems })
  const mapping = format === 'csv' ? kept.get(typed.mapping) : undefined
  return ok({
    format,
    source,
    ...(format === 'gias' ? { group } : {}),
    ...(mapping && { mapping }),
  })
}

function problemsOf({ format, source, group }: Typed): Problems {
  return {
    ...(isFormat(format) ? {} : { format: 'Choose the kind of files you have' }),
    ...(isSource(source) ? {} : { source: 'Enter a word in small letters, such as mis' }),
    ...(format === 'gias' && !/^\d{1,10}$/.test(group)
      ? { group: 'Enter the trust’s number, such as 1234' }
      : {}),
  }
}

/** `entra` is kept for the directory, which names people itself. */
function isSource(source: string): boolean {
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(source) && source.length <= 40 && source !== 'entra'
}
