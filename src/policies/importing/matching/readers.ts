import type { SettingValue } from './catalogue.ts'
import { levelled } from './ideas.ts'
import { NUMBER, numberBy } from './numbers-in.ts'
import { readAsks, readBound, readDays, readDocuments, readOften } from './readers-of-duties.ts'
import { readPlaces, readTimes, readImages, readPages } from './readers-of-lists.ts'
import {
  ACTOR_NAMES,
  APPROVER_NAMES,
  joinerOf,
  OUTSIDE_NAMES,
  ROUTE_NAMES,
  rolesIn,
} from './roles-in.ts'

/** Those who are told: all of them or any one. */
export type RouteValue = { readonly all: readonly string[] } | { readonly any: readonly string[] }

/** A value read from a clause, and the words it was read from. */
export type ValueRead = { readonly value: SettingValue | RouteValue; readonly words: string }

type Reader = (text: string) => ValueRead | undefined

const ADVISORY =
  /\b(?:advis(?:ed|e|able)|encouraged?|recommend(?:s|ed)?|reminded|mindful|suggest(?:ed|s)?|discouraged?|preferably|ideally|should consider|where possible|best practice|asked to avoid|think carefully|(?:best|better) not|unwise|inadvisable|urged?|requested to|prefers? (?:that|not)|would rather|do(?:es)? well (?:not )?to|try (?:not )?to)\b/

/** How each kind of setting is read from the words of a clause, by the names controls use. */
export const READERS: Readonly<Record<string, Reader>> = {
  strength: readStrength,
  years: readYears,
  age: readAge,
  'age-rule': readAgeRule,
  routes: (text) => readRoutes(text),
  outside: (text) => routesOf(text, OUTSIDE_NAMES),
  approver: (text) => listed(text, APPROVER_NAMES),
  role: (text) => firstOf(text, ACTOR_NAMES),
  presented: (text) => firstOf(text, APPROVER_NAMES),
  groups: readGroups,
  senders: readSenders,
  images: readImages,
  pages: readPages,
  times: readTimes,
  places: readPlaces,
  count: readCount,
  written: readWritten,
  names: () => undefined,
  passed: readPassed,
  bound: readBound,
  often: readOften,
  asks: readAsks,
  documents: readDocuments,
  days: readDays,
}

/** Whether a text wants something done at once. */
export function isUrgent(text: string): boolean {
  return /\b(?:immediately|at once|straight ?away|right away|forthwith|without (?:undue |any |unnecessary )?delay|as soon as|urgently|promptly|there and then)\b/i.test(
    text,
  )
}

function readStrength(text: string): ValueRead {
  const words = ADVISORY.exec(levelled(text))?.[0]
  return words === undefined ? { value: 'must-not', words: '' } : { value: 'advised-not', words }
}

const YEARS = new RegExp(
  `\\b(${NUMBER})\\s+(?:full |academic |calendar |school )*years?\\b(?!\\s+(?:old|of age))`,
)
const EVER =
  /\b(?:current (?:or|and),? past|past (?:or|and) present|present (?:or|and) past|past|former|ex)\b/

function readYears(text: string): ValueRead | undefined {
  const read = numberBy(YEARS, text)
  if (read) return read
  const words = EVER.exec(levelled(text))?.[0]
  return words === undefined ? undefined : { value: 'forever', words }
}

const AGE = new RegExp(
  `\\b(?:under|age of|aged|age|turned|turns?|until|over|reach(?:ed|es)?|are|is|at least|younger than)\\s+(?:the age of\\s+)?(?:they (?:are|turn)\\s+)?(${NUMBER})\\b(?!\\s*(?:full |academic |more )*(?:years? after|months?|weeks?|days?))`,
)

function readAge(text: string): ValueRead | undefined {
  return numberBy(AGE, text.replaceAll(YEARS_AFTER, ' '))
}

const YEARS_AFTER = new RegExp(`\\b${NUMBER}\\s+years? (?:after|of|from|since)\\b`, 'gi')

/** Years and an age are both to be passed, unless the words say that the first of them will do. */
function readPassed(text: string): ValueRead {
  const words =
    /\bwhichever (?:is|comes) (?:the )?(?:sooner|soonest|earlier|earliest|first)\b/.exec(
      levelled(text),
    )?.[0]
  return words === undefined ? { value: 'both', words: '' } : { value: 'either', words }
}

