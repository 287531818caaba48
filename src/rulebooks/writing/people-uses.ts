import { isRecord } from '#core/is-record.ts'

import { frontText, readMap } from './front.ts'
import { clausesOf, outlineOf, type Outline } from './outline.ts'

/** What names a word for people: clauses by a rule or duty, and other words that take it in. */
export type PeopleUses = { readonly clauses: readonly string[]; readonly words: readonly string[] }

/** What names a word for people itself, and would be broken without it. */
export function usesOf(text: string, name: string): PeopleUses {
  const outline = outlineOf(text)
  if (outline === undefined) return { clauses: [], words: [] }
  const names = new Set([name])
  return {
    clauses: clausesNaming(outline, names),
    words: Object.entries(peopleIn(outline)).flatMap(([other, one]) =>
      takesIn(one, names) ? [other] : [],
    ),
  }
}

/** The clauses with a rule or duty that binds a word for people, or another word that takes it in. */
export function clausesBinding(text: string, name: string): readonly string[] {
  const outline = outlineOf(text)
  if (outline === undefined) return []
  // Words name only those above them, so one look is enough.
  const names = new Set([name])
  for (const [other, one] of Object.entries(peopleIn(outline))) {
    if (takesIn(one, names)) names.add(other)
  }
  return clausesNaming(outline, names)
}

/** The words for people of a front matter, each with what is written about it. */
export function peopleOf({
  people,
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return isRecord(people) ? people : {}
}

function peopleIn(outline: Outline): Readonly<Record<string, unknown>> {
  return peopleOf(readMap(frontText(outline)))
}

function clausesNaming(outline: Outline, names: ReadonlySet<string>): readonly string[] {
  return clausesOf(outline)
    .filter(({ blocks }) =>
      blocks.some(({ language, text }) => language === 'rule' && binds(readMap(text), names)),
    )
    .map(({ id }) => id)
}

function takesIn(people: unknown, names: ReadonlySet<string>): boolean {
  if (!isRecord(people)) return false
  const { are, doubtful, later } = people
  return [...listed(are), ...[...listed(doubtful), ...listed(later)].flatMap(whoIn)].some(
    (who) => typeof who === 'string' && names.has(who),
  )
}

function listed(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function whoIn(one: unknown): readonly unknown[] {
  const who = isRecord(one) ? one['who'] : undefined
  return Array.isArray(who) ? who : [who]
}

/** Whether a block says `who` with one of the names, in its other reading too. */
function binds(block: unknown, names: ReadonlySet<string>): boolean {
  if (!isRecord(block)) return false
  const isHere = whoIn(block).some((who) => typeof who === 'string' && names.has(who))
  return isHere || Object.values(block).some((one) => binds(one, names))
}
