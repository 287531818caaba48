import type { ImportedClause } from '#policies/importing/structure/clauses.ts'

/** Whom the rules of a draft bind as staff, and the clause that says so. */
export type StaffBound = { readonly clause: string; readonly are: readonly string[] }

const SCOPE =
  /\b(?:appl(?:y|ies) to|covers|is for|scope of this policy|workforce \(|collectively referred)\b/i
const OTHERS = [
  ['volunteer', /\bvolunteers?\b/i],
  ['governor', /\bgovern(?:ors?|ing body)\b/i],
  ['director', /\b(?:directors?|trustees?)\b/i],
  ['contractor', /\b(?:contractors?|external organi\w+|agency|agencies|supply)\b/i],
  ['visitor', /\bvisitors?\b/i],
] as const

/** Reads whom the policy binds beside employees, from the clauses that say to whom it applies. */
export function staffBound(clauses: readonly ImportedClause[]): StaffBound {
  const scope = clauses.filter(
    ({ text }) => SCOPE.test(text) && /\b(?:staff|employees?|workforce|adults)\b/i.test(text),
  )
  const words = scope.map(({ text }) => text).join(' ')
  const others = OTHERS.filter(([, pattern]) => pattern.test(words)).map(([role]) => role)
  return { clause: scope[0]?.number ?? clauses[0]?.number ?? '0.01', are: ['employees', ...others] }
}