function readAgeRule(text: string): ValueRead | undefined {
  const words = /\b(?:terms (?:and conditions|of (?:use|service))|required age|minimum age)\b/.exec(
    levelled(text),
  )?.[0]
  return words === undefined ? readAge(text) : { value: 'service', words }
}

const TELLING =
  /\b(?:report(?:ed|ing)?|inform(?:ed)?|notif(?:y|ied)|tell|told|raised?|referred|refer|alert(?:ed)?|passed|disclosed?|discuss(?:ed)?|shared|brought|speak|using)\b/g

function readRoutes(text: string): ValueRead | undefined {
  const last = [...levelled(text).matchAll(TELLING)].map(({ index }) => text.slice(index))
  for (const after of last) {
    const read = routesOf(after, ROUTE_NAMES)
    if (read) return read
  }
  return routesOf(text, ROUTE_NAMES)
}

function routesOf(text: string, names: typeof ROUTE_NAMES): ValueRead | undefined {
  const mentions = rolesIn(text, names)
  const roles = [...new Set(mentions.map(({ role }) => role))]
  const [first] = mentions
  if (!first) return undefined
  const words = text.slice(first.start, mentions.at(-1)?.end)
  const sorted = roles.toSorted((a, b) => rank(a) - rank(b))
  if (sorted.length === 1) return { value: { all: sorted }, words }
  return { value: joinerOf(text, mentions) === 'any' ? { any: sorted } : { all: sorted }, words }
}

const ORDER = ['line-manager', 'dsl', 'deputy-dsl', 'headteacher', 'trust-dpo']

function rank(role: string): number {
  const at = ORDER.indexOf(role)
  return at < 0 ? ORDER.length : at
}

function listed(text: string, names: typeof ROUTE_NAMES): ValueRead | undefined {
  const mentions = rolesIn(text, names)
  const [first] = mentions
  if (!first) return undefined
  const value = [...new Set(mentions.map(({ role }) => role))]
  return { value, words: text.slice(first.start, mentions.at(-1)?.end) }
}

function firstOf(text: string, names: typeof ROUTE_NAMES): ValueRead | undefined {
  const [first] = rolesIn(text, names)
  return first && { value: first.role, words: text.slice(first.start, first.end) }
}

const GROUPS = [
  ['pupil', /\b(?:pupils?|students?|child(?:ren)?|learners?|young people)\b/],
  ['former-pupil', /\b(?:past|former|ex-?)\b|\bleft the school\b|\bleavers?\b/],
  ['parent', /\b(?:parents?|carers?|guardians?)\b/],
  ['family-member', /\bfamil(?:y|ies)(?: members?)?\b/],
] as const

function readGroups(text: string): ValueRead | undefined {
  return groupsAmong(text, GROUPS)
}

function readSenders(text: string): ValueRead | undefined {
  return groupsAmong(text.split(/\b(?:will|must|should|shall)\b/i)[0] ?? text, [
    GROUPS[0],
    GROUPS[2],
  ])
}

function groupsAmong(
  text: string,
  groups: readonly (typeof GROUPS)[number][],
): ValueRead | undefined {
  const level = levelled(text)
  const found = groups.flatMap(([group, pattern]) => {
    const words = pattern.exec(level)?.[0]
    return words === undefined ? [] : [{ group, words }]
  })
  if (found.length === 0) return undefined
  return {
    value: found.map(({ group }) => group),
    words: found.map(({ words }) => words).join(', '),
  }
}

const COUNT = new RegExp(
  `\\b(?:at least )?(${NUMBER}|another|a second)\\s+(?:other\\s+)?(?:colleagues?|members? of staff|staff|people|persons?|person)\\b`,
)

function readCount(text: string): ValueRead | undefined {
  const [words, count] = COUNT.exec(levelled(text)) ?? []
  if (words === undefined) return undefined
  if (count === 'another' || count === 'a second') return { value: 1, words }
  return numberBy(COUNT, text)
}

function readWritten(text: string): ValueRead | undefined {
  const words = /\b(?:written|in writing|signed)\b/.exec(levelled(text))?.[0]
  return words === undefined ? undefined : { value: 'yes', words }
}
