import { addDays, type IsoDay } from '#core/iso-day.ts'
import type { Offer, OfferedSetting } from '#policies/importing/matching/offers.ts'

/** What a control's templates are filled with. */
export type Filling = {
  readonly offer: Offer
  readonly clause: string
  /** The clauses whose rules give way to this one. */
  readonly lifts: readonly string[]
  /** The name under which a setting of the control stands in the rulebook. */
  readonly nameOf: (setting: OfferedSetting) => string
  /** The titles of the documents the draft lists. */
  readonly related: readonly string[]
  /** The day on which the examples are asked. */
  readonly on: IsoDay
}

const ASKED: Readonly<Record<string, string>> = {
  manager: 'line-manager',
  'senior-leader': 'leadership',
}

/** Fills a template of the catalogue with the settings a clause gave; empty lines fall away. */
export function fillTemplate(template: string, filling: Filling): string {
  return template
    .replaceAll(/\{\{([^{}]+)\}\}/g, (_, name: string) => valueFor(name, filling))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')
}

type Fill = (filling: Filling, key: string) => string

/** The names of templates that are more than a setting's value. */
const FILLS: Readonly<Record<string, Fill>> = {
  staff: () => 'staff',
  urgency: ({ offer }) => (offer.urgent ? 'when: immediately' : ''),
  lifts: ({ lifts }) => (lifts.length === 0 ? '' : `lifts: [${lifts.join(', ')}]`),
  lately: ({ on }) => addDays(on, -30),
  past: ({ offer, on }, key) => yearsPast(settingOf(key, offer), on),
  one: ({ offer }, key) => listOf(settingOf(key, offer))[0] ?? '',
  role: ({ offer }, key) => roleOf(settingOf(key, offer)),
  designated: ({ offer }) => placeLine(settingOf('places', offer)),
  age_line: ({ offer }) => ageLine(settingOf('age', offer)),
  often: ({ offer }, key) => listOf(settingOf(key, offer)).join(' and '),
  documents: ({ offer, related }, key) => documentList(offer, key, related),
  days: ({ offer }, key) => daysLine(settingOf(key, offer)),
  both_passed: (filling) => bothPassed(filling),
}

function valueFor(name: string, filling: Filling): string {
  const [first = '', second = ''] = name.split(' ')
  return FILLS[first]?.(filling, second) ?? inRule(settingOf(first, filling.offer), filling)
}

function settingOf(key: string, { settings, control }: Offer): OfferedSetting {
  const found = settings.find((one) => one.key === key)
  if (!found) throw new Error(`control ${control.id} has no setting ${key}`)
  return found
}

/** A named setting is used by its name; any other stands in the rule itself. */
function inRule(setting: OfferedSetting, { nameOf }: Filling): string {
  if (isNamed(setting)) return nameOf(setting)
  const list = listOf(setting)
  return Array.isArray(setting.value) ? `[${list.join(', ')}]` : (list[0] ?? '')
}

/** Whether a setting stands in the rulebook's front matter, to be changed there. */
export function isNamed({ key, setting }: OfferedSetting): boolean {
  return setting.inform === undefined && (setting.name !== undefined || key.includes('.'))
}

function listOf({ value }: OfferedSetting): readonly string[] {
  if (typeof value === 'number' || typeof value === 'string') return [String(value)]
  if ('all' in value) return value.all
  return 'any' in value ? value.any : value
}

function roleOf(setting: OfferedSetting): string {
  const [role = ''] = listOf(setting)
  return ASKED[role] ?? role
}

function yearsPast({ value }: OfferedSetting, on: IsoDay): string {
  const years = typeof value === 'number' ? value : 100
  return addDays(`${String(Number(on.slice(0, 4)) - years).padStart(4, '0')}${on.slice(4)}`, -1)
}

function placeLine({ value }: OfferedSetting): string {
  if (value === 'staff-area') return ', context.place: staff-area'
  return value === 'designated' ? ', context.designated: yes' : ''
}

function ageLine({ value }: OfferedSetting): string {
  return `subject.age: { at_least: ${typeof value === 'number' ? value : 'context.service_min_age'} }`
}

/** What a duty is about: `of` its setting; what is `issued` is never the policy itself. */
function documentList(offer: Offer, key: string, related: readonly string[]): string {
  const titles = documentsOf(offer).map((one) => listedAs(one, related))
  const isPolicy = listOf(settingOf('of', offer)).includes('policy') && key !== 'issued'
  return JSON.stringify([...(isPolicy ? ['policy'] : []), ...titles])
}

/** The titles of documents of their own that an offered duty is about. */
export function documentsOf(offer: Offer): readonly string[] {
  const { control, settings } = offer
  const of = settings.find(({ setting }) => setting.reads === 'documents')
  if (control.does !== 'duty' || !of) return []
  return listOf(of)
    .filter((one) => one !== 'policy')
    .map((one) => one.replaceAll(/(?<![\w'])(?!(?:in|of|and|the|for)\b)\p{Ll}/gu, capital))
}

function capital(letter: string): string {
  return letter.toUpperCase()
}

/** The title under which a document is listed, however it is written there; else its own. */
export function listedAs(title: string, related: readonly string[]): string {
  return related.find((one) => one.toLowerCase().includes(title.toLowerCase())) ?? title
}

function daysLine({ value }: OfferedSetting): string {
  return typeof value === 'number' ? `within: ${value}` : ''
}

/** Years that have passed and an age that is reached: both of them, or whichever comes first. */
function bothPassed(filling: Filling): string {
  const { offer } = filling
  const years = `subject.left_on: { years_past: ${valueFor('former_pupil.years', filling)} }`
  const age = `subject.age: { at_least: ${valueFor('former_pupil.age', filling)} }`
  const isEither = settingOf('passed', offer).value === 'either'
  return isEither ? `{ any: [{ ${years} }, { ${age} }] }` : `{ ${years}, ${age} }`
}
