import type { Effect, Rule, Terms } from '#rulebooks/language/rulebook.ts'

import type { Contradiction } from './contradiction.ts'

/** Words that forbid, however firmly; “does not apply” forbids nothing. */
const forbids =
  /\b(?:must|should|may|shall|can|do|does)(?: not|not|n['’]t| never)\b(?! (?:apply|count|mean|cover|affect|stop|prevent|need|have|matter|only)\b)|\b(?:is|are|be) not (?:to|allowed|permitted)\b|\b(?:nobody|no one|nothing|never)\b|\bno (?:\w+ ){1,4}(?:should|may|must)\b|\b(?:avoid|refrain|keep (?:away|off|out)|forbidden|prohibited)\b/i
/** Words that forbid and do not merely advise. */
const forbidsFirmly =
  /\b(?:must|may) (?:not|never)\b|\bnever\b|\b(?:is|are|be) not (?:to|allowed|permitted)\b|\b(?:forbidden|prohibited)\b|\b(?:no one|nobody) (?:may|must)\b/i
/** Words that allow; “material that may harm” allows nothing. */
const allows =
  /(?<!\b(?:that|which|who|what|it|this|there) )\bmay\b(?! (?:not|never|well)\b)|\b(?:is|are) (?:allowed|permitted|free) to\b/i
/** Words that draw a line, on one side of which something is allowed and on the other not. */
const drawsLine = /\b(?:only|unless|except\w*|until|if|without|provided|but|however)\b/i
/** Words that advise. */
const advises = /\b(?:should|ought|advis\w+|avoid\w*|recommend\w*|discourag\w*|wise)\b/i

/** What the words of a clause say outright, and the effects its rules have. */
type Heard = {
  readonly forbidden: string | undefined
  readonly firmly: string | undefined
  readonly allowed: string | undefined
  readonly words: string
  readonly has: (...types: readonly Effect['type'][]) => boolean
  readonly hasLine: boolean
}

/** Which rules say otherwise than the words, what the words say, and what the rules do. */
type Against = {
  readonly effect: Effect['type']
  readonly does: string
  /** The words that say so, unless something else in the clause may explain the difference. */
  readonly said: (heard: Heard) => string | undefined
}

const checks: readonly Against[] = [
  {
    effect: 'may',
    does: 'allows it',
    said: ({ forbidden, allowed, has }) =>
      allowed !== undefined || has('must-not', 'advised-not', 'needs', 'judgement')
        ? undefined
        : forbidden,
  },
  {
    effect: 'advised-not',
    does: 'only advises against it',
    said: ({ firmly, allowed, words, has }) =>
      allowed !== undefined || advises.test(words) || has('must-not', 'needs', 'may')
        ? undefined
        : firmly,
  },
  {
    effect: 'must-not',
    does: 'refuses it',
    said: ({ forbidden, allowed, words, has, hasLine }) =>
      forbidden !== undefined || drawsLine.test(words) || hasLine || has('may', 'outside', 'needs')
        ? undefined
        : allowed,
  },
]

/** The rules that allow what the words of their clause forbid, refuse what they allow, or only advise. */
export function polarityContradictions(
  rules: readonly Rule[],
  words: string,
): readonly Contradiction[] {
  const heard = heardIn(rules, words)
  return checks.flatMap(({ effect, does, said }) => {
    const says = said(heard)
    if (says === undefined) return []
    return rules
      .filter((rule) => rule.effect.type === effect)
      .map(({ id }) => ({ rule: id, says: `The words say “${says}”, and the rule ${does}.` }))
  })
}

function heardIn(rules: readonly Rule[], words: string): Heard {
  const terms = rules.flatMap(termsOf)
  const effects = new Set(terms.map(({ effect }) => effect.type))
  return {
    forbidden: forbids.exec(words)?.[0].toLowerCase(),
    firmly: forbidsFirmly.exec(words)?.[0].toLowerCase(),
    allowed: allows.exec(words)?.[0].toLowerCase(),
    words,
    has: (...types) => types.some((one) => effects.has(one)),
    hasLine: terms.some(({ unless }) => unless !== undefined),
  }
}

function termsOf(rule: Rule): readonly Terms[] {
  const lenient = rule.reading?.lenient
  return typeof lenient === 'object' ? [rule, lenient] : [rule]
}
