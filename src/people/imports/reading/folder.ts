import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'

import { Refusal } from '#core/refusal.ts'

import type { ImportFile, ImportFiles } from '#people/imports/roster.ts'

/** The CSV files of a folder, or the one file that a path names. Throws a `Refusal` when there are none. */
export function filesAt(path: string): ImportFiles {
  if (!existsSync(path)) throw new Refusal(`There is no file or folder ${path}.`)
  const paths = statSync(path).isDirectory()
    ? readdirSync(path)
        .filter((name) => name.toLowerCase().endsWith('.csv'))
        .map((name) => join(path, name))
    : [path]
  if (paths.length === 0) throw new Refusal(`There is no CSV file in ${path}.`)
  return new Map(paths.map((each) => [basename(each).toLowerCase(), fileAt(each)]))
}

function fileAt(path: string): ImportFile {
  return { name: basename(path), open: () => createReadStream(path) }
}
