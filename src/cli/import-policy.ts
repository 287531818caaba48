import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'

import { built } from '#built.ts'
import { systemClock } from '#core/clock.ts'
import { dayOf } from '#core/iso-day.ts'
import { Refusal } from '#core/refusal.ts'
import { importPolicy, type ImportedPolicy } from '#policies/importing/import-policy.ts'
import { openCatalogue } from '#policies/importing/matching/open-catalogue.ts'
import { summarise } from '#policies/importing/summary.ts'
import { readSafely } from '#policies/importing/working/read-safely.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { readVocabularyFile } from '#rulebooks/library.ts'

import { refusalsSaid } from './refusals-said.ts'

const usage = `Bring in a policy document and write a draft rulebook of it.

  npm run --silent import -- FILE
      FILE is Word (.docx), PDF, plain text or Markdown; the summary is printed as JSON

  --out FOLDER    where the draft's own folder is made (default: data/drafts)
  --trust ABC     the trust's code of three letters (default: from its name)
  --name NAME     the trust's name (default: as the document prints it)
  --replace       overwrite a draft that is already there
`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join('data', 'drafts') },
    trust: { type: 'string' },
    name: { type: 'string' },
    replace: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const [path] = positionals
if (values.help || path === undefined) console.log(usage)
else await refusalsSaid(async () => run(path))

async function run(file: string): Promise<void> {
  if (!existsSync(file)) throw new Refusal(`There is no file ${file}.`)
  const started = performance.now()
  const imported = await importAt(file)
  const draft = write(imported)
  const seconds = Math.round(performance.now() - started) / 1000
  console.log(JSON.stringify({ draft, seconds, ...summarise(imported, built) }, null, 2))
}

async function importAt(file: string): Promise<ImportedPolicy> {
  const read = await readSafely({ name: basename(file), bytes: readFileSync(file) })
  if (!read.ok) throw new Refusal(read.error.says)
  const vocabulary = readVocabularyFile('rulebooks')
  if (!vocabulary.ok) throw new Refusal(vocabulary.error.map(renderMistake).join('\n'))
  const needs = {
    catalogue: openCatalogue(),
    vocabulary: vocabulary.value,
    today: dayOf(systemClock.now()),
  }
  const imported = importPolicy(read.value, needs, wishes())
  if (imported.ok) return imported.value
  const mistakes = imported.error.map(renderMistake).join('\n')
  throw new Refusal(`No draft came of this document:\n${mistakes}`)
}

function wishes(): { readonly trust?: string; readonly name?: string } {
  const { trust, name } = values
  if (trust !== undefined && !/^[A-Z]{3}$/i.test(trust)) {
    throw new Refusal('--trust is a code of three letters, such as LEA.')
  }
  return {
    ...(trust === undefined ? {} : { trust: trust.toUpperCase() }),
    ...(name === undefined ? {} : { name }),
  }
}

/** Writes the draft and gives its path; one that is there already is only replaced when asked. */
function write({ slug, draft }: ImportedPolicy): string {
  const folder = join(values.out, slug)
  const file = join(folder, 'policy.md')
  if (existsSync(file) && !values.replace) {
    throw new Refusal(`There is a draft at ${file} already. Add --replace to overwrite it.`)
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, draft.text)
  return file
}
