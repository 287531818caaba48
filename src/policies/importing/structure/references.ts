import type { ImportedClause, ImportedSection } from './clauses.ts'

const NUMBER = /\b\d{1,2}(?:(?:\.\d{1,2}){1,3}\b|\([a-z]\))/g

/** Lets a clause that speaks of another by its printed number (“exempt from 2.1” or “4(a)”) lean on it. */
export function withReferences(sections: readonly ImportedSection[]): readonly ImportedSection[] {
  const printed = new Map(
    sections.flatMap(({ number, clauses }) =>
      clauses.flatMap(({ printed, ...clause }) => {
        if (printed === undefined) return []
        return [[printed.startsWith('(') ? `${number}${printed}` : printed, clause] as const]
      }),
    ),
  )
  return sections.map((section) => ({
    ...section,
    clauses: section.clauses.map((clause) => leaning(clause, printed)),
  }))
}

function leaning(
  clause: ImportedClause,
  printed: ReadonlyMap<string, Pick<ImportedClause, 'number' | 'text'>>,
): ImportedClause {
  const spoken = [...clause.text.matchAll(NUMBER)].map(([number]) => printed.get(number))
  const others = spoken.filter((one) => one !== undefined && one.number !== clause.number)
  if (others.length === 0) return clause
  const leant = [clause.around.leant, ...others.map((one) => one?.text ?? '')].join(' ').trim()
  return { ...clause, around: { ...clause.around, leant } }
}
