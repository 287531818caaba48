import { dayWords } from '#core/day.ts'
import { isIsoDay } from '#core/iso-day.ts'
import { spelling } from '#rulebooks/engine/spelling.ts'
import type { Fact, Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** A thing that was said, as question and answer in words. */
export type SaidLine = { readonly fact: string; readonly asked: string; readonly said: string }

const words = { notKnown: 'I do not know' } as const

/** Something said about a fact in words; a name the vocabulary no longer has stands as it is. */
export function saidLine(name: string, value: unknown, { facts }: Vocabulary): SaidLine {
  const fact = facts.get(name)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  if (fact === undefined) return { fact: name, asked: name, said: values.join(', ') }
  const said = values.map((one) => valueWords(fact, String(one)))
  return { fact: name, asked: fact.ask, said: said.join(', ') }
}

function valueWords(fact: Fact, value: string): string {
  if (fact.type === 'date' && isIsoDay(value)) return dayWords(value)
  if (fact.unit !== undefined) return `${value} ${fact.unit}`
  return fact.words.get(fact.spellings.get(spelling(value)) ?? '')?.says ?? value
}

/** That a fact is not known, in words. */
export function notKnownLine(name: string, { facts }: Vocabulary): SaidLine {
  return { fact: name, asked: facts.get(name)?.ask ?? name, said: words.notKnown }
}

/** What someone would do, with a capital: “Send a message to someone”. */
export function actionWords(action: string, { actions }: Vocabulary): string {
  const says = actions.get(action)?.says ?? action
  return says.charAt(0).toUpperCase() + says.slice(1)
}
