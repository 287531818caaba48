import type { Choice, Scenario } from './scenario.ts'

/** What each answer is called. */
export const choiceWords: Readonly<Record<Choice, string>> = {
  yes: 'Yes, you may',
  if: 'Yes, if something is done first',
  no: 'No, or you are advised not to',
  tell: 'Tell somebody about it',
  decides: 'Somebody in charge decides',
  silent: 'The policy does not cover it',
}

/** A question in the words in which it is asked and kept. */
export function questionWords({ situation }: Scenario): string {
  return `${situation.replace(/[.?!]$/, '')}. What does the policy say?`
}

/** Whether a word names one of the answers. */
export function isChoice(word: string): word is Choice {
  return Object.hasOwn(choiceWords, word)
}
