import { err, ok, type Result } from '#core/result.ts'
import { isColumnMeaning } from '#people/imports/reading/guess-columns.ts'
import { type ColumnMeaning, csvMapping, type CsvMapping } from '#people/imports/reading/mapping.ts'
import type { Sample } from '#people/imports/reading/sample.ts'

/** What was said of a spreadsheet in the form, as it was typed. */
export type MappingTyped = {
  /** By the name of the column; columns that are not read are left out. */
  readonly meanings: ReadonlyMap<string, ColumnMeaning>
  readonly kind: string
  readonly school: string
  readonly isMonthFirst: boolean
  readonly idLength: string
  readonly isWhole: boolean
  readonly name: string
}

/** What is wrong in the form, by the field it is about. */
export type MappingProblems = readonly { readonly field: string; readonly text: string }[]

/** The name of the field that asks what a column is. */
export function fieldOf(index: number): string {
  return `column-${index}`
}

/** What the form says, as it was typed. */
export function typedIn(fieldText: (name: string) => string, sample: Sample): MappingTyped {
  const meanings = sample.columns.flatMap(({ name }, index) => {
    const said = fieldText(fieldOf(index))
    return isColumnMeaning(said) ? [[name, said] as const] : []
  })
  return {
    meanings: new Map(meanings),
    kind: fieldText('kind'),
    school: fieldText('school'),
    isMonthFirst: fieldText('days') === 'month-first',
    idLength: fieldText('id-length'),
    isWhole: fieldText('whole') === 'yes',
    name: fieldText('name'),
  }
}

/** The words of the columns of kinds and jobs, and what each means. */
export type WordsSaid = {
  readonly kinds: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, string>>
}

/** The mapping a form asks for, or what is wrong with it. */
export function mappingOf(
  typed: MappingTyped,
  sample: Sample,
  words: WordsSaid = { kinds: {}, jobs: {} },
): Result<CsvMapping, MappingProblems> {
  const problems = problemsOf(typed, sample)
  if (problems.length > 0) return err(problems)
  const parsed = csvMapping.safeParse({
    ...settingsOf(typed),
    ...words,
    delimiter: sample.delimiter,
  })
  if (parsed.success) return ok(parsed.data)
  return err([{ field: 'kind', text: parsed.error.issues[0]?.message ?? 'This cannot be used' }])
}

function settingsOf(typed: MappingTyped) {
  const { meanings, kind, school, idLength, isMonthFirst, isWhole } = typed
  return {
    columns: Object.fromEntries([...meanings].map(([name, meaning]) => [meaning, name])),
    kind: kind || undefined,
    school: school || undefined,
    idLength: idLength === '' ? undefined : Number(idLength),
    isMonthFirst: isMonthFirst || undefined,
    isWhole,
  }
}

const needed = [
  ['id', 'Choose the column that holds the id'],
  ['givenName', 'Choose the column that holds the given name'],
  ['familyName', 'Choose the column that holds the family name'],
] as const

function problemsOf(typed: MappingTyped, { columns }: Sample): MappingProblems {
  const { meanings, kind, idLength, name } = typed
  const said = [...meanings.values()]
  const first = columns.length > 0 ? fieldOf(0) : 'kind'
  return [
    ...needed
      .filter(([meaning]) => !said.includes(meaning))
      .map(([, text]) => ({ field: first, text })),
    ...twice(typed, columns),
    ...(kind === '' && !said.includes('kind')
      ? [{ field: 'kind', text: 'Say what the people in the file are' }]
      : []),
    ...(idLength === '' || /^([1-9]|[1-3]\d|40)$/.test(idLength)
      ? []
      : [{ field: 'id-length', text: 'Enter a number from 1 to 40' }]),
    ...(name.length > 100 ? [{ field: 'name', text: 'Enter a name of up to 100 characters' }] : []),
  ]
}

function twice({ meanings }: MappingTyped, columns: Sample['columns']): MappingProblems {
  const seen = new Set<ColumnMeaning>()
  return columns.flatMap(({ name }, index) => {
    const meaning = meanings.get(name)
    if (meaning === undefined) return []
    if (!seen.has(meaning)) {
      seen.add(meaning)
      return []
    }
    return [{ field: fieldOf(index), text: `Two columns cannot be the same: look at ${name}` }]
  })
}
