import { levelled } from './ideas.ts'
import { NUMBER, numberBy } from './numbers-in.ts'

type Listed = { readonly value: readonly string[]; readonly words: string }
type One = { readonly value: string; readonly words: string }
type Kinds = readonly (readonly [name: string, pattern: RegExp])[]

/** Who can be asked to do something again and again, by the names rules have for them. */
export const BOUND = [
  'staff',
  'volunteer',
  'governor',
  'director',
  'contractor',
  'visitor',
  'channel-manager',
  'pupil',
] as const

const PEOPLE: Kinds = [
  [
    'staff',
    /\b(?:staff|employees?|teachers?|workforce|personnel|workers?|colleagues?|everyone|everybody|anyone|adults|starters?|you|your|we)\b/,
  ],
  ['volunteer', /\bvolunteers?\b/],
  ['governor', /\bgovernors?\b/],
  ['director', /\b(?:directors|trustees)\b/],
  ['contractor', /\b(?:contractors?|agency workers?|supply)\b/],
  ['visitor', /\bvisitors?\b/],
]
const ACCOUNT = '(?:accounts?|channels?|pages?|sites?)'
const MANAGERS = new RegExp(
  `\\b(?:account|channel|page) (?:managers?|holders?|administrators?|owners?)\\b|\\b(?:run|runs|running|manage|manages|managing|administer|administers|post on|posts on|post to) (?:an? |the |our |any |our own )?(?:\\w+ ){0,3}?${ACCOUNT}\\b`,
)
const PUPILS = '(?:pupils?|students?|learners?|children)'
/** Pupils are asked where they do it themselves; elsewhere the words only speak of them. */
const PUPILS_DO = new RegExp(
  `\\b${PUPILS}(?:,? (?:and|or) [\\w ]{1,24}?)?(?:, [\\w ]{1,20})* (?:must|should|will|shall|are (?:asked|required|expected|to)|need|have to|also|all|sign|read|agree|acknowledge)\\b|\\bby (?:all |each |every )?(?:[\\w ]{1,20}(?:,| and) )*${PUPILS}\\b`,
)
/** Whoever sees to it that others do something is not asked to do it. */
const SEES_TO_IT =
  /^.*?\b(?:ensur(?:e|es|ing)|mak(?:e|es|ing) sure|arrang(?:e|es) for|see(?:s)? to it|responsible for)\b/
