import type { CompiledRule, Edition } from '#rulebooks/engine/compile.ts'
import type { Condition } from '#rulebooks/language/condition.ts'
import type { Fact, Word } from '#rulebooks/language/vocabulary.ts'

/** Words that say “none of these”: with one of them in a list, words nobody asks about can stay away. */
export const NONE_OF_THESE: ReadonlySet<string> = new Set(['none', 'nobody', 'ordinary'])

/** Things a question is seldom about: shown only where a rule on the action speaks of them. */
const THINGS: ReadonlySet<string> = new Set(['premises', 'channel', 'policy', 'case'])

/**
 * The words of a fact worth showing to a person who may choose several: those that a rule on the
 * action speaks of, and “none of these” for all others. Every word where there is no such word, save
 * that the other side of a question is a thing only where a rule speaks of one.
 */
export function wordsThatMatter(edition: Edition, action: string, fact: Fact): readonly Word[] {
  const all = [...fact.words.values()]
  if (fact.name === 'subject.role') return whoOrWhat(edition, action, fact)
  if (!fact.many || !all.some(({ name }) => NONE_OF_THESE.has(name))) return all
  const named = maskNamed(edition, action, fact) | inferredFrom(edition, fact)
  return all.filter(({ name, bit }) => NONE_OF_THESE.has(name) || (named & bit) !== 0)
}

function whoOrWhat(edition: Edition, action: string, fact: Fact): readonly Word[] {
  const named = maskNamed(edition, action, fact)
  return [...fact.words.values()].filter(
    ({ name, bit }) => !THINGS.has(name) || (named & bit) !== 0,
  )
}

function maskNamed({ actions }: Edition, action: string, fact: Fact): number {
  const rules = actions.get(action)
  const lists = [...(rules?.strict.rules ?? []), ...(rules?.lenient?.rules ?? [])]
  return lists
    .flatMap(conditionsOf)
    .flatMap((condition) => masksIn(condition, fact))
    .reduce((all, mask) => all | mask, 0)
}

function conditionsOf({
  terms: { about, unless, met, failed },
}: CompiledRule): readonly Condition[] {
  return [about, unless, met, failed].filter((one) => one !== undefined)
}

function masksIn(condition: Condition, fact: Fact): readonly number[] {
  if ('of' in condition) return condition.of.flatMap((part) => masksIn(part, fact))
  return condition.kind === 'words' && condition.fact.slot === fact.slot ? [condition.mask] : []
}

/** Words from which the vocabulary draws another fact. */
function inferredFrom({ vocabulary }: Edition, fact: Fact): number {
  const words = vocabulary.means.flatMap(({ when }) => when[fact.name] ?? [])
  return words
    .filter((word) => typeof word === 'string')
    .reduce((all, word) => all | (fact.words.get(word)?.bit ?? 0), 0)
}
