import type { ControlSetting, SettingValue } from '#policies/importing/matching/catalogue.ts'
import type { RouteValue } from '#policies/importing/matching/readers.ts'
import type { ImportState, ImportStep } from '#policies/importing/keeping/policy-import.ts'
import type { ClauseState } from '#policies/importing/reviewing/review-clause.ts'
import { isAny, wordsOfValue } from '#policies/importing/reviewing/setting-fields.ts'
import { roleWords } from '#rulebooks/role-words.ts'

/** What each state of an import is called. */
export const importStates: Readonly<Record<ImportState, string>> = {
  file: 'Did not come whole',
  reading: 'Being read',
  refused: 'Could not be read',
  failed: 'Went wrong',
  ready: 'To be gone through',
  cancelled: 'Given up',
  made: 'Draft made',
}

/** The colour of each such state. */
export const importColours: Readonly<Record<ImportState, string>> = {
  file: 'govuk-tag--grey',
  reading: 'govuk-tag--blue',
  refused: 'govuk-tag--red',
  failed: 'govuk-tag--red',
  ready: 'govuk-tag--yellow',
  cancelled: 'govuk-tag--grey',
  made: 'govuk-tag--green',
}

/** What each step of the reading is called. */
export const stepWords: Readonly<Record<ImportStep, string>> = {
  waiting: 'Waiting to begin',
  reading: 'Reading the file',
  matching: 'Looking for controls in its clauses',
  checking: 'Checking the draft that would come of it',
}

/** What each state of a clause is called. */
export const clauseStateWords: Readonly<Record<ClauseState, string>> = {
  'to-do': 'To do',
  rule: 'Accepted',
  statement: 'Statement only',
}

/** The colour of each such state. */
export const clauseColours: Readonly<Record<ClauseState, string>> = {
  'to-do': 'govuk-tag--yellow',
  rule: 'govuk-tag--green',
  statement: 'govuk-tag--grey',
}

/** What a setting is about, by how it is read. */
const settingNames: Readonly<Record<string, string>> = {
  strength: 'How firm',
  years: 'Years',
  age: 'Age',
  'age-rule': 'Age',
  routes: 'Who is told',
  outside: 'Who outside is asked',
  approver: 'Who approves',
  role: 'Who',
  presented: 'To whom it is put',
  groups: 'With whom',
  senders: 'From whom',
  images: 'What pictures show',
  pages: 'Whose pages',
  times: 'When',
  places: 'Where',
  count: 'How many',
  written: 'In writing',
  names: 'Words',
  passed: 'What has to have passed',
  bound: 'Who is asked',
  often: 'How often',
  asks: 'What they confirm',
  documents: 'What it is about',
  days: 'Days to do it in',
}

/** What a setting is about, in a few words. */
export function settingName({ reads, says }: Pick<ControlSetting, 'reads' | 'says'>): string {
  const name = says ?? settingNames[reads] ?? reads
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

const valueNames: ReadonlyMap<string, string> = new Map([
  ['must-not', 'binding: must not'],
  ['advised-not', 'advice: advised not to'],
  ['forever', 'for ever'],
  ['service', 'the age the service itself sets'],
  ['pupil', 'pupils'],
  ['former-pupil', 'former pupils'],
  ['parent', 'parents and carers'],
  ['family-member', 'other family members'],
  ['family', 'families'],
  ['staff', 'staff'],
  ['logo-clothing', 'clothing with the logo'],
  ['premises', 'the premises'],
  ['own-official', 'their own school’s official pages'],
  ['other-official', 'other schools’ official pages'],
  ['break', 'breaks'],
  ['lunch', 'lunch'],
  ['any', 'anywhere'],
  ['staff-area', 'staff areas'],
  ['designated', 'areas named for it'],
  ['both', 'both the years and the age'],
  ['either', 'the years or the age, whichever comes first'],
  ['read', 'that they have read it'],
  ['understand', 'that they have understood it'],
  ['sign', 'that they sign it'],
  ['policy', 'this policy'],
  ['none', 'no day is set'],
  ['yes', 'yes'],
  ['no', 'no'],
])

/** One word of a setting's value, as people read it. */
export function valueWord(word: string): string {
  return valueNames.get(word) ?? (/^[a-z]+(?:-[a-z]+)*$/.test(word) ? roleWords(word) : word)
}

/** The value of a setting, as people read it. */
export function valueWords(value: SettingValue | RouteValue): string {
  if (typeof value === 'number') return String(value)
  return wordsOfValue(value)
    .map(valueWord)
    .join(isAny(value) ? ' or ' : ', ')
}

/** What is said where somebody chose otherwise for a clause since its page was shown. */
export const staleClause = 'Somebody said something else of this clause meanwhile. Look at it again'
