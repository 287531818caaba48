import type { Mistake } from './language/mistakes.ts'
import type { Clause, Rulebook } from './language/rulebook.ts'

type Citation = { readonly what: string; readonly id: string | undefined; readonly line: number }

/** Finds citations of clauses the rulebook does not have: in the front matter, rules and examples. */
export function citationMistakes(rulebook: Rulebook): readonly Mistake[] {
  const { clauses, file } = rulebook
  const cited = [
    ...citedInControl(rulebook),
    ...citedInLists(rulebook),
    ...[...clauses.values()].flatMap(citedInClause),
  ]
  return cited.flatMap(({ what, id, line }) =>
    id === undefined || clauses.has(id)
      ? []
      : [{ file, line, says: `${what} cites clause \`${id}\`, which this rulebook does not have` }],
  )
}

function citedInControl({ control, lineOf }: Rulebook): readonly Citation[] {
  const { approved, review, local, contacts, numbering, historyNeeds, ethos } = control
  return [
    { what: '`approved`', id: approved.clause, line: lineOf(['approved']) },
    { what: '`review`', id: review.clause, line: lineOf(['review']) },
    ...review.alsoOn.map(({ event, clause: id }, i) => ({
      what: `\`review.also_on\` (${event})`,
      id,
      line: lineOf(['review', 'also_on', i]),
    })),
    { what: '`local`', id: local?.clause, line: lineOf(['local']) },
    ...contacts.map(({ role, clause: id }, i) => ({
      what: `\`contacts\` (${role})`,
      id,
      line: lineOf(['contacts', i]),
    })),
    { what: '`history_needs`', id: historyNeeds?.clause, line: lineOf(['history_needs']) },
    { what: '`numbering`', id: numbering.clause, line: lineOf(['numbering']) },
    ...ethos.map((id, i) => ({ what: '`ethos`', id, line: lineOf(['ethos', i]) })),
  ]
}

function citedInLists({
  related,
  defects,
  people,
  settings,
  lineOf,
}: Rulebook): readonly Citation[] {
  return [
    ...related.map(({ title, clause }, i) => ({
      what: `related document “${title}”`,
      id: clause,
      line: lineOf(['related', i]),
    })),
    ...defects.map(({ kind, clause }, i) => ({
      what: `a defect (${kind})`,
      id: clause,
      line: lineOf(['defects', i]),
    })),
    ...[...people.values()].map(({ name, clause }) => ({
      what: `people \`${name}\``,
      id: clause,
      line: lineOf(['people', name]),
    })),
    ...[...settings.values()].map(({ name, clause, line }) => ({
      what: `setting \`${name}\``,
      id: clause,
      line,
    })),
  ]
}

function citedInClause({ id: own, line: at, text, rules, examples }: Clause): readonly Citation[] {
  return [
    ...idsNamed(text, own).map((id) => ({ what: `clause \`${own}\``, id, line: at })),
    ...rules.flatMap(({ id: rule, lifts, saves, line }) =>
      [...lifts, ...saves].map((id) => ({ what: `rule \`${rule}\``, id, line })),
    ),
    ...examples.flatMap(({ title, cites, notCites, line }) =>
      [...cites, ...notCites].map((id) => ({ what: `example “${title}”`, id, line })),
    ),
  ]
}

/** Other clauses that words name by their ids, such as “see LEA-9.01”. */
function idsNamed(text: string, own: string): readonly string[] {
  const named = text.matchAll(new RegExp(`\\b${own.slice(0, 4)}[A-Z]?\\d+\\.\\d+\\b`, 'g'))
  return [...named].map(([id]) => id)
}
