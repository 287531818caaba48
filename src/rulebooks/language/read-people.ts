import type { FrontMatter } from './front-matter.ts'
import { oneOf, type Complaints } from './mistakes.ts'
import type { People } from './rulebook.ts'
import type { Vocabulary } from './vocabulary.ts'
import type { Places } from './yaml-block.ts'

/** The people of the front matter, by their names. */
export function peopleOf(front: FrontMatter): ReadonlyMap<string, People> {
  const entries = Object.entries(front.people).map(([name, one]): [string, People] => [
    name,
    {
      name,
      clause: one.clause,
      roles: one.are,
      later: one.later.map(({ who, from }) => ({ role: who, from })),
      doubtful: one.doubtful.map(({ who, setting, why }) => ({ roles: who, setting, why })),
    },
  ])
  return new Map(entries)
}

type Checking = {
  readonly vocabulary: Vocabulary
  readonly places: Places
  readonly complaints: Complaints
}

/** Complains of people made of roles nobody has, or of people who are named only further down. */
export function checkPeople(front: FrontMatter, checking: Checking): void {
  const { vocabulary, places, complaints } = checking
  const roles = vocabulary.facts.get('actor.role')?.words.keys() ?? []
  const known = new Set([...roles, ...vocabulary.groups.keys()])
  for (const [name, { are, later, doubtful }] of Object.entries(front.people)) {
    check(['people', name, 'are'], are, known)
    for (const [i, { who }] of doubtful.entries())
      check(['people', name, 'doubtful', i], who, known)
    for (const [i, { who }] of later.entries()) check(['people', name, 'later', i], [who], known)
    known.add(name)
  }

  function check(
    at: readonly (string | number)[],
    given: readonly string[],
    allowed: ReadonlySet<string>,
  ): void {
    for (const one of given.filter((role) => !allowed.has(role))) {
      const says = `\`${one}\` is no role, group or people named above; there are ${oneOf(allowed, one)}`
      complaints.add(places.lineOf(at), says)
    }
  }
}
