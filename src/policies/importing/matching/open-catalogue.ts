import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

import { readControls, type Catalogue } from './catalogue.ts'
import { readIdeas } from './ideas.ts'
import { readSayings } from './sayings.ts'

const ours = fileURLToPath(new URL('../../../../rulebooks/catalogue', import.meta.url))

/** Reads the catalogue of ready controls from its folder. */
export function openCatalogue(folder = ours): Catalogue {
  const yaml = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'))
  const ideas = readIdeas(yaml('words.yaml'))
  const sayings = readSayings(yaml('sayings.yaml'))
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.yaml') && name !== 'words.yaml' && name !== 'sayings.yaml',
  )
  const controls = readControls(files.toSorted().map(yaml), ideas)
  const unknown = [...sayings.sayings.keys()].find((id) => !controls.some((one) => one.id === id))
  if (unknown !== undefined) throw new Error(`there are sayings of ${unknown}, which is no control`)
  return { ideas, controls, sayings }
}

/** Gives the catalogue, which is read when it is first asked for. */
export function lazyCatalogue(): () => Catalogue {
  let opened: Catalogue | undefined
  return () => (opened ??= openCatalogue())
}
