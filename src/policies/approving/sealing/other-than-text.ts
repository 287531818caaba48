import { canonicalJson } from '#audit/log/canonical-json.ts'
import { err, ok, type Result } from '#core/result.ts'
import { renderMistake } from '#rulebooks/language/mistakes.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

import type { PackageFile } from './package-file.ts'
import type { PackageParts } from './package-parts.ts'
import { partsOfEdition } from './parts-of-edition.ts'
import { whatChanged } from './what-changed.ts'

/** A list of a part as it stands there and as the text gives it. */
type Compared = {
  readonly name: string
  readonly listed: readonly Line[] | undefined
  readonly again: readonly Line[]
}
/** A line of a list; most say which clause they are of, a row of the table of changes which day. */
type Line = { readonly clause?: string; readonly on?: string }

/**
 * Everything listed in a package that is not what its text gives when it is worked out again, with where
 * it first differs. A later version of the software may put a rule into other words: both are shown.
 */
export function otherThanText(
  parts: PackageFile['parts'],
  edition: SealedEdition,
): readonly string[] {
  const again = partsOfEdition(edition, new Set(parts.ledger?.built))
  const before = editionBefore(parts.changes)
  if (!before.ok) return before.error
  const changes = whatChanged(edition, before.value)
  const lists: readonly Compared[] = [
    { name: 'rules in words', listed: parts.rules, again: again.rules },
    { name: 'settings', listed: parts.settings, again: again.settings },
    { name: 'examples', listed: parts.examples, again: again.examples },
    { name: 'ledger lines', listed: parts.ledger?.lines, again: again.ledger.lines },
    { name: 'defects', listed: parts.defects, again: again.defects },
    { name: 'rows of changes', listed: parts.changes?.table, again: changes.table },
    ...(isLeftToSeal(parts.changes)
      ? []
      : [{ name: 'changed clauses', listed: parts.changes?.clauses, again: changes.clauses }]),
  ]
  return lists.flatMap(differs)
}

/** Whether the edition that a package compares itself with is not in it, so that only its seal holds what changed. */
export function isLeftToSeal(changes: PackageParts['changes'] | undefined): boolean {
  const since = changes?.since ?? undefined
  return since !== undefined && since.words === undefined
}

/** The text of a package as an edition, or what is wrong with it. */
export function readWords(words: PackageParts['words']): Result<SealedEdition, readonly string[]> {
  try {
    const opened = reopenEdition({ text: words.source, file: 'policy.md' }, words.vocabulary)
    return opened.ok ? opened : err(opened.error.map(renderMistake))
  } catch (error) {
    // A vocabulary without the facts that the engine itself works with.
    return err([error instanceof Error ? error.message : String(error)])
  }
}

function editionBefore(
  changes: PackageParts['changes'] | undefined,
): Result<SealedEdition | undefined, readonly string[]> {
  const since = changes?.since
  if (since?.words === undefined) return ok(undefined)
  const opened = readWords(since.words)
  if (!opened.ok) return err(opened.error.map((says) => `the text it is compared with: ${says}`))
  const { seal, rulebook } = opened.value
  const isNamed = seal === since.seal && rulebook.control.edition === since.label
  return isNamed ? opened : err(['the text it is compared with is not the edition that it names'])
}

function differs({ name, listed, again }: Compared): readonly string[] {
  if (listed === undefined) return []
  const [there, here] = [listed.map(canonical), again.map(canonical)]
  const at = here.findIndex((line, index) => line !== there[index])
  const first = at < 0 && there.length > here.length ? here.length : at
  if (first < 0) return []
  const others = [...only(listed, here), ...only(again, there)].flatMap(
    ({ clause, on }) => clause ?? on ?? [],
  )
  const where = others.length === 0 ? 'their order' : [...new Set(others)].slice(0, most).join(', ')
  const said = `its ${name} are not those of its text: ${where}`
  return [[said, ...bothSides(there[first] ?? '', here[first] ?? '')].join('\n    ')]
}

/** So many clauses are named. */
const most = 10

function canonical(line: Line): string {
  return canonicalJson(line)
}

function only(lines: readonly Line[], others: readonly string[]): readonly Line[] {
  const known = new Set(others)
  return lines.filter((line) => !known.has(canonical(line)))
}

/** Both from a little before the place where they part. */
function bothSides(there: string, here: string): readonly string[] {
  let at = 0
  while (at < there.length && there[at] === here[at]) at += 1
  const shown = (text: string) =>
    text === '' ? 'nothing' : `…${text.slice(Math.max(0, at - 30), at + 90)}…`
  return [`in the package: ${shown(there)}`, `from its text:  ${shown(here)}`]
}