const CHILD_OF = /\b(?:their|your|his|her|own) (?:own )?child(?:ren)?(?:'s)?/g

/** Reads who is asked to do something. */
export function readBound(text: string): Listed | undefined {
  const level = levelled(text).replaceAll(CHILD_OF, ' ')
  const asked = peopleIn(level.replace(SEES_TO_IT, ' '))
  return asked ?? peopleIn(level)
}

function peopleIn(level: string): Listed | undefined {
  const managers = MANAGERS.exec(level)?.[0]
  const pupils = PUPILS_DO.exec(level)?.[0]
  const others = found(level, PEOPLE).filter(
    ({ name }) => managers === undefined || name !== 'staff',
  )
  const all = [
    ...others,
    ...(managers === undefined ? [] : [{ name: 'channel-manager', words: managers }]),
    ...(pupils === undefined ? [] : [{ name: 'pupil', words: pupils }]),
  ]
  return listed(all)
}

/** Months after which something can be asked anew, most often first. */
const MONTHS = [1, 2, 3, 4, 6, 9, 12, 18, 24, 36] as const
const months = (count: number): string => `${count} month${count === 1 ? '' : 's'}`

/** How often something can be asked, as a duty writes it. */
export const OFTEN = [
  'at induction',
  'with each new edition',
  'when required',
  ...MONTHS.map(months),
] as const

const TIMES: Kinds = [
  [
    'at induction',
    /\binductions?\b|\b(?:on|upon) (?:appointment|joining|starting|arrival|employment)\b|\bwhen (?:they|you|he or she|someone) (?:first )?(?:joins?|starts?|begins?|are appointed|is appointed)\b|\bnew (?:members? of staff|staff|starters?|employees?|colleagues?|volunteers?|governors?|teachers?|pupils?|students?|joiners?)\b|\bbefore (?:they |you )?(?:start|begin|tak\w+ up)\w*|\bon (?:the|their) first day\b/,
  ],
  [
    'with each new edition',
    /\b(?:each|every|any) (?:new |revised |updated |later )?(?:edition|version|revision|update|change)\b|\b(?:when|whenever|each time|every time) (?:it|the policy|this policy) (?:is|has been|changes)\s?(?:changed|updated|revised|amended|reissued)?\b/,
  ],
  ['when required', /\b(?:when|where|as) (?:required|needed|necessary)\b|\bon request\b/],
]
const COUNTED = new RegExp(`\\bevery (${NUMBER}) (months?|years?)\\b`)
const CYCLES: readonly (readonly [count: number, pattern: RegExp])[] = [
  [24, /\bbiennial(?:ly)?\b|\bevery (?:other|second) year\b/],
  [6, /\b(?:six|6)[- ]monthly\b|\b(?:twice (?:a|each|per|every)|half[- ])year(?:ly)?\b/],
  [
    12,
    /\bannual(?:ly)?\b|\byearly\b|\b(?:each|every|once (?:a|per|every|each)|per) (?:academic |school |calendar )?year\b|\b(?:start|beginning) of (?:the|each|every) (?:academic |school |new )*year\b|\beach (?:september|autumn)\b|\bevery (?:september|autumn)\b/,
  ],
  [2, /\bhalf[- ]term(?:ly)?\b/],
  [4, /\btermly\b|\b(?:each|every|once (?:a|per|every|each)) term\b/],
  [3, /\bquarterly\b|\b(?:each|every) quarter\b/],
  [1, /\bmonthly\b|\b(?:each|every|once (?:a|per)) month\b/],
]

/** Reads how often something is asked: to begin with, with each edition, and after so many months. */
export function readOften(text: string): Listed | undefined {
  const level = levelled(text)
  const span = spanIn(level)
  return listed([...found(level, TIMES), ...(span === undefined ? [] : [span])])
}

type Named = { readonly name: string; readonly words: string }

function spanIn(level: string): Named | undefined {
  const counted = numberBy(COUNTED, level)
  if (counted) {
    const count = counted.value * (/years?$/.test(counted.words) ? 12 : 1)
    // A time between two that can be asked for is asked for rather too often than too seldom.
    const known = MONTHS.findLast((one) => one <= count)
    return known === undefined ? undefined : { name: months(known), words: counted.words }
  }
  for (const [count, pattern] of CYCLES) {
    const words = pattern.exec(level)?.[0]
    if (words !== undefined) return { name: months(count), words }
  }
  return undefined
}

const ASKS: Kinds = [
  ['sign', /\bsign(?:s|ed|ing|ature)?\b(?! (?:off|in|up)\b)|\bcountersign(?:s|ed)?\b/],
  [
    'understand',
    /\bunderst(?:and|ands|anding|ood)\b|\bfamiliar(?:ise|ize|ised|ising)?\b|\baware of\b/,
  ],
  ['read', /\bread(?:s|ing)?\b/],
]

/** Reads how firmly somebody confirms what they were asked to read. */
export function readAsks(text: string): One | undefined {
  const [first] = found(levelled(text), ASKS)
  return first && { value: first.name, words: first.words }
}

const DOCUMENTS: Kinds = [
  [
    'policy',
    /\b(?:this|our) (?:[\w-]+ ){0,3}?policy\b|\bthe policy\b|\bsocial media policy\b|\bthis document\b|\bthese (?:rules|guidelines)\b/,
  ],
  [
    'Acceptable Use Policy',
    /\bacceptable[- ]use (?:polic(?:y|ies)|agreements?|rules)\b|\baups?\b|\buser agreements?\b/,
  ],
  ['Code of Conduct', /\bcodes? of conduct\b/],
  ['Keeping Children Safe in Education', /\bkeeping children safe in education\b|\bkcsie\b/],
  ['Safeguarding Policy', /\b(?:safeguarding|child protection)(?: and \w+ ?\w*)? policy\b/],
  ['Online Safety Policy', /\b(?:online|e-?)[- ]?safety policy\b/],
  ['Data Protection Policy', /\bdata protection policy\b/],
]

/** Reads what a duty is about: the policy itself, or documents of their own. */
export function readDocuments(text: string): Listed | undefined {
  return listed(found(levelled(text), DOCUMENTS))
}

const WITHIN = new RegExp(
  `\\bwithin (?:the first |their first )?(${NUMBER}) (?:working |school )?(days?|weeks?)\\b`,
)

/** Reads the days in which something is to be done. */
export function readDays(
  text: string,
): { readonly value: number; readonly words: string } | undefined {
  const read = numberBy(WITHIN, text)
  if (!read) return undefined
  return { ...read, value: read.value * (/weeks?$/.test(read.words) ? 7 : 1) }
}

function found(level: string, kinds: Kinds): readonly Named[] {
  return kinds.flatMap(([name, pattern]) => {
    const words = pattern.exec(level)?.[0].trim()
    return words === undefined ? [] : [{ name, words }]
  })
}

function listed(all: readonly Named[]): Listed | undefined {
  if (all.length === 0) return undefined
  return { value: all.map(({ name }) => name), words: all.map(({ words }) => words).join(', ') }
}
