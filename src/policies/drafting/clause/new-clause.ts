import { clausesOf, outlineOf } from '#rulebooks/writing/outline.ts'
import type { Spot } from '#rulebooks/writing/clauses.ts'

/** A place in a draft for one more clause, as a form offers it. */
export type OfferedSpot = { readonly value: string; readonly text: string }

/** The places at which a clause can be put: after each clause, and before the first of a section. */
export function spotsIn(source: string): readonly OfferedSpot[] {
  const sections = outlineOf(source)?.sections ?? []
  return sections.flatMap(({ title, clauses }, i) => [
    { value: `start:${i}`, text: `${title}: at the beginning` },
    ...clauses.map(({ id, title: named }) => ({
      value: `after:${id}`,
      text: `After ${[id, named].filter(Boolean).join(' ')}`,
    })),
  ])
}

/** The place that a form names; undefined when the draft has no such place. */
export function spotNamed(source: string, value: string): Spot | undefined {
  const outline = outlineOf(source)
  const [kind, ...rest] = value.split(':')
  const named = rest.join(':')
  if (kind === 'after') {
    const stands = outline && clausesOf(outline).some(({ id }) => id === named)
    return stands ? { after: named } : undefined
  }
  const section = kind === 'start' ? outline?.sections[Number(named)] : undefined
  return section && { atStartOf: section.title }
}

/** The number a new clause could have: one more than the highest of its section. */
export function nextId(source: string, at: Spot, trust: string): string {
  const sections = outlineOf(source)?.sections ?? []
  const section = sections.find(({ title, clauses }) => {
    if ('after' in at) return clauses.some(({ id }) => id === at.after)
    return 'atStartOf' in at && title === at.atStartOf
  })
  const numbers = sections.flatMap(({ clauses }) => clauses).flatMap(({ id }) => numberIn(id))
  const own = (section?.clauses ?? []).flatMap(({ id }) => numberIn(id))
  const part =
    own.at(-1)?.part ?? String(1 + Math.max(0, ...numbers.map((one) => Number(one.part) || 0)))
  const taken = numbers.filter((one) => one.part === part).map(({ number }) => number)
  return `${trust}-${part}.${String(1 + Math.max(0, ...taken)).padStart(2, '0')}`
}

function numberIn(id: string): readonly { readonly part: string; readonly number: number }[] {
  const [, part, number] = /^[A-Z]{3}-([A-Z]?\d+)\.(\d+)$/.exec(id) ?? []
  return part === undefined || number === undefined ? [] : [{ part, number: Number(number) }]
}

/** The clause of a form as it stands in a document: heading, words, and what keeps it. */
export function clauseText(clause: {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly shows: string
}): string {
  const { id, title, words, shows } = clause
  const kept = `\`\`\`kept\nby: definition\nwhat: scope-and-definitions\nshows: ${JSON.stringify(shows)}\n\`\`\``
  return [`## ${[id, title].filter(Boolean).join(' ')}\n${words}`, kept].join('\n\n')
}
