import { daysOf, rhythmOf } from '#rulebooks/duties/rhythm.ts'
import type { Duty } from '#rulebooks/language/duty.ts'
import type { Clause, Rulebook } from '#rulebooks/language/rulebook.ts'
import type { SealedEdition } from '#rulebooks/library.ts'

import { peopleBound } from './people-bound.ts'
import type { About, Asks, Requirement } from './requirement.ts'

/** The key of the self-check of one's own accounts. */
export const selfCheckKey = 'self-check'

/** What the duties of an edition ask people to read, sign, learn, be given or check, in its order. */
export function requirementsOf(edition: SealedEdition): readonly Requirement[] {
  const duties = [...edition.rulebook.clauses.values()].flatMap(({ duties: own }) => own)
  return duties.flatMap((duty) =>
    aboutsOf(duty, edition.rulebook).map((about) => requirement(duty, about, edition)),
  )
}

function requirement(duty: Duty, about: About, edition: SealedEdition): Requirement {
  const { clause, before, own, within } = duty
  const days = within === undefined ? undefined : daysOf(within, edition.rulebook)
  return {
    key: keyOf(duty, about),
    about,
    asks: asksOf(duty),
    clause,
    who: peopleBound(duty.who, edition),
    rhythm: rhythmOf(duty, edition.rulebook) ?? { first: true, eachEdition: false },
    ...(days === undefined ? {} : { within: days }),
    before,
    own,
  }
}

function asksOf({ duty, asks }: Duty): Asks {
  if (duty === 'acknowledge') return asks
  if (duty === 'train') return 'learn'
  return duty === 'issue' ? 'receive' : 'check'
}

const verbs = { acknowledge: 'read', train: 'learn' } as const

function keyOf({ duty, clause }: Duty, about: About): string {
  if (about.type === 'accounts') return selfCheckKey
  if (about.type === 'document') return `${duty === 'issue' ? 'given' : 'document'}:${about.title}`
  const verb = duty === 'train' ? verbs.train : verbs.acknowledge
  return about.reach === 'policy' ? `${verb}:policy` : `${verb}:${about.reach}:${clause}`
}

function aboutsOf(duty: Duty, rulebook: Rulebook): readonly About[] {
  switch (duty.duty) {
    case 'self-check':
      return [{ type: 'accounts' }]
    case 'acknowledge':
    case 'train':
      return (duty.of.length === 0 ? ['policy'] : duty.of).map((of) => aboutOf(of, duty, rulebook))
    case 'issue':
      return duty.of.map((title) => ({ type: 'document', title }))
    default:
      return []
  }
}

function aboutOf(of: string, duty: Duty, rulebook: Rulebook): About {
  if (of !== 'policy' && of !== 'section' && of !== 'clause') return { type: 'document', title: of }
  const reached = clausesReached(of, duty, rulebook)
  const clauses = duty.duty === 'train' && of !== 'clause' ? reached.filter(isAdvice) : reached
  return { type: 'clauses', reach: of, clauses: clauses.map(({ id }) => id) }
}

function clausesReached(
  reach: 'policy' | 'section' | 'clause',
  { clause }: Duty,
  { sections, clauses }: Rulebook,
): readonly Clause[] {
  const section = sections.find((one) => one.clauses.some(({ id }) => id === clause))
  if (reach === 'section') return section?.clauses ?? []
  return [...clauses.values()].filter(({ id }) => reach === 'policy' || id === clause)
}

/** Whether a clause is a point of a lesson for those it binds; what pupils are taught is not. */
function isAdvice({ keepers }: Clause): boolean {
  return keepers.some(
    ({ by, what }) =>
      what === 'privacy-settings-self-check' ||
      (by === 'lesson' && what !== 'pupil-and-parent-guidance'),
  )
}
