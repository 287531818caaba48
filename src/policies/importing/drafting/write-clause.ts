import { stringify } from 'yaml'

import type { OfferedClause } from '#policies/importing/import-document.ts'
import type { Offer } from '#policies/importing/matching/offers.ts'
import { valueWords } from '#rulebooks/language/words.ts'

import { asLine } from './as-words.ts'
import { fillTemplate, type Filling } from './fill-template.ts'
import { dutyKeeper, keeperFor, stepKeeper, type DraftKeeper } from './keepers.ts'

/** A worked example of a draft, with the answer the draft gives. */
export type DraftExample = {
  readonly says: string
  readonly facts: Readonly<Record<string, unknown>>
}

/** A rule of a draft: its YAML, and the scenes that show both sides of its line. */
export type DraftRule = {
  readonly offer: Offer
  readonly yaml: string
  readonly examples: readonly DraftExample[]
}

/** Fills the rule and the scenes of an offered control. */
export function draftRule(offer: Offer, filling: Omit<Filling, 'offer'>): DraftRule {
  const { control, settings } = offer
  const full: Filling = { ...filling, offer }
  const hasLine = settings.some(
    ({ value, setting }) => setting.reads === 'years' && typeof value === 'number',
  )
  const scenes = [control.stands, hasLine ? control.line : undefined, control.beyond].filter(
    (scene) => scene !== undefined,
  )
  return {
    offer,
    yaml: `${fillTemplate(control.rule, full)}${offer.isAccepted === true ? '' : '\nconfirmed: no'}`,
    examples: scenes.map(({ says, facts }) => ({
      says,
      facts: Object.fromEntries(
        Object.entries(facts).map(([key, value]) => [
          key,
          typeof value === 'string' ? fillTemplate(value, full) : value,
        ]),
      ),
    })),
  }
}

/** Words with their numbers replaced by the settings that hold them. */
export function wordsWithSettings(
  text: string,
  offers: readonly Offer[],
  nameOf: Filling['nameOf'],
): string {
  let words = text
  for (const setting of offers.flatMap(({ settings }) => settings)) {
    const { value, words: read } = setting
    if (typeof value !== 'number' || read === undefined || setting.setting.inform) continue
    const at = words.toLowerCase().indexOf(read)
    const digits = valueWords(value)
    const inside = read.indexOf(digits)
    if (at < 0 || inside < 0) continue
    const from = at + inside
    words = `${words.slice(0, from)}{${nameOf(setting)}}${words.slice(from + digits.length)}`
  }
  return words
}

type Written = {
  readonly id: string
  readonly title: string
  readonly words: string
  readonly rules: readonly DraftRule[]
  readonly examples: readonly string[]
}

/** Writes a clause of the draft: heading, words, rules, examples, and what keeps it. */
export function writeClause(clause: OfferedClause, written: Written): string {
  const { id, title, words, rules, examples } = written
  const keepers = keepersOf(clause, rules)
  return [
    `## ${[id, title].filter((one) => one !== '').join(' ')}`,
    asLine(words),
    ...rules.map(({ yaml }) => fenced('rule', yaml)),
    ...keepers.map((keeper) => fenced('kept', stringify(keeper).trim())),
    ...examples,
  ].join('\n\n')
}

function keepersOf(clause: OfferedClause, rules: readonly DraftRule[]): readonly DraftKeeper[] {
  if (rules.length === 0) return [keeperFor(clause)]
  return rules.flatMap(({ offer: { control }, yaml }) => {
    if (control.does === 'duty') return [dutyKeeper(control.what, yaml)]
    if (/^report:/m.test(yaml)) return [stepKeeper('route', control.what, control.title)]
    return /^needs:/m.test(yaml) ? [stepKeeper('gate', control.what, control.title)] : []
  })
}

/** A fenced block. */
export function fenced(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``
}
