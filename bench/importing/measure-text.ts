import { offerControls, type OfferedClause } from '#policies/importing/import-document.ts'
import type { Catalogue } from '#policies/importing/matching/catalogue.ts'
import { readText } from '#policies/importing/reading/read-text.ts'

import { withoutPhrasesOf } from './left-out.ts'
import { scoreImport, share, type Score } from './score.ts'
import { readExpectedSettings, type SourcePolicy } from './truth.ts'

/** What is printed of one document. Shares are per cent; bars 95, 85 and 85. */
export type Measured = {
  readonly name: 'import'
  readonly document: string
  readonly kind: string
  /**
   * Which phrases of the catalogue could be used: all; without the turns of phrase only this policy
   * has; without those only it and the policy on the same template have; without any word only it has.
   */
  readonly phrases: 'all' | 'not its own' | "not its template's" | 'not one word of its own'
  readonly phrases_dropped: number
  readonly lines_percent: number
  readonly controls_percent: number
  readonly settings_percent: number
  readonly values_percent: number
} & Score

/** Policies written on one template: leaving only one of the two out would leave its sentences in. */
const TEMPLATES = [['DOW', 'TRI'], ['WDA', 'LEA'], ['STC']] as const

/** Measures the import of each text: with the whole catalogue, and with what others could have taught. */
export function measureText(
  policies: readonly SourcePolicy[],
  catalogue: Catalogue,
): readonly Measured[] {
  const expected = readExpectedSettings()
  return policies.flatMap((policy) => {
    const own = [policy.trust]
    const template = TEMPLATES.find((one) => one.some((trust) => trust === policy.trust)) ?? own
    const measure = (phrases: Measured['phrases'], trusts: readonly string[]): Measured => {
      const isLeft = ({ trust }: SourcePolicy) => trusts.includes(trust)
      const texts = {
        unseen: policies.filter(isLeft).map(({ text }) => text),
        others: policies.filter((one) => !isLeft(one)).map(({ text }) => text),
      }
      const leaving = phrases === 'not one word of its own' ? 'words' : 'phrases'
      const without = withoutPhrasesOf(catalogue, texts, leaving)
      const clauses = clausesOfText(policy.text, without.catalogue)
      const at = (line: number) => clauses.filter(({ sources }) => sources.includes(line))
      const score = scoreImport(policy, clauses, { at, expected })
      return measured(
        { document: policy.trust, kind: 'txt', phrases, dropped: without.dropped },
        score,
      )
    }
    return [
      measure('all', []),
      measure('not its own', own),
      measure("not its template's", template),
      measure('not one word of its own', own),
    ]
  })
}

function clausesOfText(text: string, catalogue: Catalogue): readonly OfferedClause[] {
  return offerControls(readText(text, 'text'), catalogue).flatMap(({ clauses }) => clauses)
}

type What = Pick<Measured, 'document' | 'kind' | 'phrases'> & { readonly dropped: number }

/** A score with its shares, under the name of what was measured. */
export function measured({ dropped, ...what }: What, score: Score): Measured {
  return {
    name: 'import',
    ...what,
    phrases_dropped: dropped,
    lines_percent: share(score.lines_found, score.lines),
    controls_percent: share(score.controls_right, score.controls),
    settings_percent: share(score.settings_right, score.settings),
    values_percent: share(score.values_right, score.values),
    ...score,
  }
}

/** The sums over all documents of one kind and one choice of phrases. */
export function totals(all: readonly Measured[]): readonly Measured[] {
  const groups = Map.groupBy(all, ({ kind, phrases }) => `${kind}/${phrases}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const { kind, phrases } = first
    const dropped = sum(group, 'phrases_dropped')
    return [measured({ document: 'all', kind, phrases, dropped }, summed(group))]
  })
}

function summed(group: readonly Measured[]): Score {
  return {
    lines: sum(group, 'lines'),
    lines_found: sum(group, 'lines_found'),
    controls: sum(group, 'controls'),
    controls_right: sum(group, 'controls_right'),
    kind_right: sum(group, 'kind_right'),
    offers: sum(group, 'offers'),
    offers_beside: sum(group, 'offers_beside'),
    settings: sum(group, 'settings'),
    settings_right: sum(group, 'settings_right'),
    values: sum(group, 'values'),
    values_right: sum(group, 'values_right'),
  }
}

function sum(group: readonly Measured[], key: keyof Score | 'phrases_dropped'): number {
  return group.reduce((total, one) => total + one[key], 0)
}
