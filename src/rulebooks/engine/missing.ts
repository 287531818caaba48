import type { CompiledRule, RuleList } from './compile.ts'
import type { Condition } from '#rulebooks/language/condition.ts'
import { weigh } from './evaluate.ts'
import { KNOWN, type Facts } from './facts.ts'
import { GRADE } from './rank.ts'
import { isUnknown, NO, unknownIn } from './truth.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

/**
 * The facts that could still change the answer: those that keep a rule unsure which can still rank
 * above what is certain. The fact that keeps most rules unsure comes first, so that a person is
 * asked the fewest questions. Reads the stances the last `weigh` of the list left.
 */
export function missingFacts(
  list: RuleList,
  facts: Facts,
  vocabulary: Vocabulary,
): readonly string[] {
  const certain = Math.max(...list.stances.map((stance) => grade((stance >> 4) & 15)), 0)
  const most = Math.max(...list.stances.map((stance) => grade(stance >> 8)), 0)
  if (most === certain) return []
  const saving = savingRules(list, facts)
  const counts = new Map<string, number>()
  list.rules.forEach((rule, i) => {
    if (grade((list.stances[i] ?? 0) >> 8) <= certain && !saving.has(i)) return
    for (const name of unsureOf(rule, list, { facts, vocabulary })) {
      counts.set(name, (counts.get(name) ?? 0) + 1)
    }
  })
  const slot = (name: string): number => vocabulary.facts.get(name)?.slot ?? 0
  return [...counts]
    .toSorted(([a, many], [b, more]) => more - many || slot(a) - slot(b))
    .map(([name]) => name)
}

function grade(rank: number): number {
  return GRADE[rank] ?? rank
}

/** Rules that put the act outside, or may, and those they save: who speaks at all hangs on them. */
function savingRules(list: RuleList, facts: Facts): ReadonlySet<number> {
  const { any, outsides, savers } = list.saving
  if (!any) return new Set()
  const possible = outsides.map((i) => list.rules[i]?.tests.speaks(facts) !== NO)
  const bits = possible.reduce((all, is, k) => (is ? all | (1 << k) : all), 0)
  const saved = list.rules.flatMap(({ tests }, i) =>
    ((savers[i] ?? 0) & bits) === 0 || tests.speaks(facts) === NO ? [] : [i],
  )
  return new Set([...outsides.filter((_, k) => possible[k]), ...saved])
}

type Known = { readonly facts: Facts; readonly vocabulary: Vocabulary }

/**
 * Those of the missing facts that need not be asked of a person about to do something: what people
 * say unasked, what a person can still bring about where it could only loosen the answer, and what
 * matters only if such a step were taken. The answer names these steps as its conditions, or among
 * what would change it.
 */
export function stepsAmong(
  missing: readonly string[],
  list: RuleList,
  asked: Asked,
): readonly string[] {
  const unasked = unaskedOf(missing, list, asked)
  const facts = untaken(unasked, asked)
  weigh(list, facts, asked.done)
  const left = missingFacts(list, facts, asked.vocabulary)
  const further = new Set(unaskedOf(left, list, { ...asked, facts }))
  return missing.filter((name) => !left.includes(name) || further.has(name))
}

type Asked = Known & { readonly doing: boolean; readonly done: boolean }

function unaskedOf(missing: readonly string[], list: RuleList, asked: Asked): readonly string[] {
  const speaking = new Set(list.rules.flatMap((rule) => unsureSpeaking(rule, asked)))
  const tightening = new Set(list.rules.flatMap((rule) => unsureTightening(rule, asked)))
  return missing.filter((name) => {
    const fact = asked.vocabulary.facts.get(name)
    if (!fact || !speaking.has(name) || isVolunteered(fact, asked)) return true
    return fact.canChange !== undefined && !tightening.has(name)
  })
}

function isVolunteered({ volunteered }: Fact, { doing }: Asked): boolean {
  return volunteered === 'always' || (doing && volunteered === 'doing')
}

/** The facts with steps nobody was asked about taken as not taken: known to be none of their words. */
function untaken(steps: readonly string[], { facts, vocabulary }: Asked): Facts {
  const slots = facts.slots.slice()
  for (const name of steps) {
    const fact = vocabulary.facts.get(name)
    if (fact && fact.words.size > 0) slots[fact.slot] = KNOWN
  }
  return { ...facts, slots }
}

/** What keeps unsure whether a rule speaks, save where being sure could only loosen the answer. */
function unsureTightening(rule: CompiledRule, known: Known): readonly string[] {
  const { effect, about, unless } = rule.terms
  if (rule.rule.lifts.length > 0) return []
  const refuses = effect.type === 'must-not' || effect.type === 'advised-not'
  const line = refuses || effect.type === 'needs' ? undefined : unless
  return unknownInAll([about, line], known)
}

function unsureOf(rule: CompiledRule, list: RuleList, known: Known): ReadonlySet<string> {
  const lifters = rule.lifters.flatMap((index) => list.rules[index] ?? [])
  return new Set([rule, ...lifters].flatMap((one) => unsureIn(one, known)))
}

function unsureIn(rule: CompiledRule, known: Known): readonly string[] {
  const { met, failed } = rule.terms
  return [...unsureSpeaking(rule, known), ...unknownInAll([met, failed], known)]
}

/** What keeps unsure whether a rule speaks, to whom and on which side of its line. */
function unsureSpeaking({ terms }: CompiledRule, known: Known): readonly string[] {
  const role: Fact | undefined = known.vocabulary.facts.get('actor.role')
  const asker = terms.who.length > 0 && role && isUnknown(role, known.facts) ? [role.name] : []
  return [...asker, ...unknownInAll([terms.about, terms.unless], known)]
}

function unknownInAll(
  conditions: readonly (Condition | undefined)[],
  { facts }: Known,
): readonly string[] {
  return conditions.flatMap((one) => (one ? unknownIn(one, facts) : []))
}
