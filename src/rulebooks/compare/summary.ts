import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

import type { Comparing, Comparison, Difference } from './compare.ts'
import type { Kind, Opinion } from './opinion.ts'
import { codeWords, routeWords } from './code-words.ts'
import { personOf, personWords } from './person.ts'

/** What two clauses make of the same thing: the weightiest difference, and how many more there are. */
export type Entry = { readonly shown: Difference; readonly more: number }

/** The entries of one action, under which they are read. */
export type Theme = { readonly action: string; readonly entries: readonly Entry[] }

/** The differences as a board reads them: by action, one entry for each two clauses. */
export function themesOf({ differences }: Comparison): readonly Theme[] {
  const themes = new Map<string, Map<string, readonly Difference[]>>()
  for (const one of differences) {
    const [action = one.action] = one.actions
    const entries = themes.get(action) ?? new Map<string, readonly Difference[]>()
    const clauses = `${clauseOf(one.rules.left)} ${clauseOf(one.rules.right)}`
    entries.set(clauses, [...(entries.get(clauses) ?? []), one])
    themes.set(action, entries)
  }
  return [...themes].map(([action, entries]) => ({
    action,
    entries: [...entries.values()].map(entryOf).toSorted((a, b) => weigh(b.shown) - weigh(a.shown)),
  }))
}

function clauseOf(rule: string | undefined): string {
  return rule?.replace(/[^\d.A-Z-].*$/, '') ?? ''
}

function entryOf(differences: readonly Difference[]): Entry {
  const [shown, ...rest] = differences.toSorted((a, b) => weigh(b) - weigh(a))
  if (!shown) throw new Error('an entry without a difference')
  return { shown, more: rest.length }
}

/** How strict an answer is, for telling a contradiction from a difference of degree. */
const STRICT: Readonly<Record<string, number>> = {
  allow: 0,
  'allow-with-conditions': 1,
  'not-covered': 2,
  'needs-judgement': 2,
  report: 3,
  'deny (advisory)': 4,
  'deny (binding)': 6,
}

/** What differs in the answer itself weighs more than what goes with it; then how far they lie apart. */
export function weigh({ kind, left, right, facts }: Difference): number {
  const apart = Math.abs((STRICT[left.answer] ?? 0) - (STRICT[right.answer] ?? 0))
  const spoken = left.answer === 'not-covered' || right.answer === 'not-covered' ? 0 : 10
  return (kind === 'answer' ? 20 + spoken + apart : 0) - Object.keys(facts).length / 100
}

/** A comparison as plain text. */
export function comparisonText(comparison: Comparison, comparing: Comparing): string {
  const { left, right } = comparing
  const { actions } = left.vocabulary
  const themes = themesOf(comparison)
  const shown = themes.reduce((sum, { entries }) => sum + entries.length, 0)
  const head = [
    `${titleOf(left)} and ${titleOf(right)}`,
    `${comparison.differences.length} differences between ${shown} pairs of clauses; of each pair the weightiest is shown.`,
    ...(comparison.gaveUp > 0 ? [`${comparison.gaveUp} searches were given up.`] : []),
  ]
  const blocks = themes.map(({ action, entries }) =>
    [
      `May I ${actions.get(action)?.says ?? action}?`,
      ...entries.map((entry) => entryText(entry, comparing)),
    ].join('\n\n'),
  )
  return [head.join('\n'), ...blocks].join('\n\n\n')
}

function titleOf({ rulebook: { control } }: Comparing['left']): string {
  return `${control.name} (${control.trust}, ${control.edition})`
}

function entryText({ shown, more }: Entry, { left, right }: Comparing): string {
  const trusts = namesOf({ left, right })
  const others = shown.actions.filter((action) => action !== shown.action)
  const lines = [
    personLine(shown, left.vocabulary, trusts),
    ...clauseLines(shown.left, trusts.left, shown.kind),
    ...clauseLines(shown.right, trusts.right, shown.kind),
    ...shown.settings.map(
      (one) =>
        `    setting ${one.name}: ${trusts.left} ${one.left ?? 'has none'}; ${trusts.right} ${one.right ?? 'has none'}`,
    ),
    ...(others.length > 0 ? [`    The same for: ${others.join(', ')}`] : []),
    ...(more > 0 ? [`    ${more} more between these clauses`] : []),
  ]
  return lines.join('\n')
}

/** What two editions are called beside each other; two of one trust are told apart by their labels. */
export function namesOf({ left, right }: Pick<Comparing, 'left' | 'right'>): Names {
  const [one, other] = [left.rulebook.control, right.rulebook.control]
  if (one.trust !== other.trust) return { left: one.trust, right: other.trust }
  return { left: `${one.trust} ${one.edition}`, right: `${other.trust} ${other.edition}` }
}

type Names = { readonly left: string; readonly right: string }

/** A difference in one line: the person, and both answers. */
export function personLine(
  shown: Difference,
  vocabulary: Vocabulary,
  { left, right }: Names,
): string {
  const person = personWords(personOf(shown, vocabulary))
  return `  ${person}\n  ${left} ${does(shown.left, shown.kind)}, ${right} ${does(shown.right, shown.kind)}.`
}

const DOES: Readonly<Record<string, string>> = {
  allow: 'allows',
  'allow-with-conditions': 'allows on conditions',
  'deny (binding)': 'refuses',
  'deny (advisory)': 'advises against',
  report: 'sends it on',
  'needs-judgement': 'leaves it to a person',
}

/** What an opinion comes to, with what makes the difference. */
function does(opinion: Opinion, kind: Kind): string {
  const { answer, clauses } = opinion
  const outside = clauses.some((one) => one.does === 'puts outside')
  const verb = DOES[answer] ?? (outside ? 'puts it outside' : 'does not say')
  const more = WITH[kind](opinion)
  return more === '' ? verb : `${verb} (${more})`
}

const WITH: Readonly<Record<Kind, (opinion: Opinion) => string>> = {
  answer: tellWords,
  route: tellWords,
  condition: ({ conditions }) => conditions.map(codeWords).join(', ') || 'nothing first',
  decides: ({ decides }) => decides ?? 'nobody named',
  reading: ({ answer, lenient }) => (lenient === answer ? '' : `unclear; or ${lenient}`),
}

function tellWords({ routes }: Opinion): string {
  return routes.length === 0 ? '' : `tell ${routes.map(routeWords).join('; ')}`
}

function clauseLines({ clauses }: Opinion, trust: string, kind: Kind): readonly string[] {
  const deciding = clauses.filter(({ part, does: what }) =>
    kind === 'route' ? what === 'sends' : part === 'decides',
  )
  if (deciding.length === 0) return [`    ${trust}: no clause`]
  return deciding.map(
    ({ id, does: what, words }) => `    ${id} ${what}: ${words.replaceAll(/\s+/g, ' ')}`,
  )
}
