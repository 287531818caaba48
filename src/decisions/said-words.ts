import { dayWords, isDay, readDay } from '#core/day.ts'
import type { Vocabulary } from '#rulebooks/language/vocabulary.ts'

/** A thing that was said, as question and answer in words. */
export type SaidLine = { readonly fact: string; readonly asked: string; readonly said: string }

const words = { notKnown: 'I do not know' } as const

/** Something said about a fact in words; a name the vocabulary no longer has stands as it is. */
export function saidLine(name: string, value: unknown, { facts }: Vocabulary): SaidLine {
  const fact = facts.get(name)
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  const said = values.map(String).map((one) => {
    if (fact?.type === 'date') return isDay(one) ? dayWords(readDay(one)) : one
    if (fact?.type === 'number') return `${one} ${fact.unit ?? ''}`.trim()
    return fact?.words.get(fact.spellings.get(one) ?? one)?.says ?? one
  })
  return { fact: name, asked: fact?.ask ?? name, said: said.join(', ') }
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
