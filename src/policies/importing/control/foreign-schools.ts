import type { ImportedSection } from '#policies/importing/structure/clauses.ts'

/** A school a clause names that the document is not said to be for. */
export type ForeignSchool = { readonly clause: string; readonly name: string }

const SCHOOL =
  /\b((?:(?:St|[A-Z][a-z'’]+)\.?\s+){1,4}(?:Academy|School|College|Primary|Infants?|Juniors?))\b(?!\s+(?:Trust|MAT|Workforce|Leaders?|Governors?|Policy|Day|Council|Website|Improvement))/g
const GENERIC =
  /^(?:The|Our|Any|Each|Every|This|Their|Your|All|An?|Local|Individual|Multi|Primary|Secondary|High|Special|Whole|Own|Academy|School|Church|Upper|Lower|Old|New|Other|Another|If|For|When|In|At|Trust|Sixth Form|Staff|Head|Official|Private)\b/

/** Finds names of schools inside sentences that neither the head nor a list of the document gives. */
export function foreignSchools(
  sections: readonly ImportedSection[],
  trustName: string,
): readonly ForeignSchool[] {
  const clauses = sections.flatMap((section) => section.clauses)
  const atHead = clauses.filter(({ kind }) => kind === 'front').map(({ text }) => text)
  const listed = clauses.filter(
    ({ text, kind }) => kind === 'row' || (text.split(/[:–]/)[0] !== text && text.length < 90),
  )
  const home = [trustName, ...atHead, ...listed.map(({ text }) => text)].join(' \n ')
  return clauses.flatMap(({ number, kind, text }) => {
    if (kind === 'front' || kind === 'row' || home.includes(text)) return []
    const names = [...text.matchAll(SCHOOL)].map(([, name = '']) => trimmed(name))
    const foreign = names.filter(
      (name) => name.split(' ').length > 1 && !GENERIC.test(name) && !home.includes(name),
    )
    return [...new Set(foreign)].map((name) => ({ clause: number, name }))
  })
}

/** A name without a capital word that only begins the sentence. */
function trimmed(name: string): string {
  return name.replace(/^(?:At|In|The|Our|For|All|If|When|With|And|Of|Every|Each)\s+/, '')
}
