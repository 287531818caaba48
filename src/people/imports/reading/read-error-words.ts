import type { ReadError } from '#people/imports/roster.ts'

/** What to tell a person whose files could not be read: what is wrong and what to do. */
export function readErrorWords(error: ReadError): string {
  switch (error.type) {
    case 'no-file':
      return `There is no file ${error.file}. Export it with the others.`
    case 'no-column':
      return `${error.file} has no column ${error.columns.join(', ')}. The first row must name the columns.`
    case 'not-csv':
      return `${error.file} cannot be read as CSV: ${error.why}.`
    case 'too-many-files':
      return `Give one file; there are ${error.files.join(', ')}.`
    case 'no-mapping':
      return 'Say with a mapping what the columns of the file mean.'
    case 'no-group':
      return 'Say which trust’s schools are meant, by its number in the register (group UID).'
  }
}
