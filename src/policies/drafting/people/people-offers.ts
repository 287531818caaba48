import { spaced } from '#core/spaced.ts'
import { isRecord } from '#core/is-record.ts'
import type { Choice } from '#people/pages/forms/fields.page.ts'
import type { Problem } from '#people/pages/forms/sent.ts'
import type { DraftingNeeds } from '#policies/drafting/at-draft.routes.ts'
import { openFronts } from '#policies/drafting/control/front-parts.ts'
import { openingOf } from '#policies/drafting/overview/rows.ts'
import { clausesOf, outlineOf } from '#rulebooks/writing/outline.ts'
import type { PeopleWritten } from '#rulebooks/writing/people.ts'

import { peopleIn, peopleWords } from './people-parts.ts'
import type { PeopleOffers } from './people.page.ts'
import type { PeopleLine } from './words.page.ts'

type Needs = Pick<DraftingNeeds, 'library'>

/** Whether a draft defines a word for people. */
export function isWord(source: string, name: string): boolean {
  return peopleWords(source, openFronts()).includes(name)
}

/** What people are called on the page: a role as the vocabulary says it, a group, a word of the policy. */
export function saysOf({ library }: Needs): (name: string) => string {
  const { facts, groups } = library.vocabulary
  const roles = facts.get('actor.role')?.words
  return (name) => {
    const role = roles?.get(name)
    if (role) return role.says
    const said = spaced(name)
    return groups.has(name) ? `All ${said}` : `“${said}”, as this policy means it`
  }
}

/** Roles and groups of the vocabulary. */
export function knownPeople({ library }: Needs): readonly string[] {
  const { facts, groups } = library.vocabulary
  return [...groups.keys(), ...(facts.get('actor.role')?.words.keys() ?? [])]
}

/** What a form offers about a word; words may take in only those that stand above them. */
export function offersFor(needs: Needs, source: string, name: string | undefined): PeopleOffers {
  const fronts = openFronts()
  const defined = peopleWords(source, fronts)
  const above = name === undefined ? defined : defined.slice(0, defined.indexOf(name))
  const says = saysOf(needs)
  const outline = outlineOf(source)
  return {
    people: [...above, ...knownPeople(needs)].map((one) => ({ value: one, text: says(one) })),
    clauses: (outline === undefined ? [] : clausesOf(outline)).map(({ id, title, words }) => ({
      value: id,
      text: `${id} ${title || openingOf(words)}`,
    })),
    settings: readingsIn(fronts(source)['settings']),
  }
}

function readingsIn(settings: unknown): readonly Choice[] {
  if (!isRecord(settings)) return []
  return Object.entries(settings).flatMap(([name, one]) =>
    isRecord(one) && one['reading'] !== undefined
      ? [{ value: name, text: `${String(one['says'])} (${name})` }]
      : [],
  )
}

/** What a form names that it was not offered, as a clause that somebody took out meanwhile. */
export function notOffered(
  { clause, are, later, doubtful }: PeopleWritten,
  offers: PeopleOffers,
): readonly Problem[] {
  const has = (choices: readonly Choice[], one: string): boolean =>
    choices.some(({ value }) => value === one)
  const doubts = doubtful.map(({ who, setting }, i) => [
    [who.every((one) => has(offers.people, one)), `doubt-${i}-who`] as const,
    [has(offers.settings, setting), `doubt-${i}-setting`] as const,
  ])
  const asked: readonly (readonly [boolean, string])[] = [
    [has(offers.clauses, clause), 'clause'],
    [are.every((one) => has(offers.people, one)), 'are'],
    ...doubts.flat(),
    ...later.map(({ who }, i) => [has(offers.people, who), `later-${i}-who`] as const),
  ]
  return asked.flatMap(([is, field]) =>
    is ? [] : [{ field, says: 'This is not there any more. Select again' }],
  )
}

/** The words of a draft for its list of all. */
export function peopleLines(needs: Needs, source: string): readonly PeopleLine[] {
  const fronts = openFronts()
  const says = saysOf(needs)
  const all = (names: readonly string[]): string => names.map(says).join(', ')
  return peopleWords(source, fronts).map((name) => {
    const { clause, are, doubtful, later } = peopleIn(source, name, fronts) ?? nobody
    return {
      name,
      clause,
      are: all(are),
      doubtful: all(doubtful.flatMap(({ who }) => who)),
      later: later.map(({ who, from }) => `${says(who)} from ${from}`).join(', '),
    }
  })
}

const nobody = { clause: '', are: [], doubtful: [], later: [] } as const
