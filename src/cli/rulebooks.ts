import { join } from 'node:path'

import { checkRulebook } from '#rulebooks/check.ts'
import { runExamples } from '#rulebooks/examples.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { openLibrary, policyFolders } from '#rulebooks/library.ts'

const folder = 'rulebooks'
const wanted = process.argv.slice(2)
const slugs = wanted.length > 0 ? wanted : policyFolders(folder)
let wrong = 0

for (const slug of slugs) {
  const library = openLibrary(folder, [slug])
  if (!library.ok) {
    wrong += library.error.length
    for (const mistake of library.error) console.log(renderMistake(mistake))
    continue
  }
  for (const edition of library.value.editions.values()) {
    const mistakes = checkRulebook(edition)
    wrong += mistakes.length
    for (const mistake of mistakes) console.log(renderMistake(mistake))
    const clauses = [...edition.rulebook.clauses.values()]
    const rules = clauses.reduce((sum, clause) => sum + clause.rules.length, 0)
    const examples = runExamples(edition)
    const right = examples.filter((one) => one.wrong.length === 0).length
    console.log(
      `${join(folder, slug)}: ${clauses.length} clauses, ${rules} rules, ${right} of ${examples.length} examples as expected, ${mistakes.length} mistakes`,
    )
  }
}
process.exitCode = wrong > 0 ? 1 : 0
