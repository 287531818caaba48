import { levelled } from './ideas.ts'

type Listed = { readonly value: readonly string[] | string; readonly words: string }
type Kinds = readonly (readonly [name: string, pattern: RegExp])[]

const IMAGES: Kinds = [
  ['pupil', /\b(?:pupils?|students?|child(?:ren)?|learners?)\b/],
  ['family', /\b(?:famil(?:y|ies)|parents?)\b/],
  ['staff', /\b(?:staff|colleagues?|employees?|teachers?)\b/],
  ['logo-clothing', /\b(?:logos?|uniform|branded clothing)\b/],
  ['premises', /\b(?:premises|buildings?|grounds|site)\b/],
]

/** Reads what pictures show. */
export function readImages(text: string): Listed | undefined {
  return among(text, IMAGES)
}

const PAGES: Kinds = [
  [
    'own-official',
    /\b(?:their|our|the|its|school's|trust's) (?:own )?(?:trust|academy|school|official|page)\b/,
  ],
  [
    'other-official',
    /\b(?:any )?(?:other|another) (?:trust|school|academy|schools|academies|trusts)\b/,
  ],
]

/** Reads whose official pages are meant. */
export function readPages(text: string): Listed | undefined {
  return among(text, PAGES)
}

const TIMES: Kinds = [
  ['break', /(?<!lunch )\bbreaks?(?: ?times?)?\b/],
  ['lunch', /\blunch(?: ?(?:times?|breaks?|hours?))?\b/],
]

/** Reads the times of day that are excepted. */
export function readTimes(text: string): Listed | undefined {
  return among(text, TIMES)
}

/** Reads where something is allowed: in staff areas, or in areas the school designates. */
export function readPlaces(text: string): Listed | undefined {
  const level = levelled(text)
  const staff = /\b(?:staff ?rooms?|(?:designated )?staff(?:-only)? areas?)\b/.exec(level)?.[0]
  if (staff !== undefined) return { value: 'staff-area', words: staff }
  const designated = /\bdesignated\b[^.;]{0,20}\bareas?\b|\bareas? designated\b/.exec(level)?.[0]
  return designated === undefined ? undefined : { value: 'designated', words: designated }
}

function among(text: string, kinds: Kinds): Listed | undefined {
  const level = levelled(text)
  const found = kinds.flatMap(([name, pattern]) => {
    const words = pattern.exec(level)?.[0]
    return words === undefined ? [] : [{ name, words }]
  })
  if (found.length === 0) return undefined
  return { value: found.map(({ name }) => name), words: found.map(({ words }) => words).join(', ') }
}
