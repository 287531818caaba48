import type { Edition } from '#rulebooks/engine/compile.ts'
import { KNOWN } from '#rulebooks/engine/facts.ts'
import type { Fact } from '#rulebooks/language/vocabulary.ts'

/** What saying one word of a fact says of others. */
export type Echo = {
  readonly of: Fact
  readonly word: string
  readonly in: Fact
  readonly bits: number
}

/** What words say of other facts than their own, as the vocabulary would have it. */
export type Hearsay = readonly Echo[]

const kept = new WeakMap<Edition, Hearsay>()

/** Finds what words say of other facts, by saying every one of them alone. */
export function hearsay(edition: Edition): Hearsay {
  const known = kept.get(edition)
  if (known) return known
  const facts = [...edition.vocabulary.facts.values()].filter(({ words }) => words.size > 0)
  const heard = facts.flatMap((of) =>
    [...of.words.keys()].flatMap((word) => echoesOf({ of, word }, facts, edition)),
  )
  kept.set(edition, heard)
  return heard
}

type Said = { readonly of: Fact; readonly word: string }

function echoesOf({ of, word }: Said, facts: readonly Fact[], edition: Edition): Hearsay {
  const [action = ''] = edition.actions.keys()
  const question = { action, asOf: 20_240_301, facts: { [of.name]: word } }
  const { slots } = edition.read(question, false).facts
  return facts.flatMap((other) => {
    const bits = (slots[other.slot] ?? 0) & ~KNOWN
    return other === of || bits === 0 ? [] : [{ of, word, in: other, bits }]
  })
}
