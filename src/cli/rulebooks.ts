import { existsSync } from 'node:fs'
import { join } from 'node:path'

import { ok, type Result } from '#core/result.ts'
import { checkRulebook } from '#rulebooks/check.ts'
import type { Edition } from '#rulebooks/engine/compile.ts'
import { runExamples } from '#rulebooks/examples.ts'
import { oneOf, renderMistake, type Mistake } from '#rulebooks/language/mistakes.ts'
import { openEdition, openLibrary, policyFolders, readVocabularyFile } from '#rulebooks/library.ts'

const folder = 'rulebooks'
const known = policyFolders(folder)
const wanted = process.argv.slice(2)
const stranger = wanted.find((slug) => !known.includes(slug) && !isDraft(slug))

if (stranger === undefined) {
  const wrong = (wanted.length > 0 ? wanted : known).map(check)
  process.exitCode = wrong.some((count) => count > 0) ? 1 : 0
} else {
  console.error(`There is no rulebook \`${stranger}\`; there are ${oneOf(known, stranger)}.`)
  process.exitCode = 1
}

/** Prints what is wrong with a rulebook and how it stands; gives the number of mistakes. */
function check(slug: string): number {
  const opened = isDraft(slug) ? openDraft(slug) : openKept(slug)
  if (!opened.ok) return printed(opened.error)
  const edition = opened.value
  const mistakes = printed(checkRulebook(edition))
  const place = isDraft(slug) ? slug : join(folder, slug)
  console.log(`${place}: ${countsOf(edition)}, ${counted(mistakes, 'mistake')}`)
  return mistakes
}

/** A draft stands anywhere and is named by its folder. */
function isDraft(place: string): boolean {
  return place.includes('/') && existsSync(join(place, 'policy.md'))
}

function openDraft(place: string): Result<Edition, readonly Mistake[]> {
  const vocabulary = readVocabularyFile(folder)
  return vocabulary.ok
    ? openEdition(join(place, 'policy.md'), folder, vocabulary.value)
    : vocabulary
}

function openKept(slug: string): Result<Edition, readonly Mistake[]> {
  const library = openLibrary(folder, [slug])
  if (!library.ok) return library
  const [edition] = library.value.editions.values()
  if (!edition) throw new Error(`no edition came of ${slug}`)
  return ok(edition)
}

function printed(mistakes: readonly Mistake[]): number {
  for (const mistake of mistakes) console.log(renderMistake(mistake))
  return mistakes.length
}

function countsOf(edition: Edition): string {
  const clauses = [...edition.rulebook.clauses.values()]
  const rules = clauses.flatMap((clause) => clause.rules).length
  const examples = runExamples(edition)
  const right = examples.filter((one) => one.wrong.length === 0).length
  return `${clauses.length} clauses, ${rules} rules, ${right} of ${examples.length} examples as expected`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
