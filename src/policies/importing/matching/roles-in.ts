import { levelled, searchFor } from './ideas.ts'

/** A role as a rulebook names it, and where a text names it. */
export type RoleMention = { readonly role: string; readonly start: number; readonly end: number }

type Names = readonly (readonly [role: string, phrases: readonly string[]])[]

const DSL = [
  'dsl',
  'designated safeguarding *',
  'safeguarding lead',
  'safeguarding officer',
  'designated person',
  'child protection officer',
  'child protection lead',
  'child protection coordinator',
  'lead for safeguarding',
  'safeguarding manager',
  'safeguarding team',
] as const

/** Those a report can go to, longest names first so that none is taken for a part of another. */
export const ROUTE_NAMES: Names = [
  ['deputy-dsl', ['deputy dsl', 'ddsl', 'deputy', 'deputies', 'deputy designated *']],
  ['dsl', DSL],
  [
    'trust-dpo',
    ['dpo', 'data protection officer', 'data protection lead', 'data protection manager'],
  ],
  [
    'leadership-team',
    [
      'leadership team',
      'leadership staff',
      'slt',
      'senior leader',
      'senior leadership',
      'senior staff',
      'senior management',
      'member of slt',
      'smt',
      'leadership group',
      'senior team',
      'senior colleague',
    ],
  ],
  ['line-manager', ['line manager', 'manager', 'supervisor', 'head of department', 'team leader']],
  [
    'headteacher',
    [
      'headteacher',
      'head teacher',
      'principal',
      'head of school',
      'executive headteacher',
      'executive head',
      'executive principal',
      'the head',
    ],
  ],
  ['school-reporting-process', ['reporting process', 'reporting procedure', 'reporting system']],
  ['trust-central-team-procedure', ['central team procedure', 'trust central team']],
  [
    'school-procedure',
    [
      'existing school',
      'school procedure',
      'school’s procedure',
      'grievance procedure',
      'whistleblowing',
      'complaints procedure',
      'usual procedure',
      'proper procedure',
      'official procedure',
    ],
  ],
]

/** Those outside who give advice. */
export const OUTSIDE_NAMES: Names = [
  ['education-safeguarding-service', ['education safeguarding service', 'safeguarding service']],
  [
    'other-agency',
    [
      'other agency',
      'other agencies',
      'local authority',
      'lado',
      'police',
      'external agenc*',
      'outside agenc*',
      'helpline',
    ],
  ],
]

const HEADS = ['headteacher', 'head teacher', 'principal', 'head of school', 'the head']
const ONLINE_SERVICES = [
  'lead for online services',
  'online services lead',
  'communications *',
  'marketing *',
  'digital lead',
  'press officer',
  'media officer',
  'web manager',
  'website manager',
  'social media lead',
  'social media manager',
  'network manager',
  'it manager',
  'ict manager',
]
const LEADERS = [
  'senior leader',
  'senior leadership',
  'leadership team',
  'slt',
  'senior member',
  'senior manager',
  'senior management',
  'senior team',
  'senior colleague',
  'leadership group',
]

/** Those who approve. */
export const APPROVER_NAMES: Names = [
  [
    'executive-headteacher',
    ['executive headteacher', 'executive head', 'executive principal', 'chief executive', 'ceo'],
  ],
  ['headteacher', HEADS],
  ['online-services-lead', [...ONLINE_SERVICES, 'head of communications']],
  ['trust-central', ['central team', 'trust office', 'central trust']],
  ['senior-leader', LEADERS],
  ['dsl', DSL],
  ['manager', ['line manager', 'manager', 'line-manager']],
]

/** Approvers under the names of people who ask. */
export const ACTOR_NAMES: Names = [
  ['executive-headteacher', ['executive headteacher', 'executive head', 'executive principal']],
  ['headteacher', HEADS],
  ['online-services-lead', ONLINE_SERVICES],
  ['trust-central', ['central team', 'trust office']],
  ['deputy-dsl', ['deputy dsl', 'ddsl']],
  ['dsl', DSL],
  ['leadership', [...LEADERS, 'leadership staff']],
]

/** Finds the roles a text names, in its order; a name inside a longer one is not counted. */
export function rolesIn(text: string, names: Names): readonly RoleMention[] {
  const level = levelled(text)
  const found = names.flatMap(([role, phrases]) => {
    const search = searchFor(phrases)
    const mentions = search === undefined ? [] : [...level.matchAll(search)]
    return mentions.map(({ 0: words, index }) => ({
      role,
      start: index,
      end: index + words.length,
    }))
  })
  return found
    .filter((one) => !found.some((other) => other !== one && isInside(one, other)))
    .toSorted((a, b) => a.start - b.start)
}

function isInside(one: RoleMention, other: RoleMention): boolean {
  const covers = other.start <= one.start && other.end >= one.end
  return covers && other.end - other.start > one.end - one.start
}

/** The words a list of roles is joined with: any one of them will do, or all of them are meant. */
export function joinerOf(text: string, mentions: readonly RoleMention[]): 'any' | 'all' {
  const first = mentions[0]
  const last = mentions.at(-1)
  if (!first || !last) return 'all'
  const between = levelled(text).slice(first.start, last.end)
  return /\bor\b|and\/or|\((?:and )?deput/.test(between) ? 'any' : 'all'
}
