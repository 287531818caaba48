import { NO_RECORD } from '#decisions/live-facts.ts'
import { AS_OF } from '#rulebooks/language/condition.ts'
import type { Fact, Word } from '#rulebooks/language/vocabulary.ts'

import { RECORD, type AskingState } from '#decisions/asking/asking-state.ts'

const words = {
  ask: 'Which of your disclosures and approvals is this about?',
  help: 'It counts for the person and the service that it names, and for nobody else.',
  none: 'None of these',
} as const

/** The question which record it is about; undefined where there is none to choose from. */
export function recordQuestion({ told }: AskingState): Fact | undefined {
  if (told === undefined || told.choices.length === 0) return undefined
  const choices = [...told.choices, { record: NO_RECORD, says: words.none }]
  const asWord = ({ record, says }: (typeof choices)[number]): [string, Word] => [
    record,
    { name: record, says, bit: 0 },
  ]
  return {
    ...AS_OF,
    name: RECORD,
    type: 'words',
    ask: words.ask,
    help: words.help,
    words: new Map(choices.map(asWord)),
    spellings: new Map(choices.map(({ record }) => [record, record])),
  }
}

/** What was chosen, in words; undefined where nothing was, or there was nothing to choose from. */
export function recordChosenWords(
  state: AskingState,
): { readonly asked: string; readonly said: string } | undefined {
  const chosen = recordQuestion(state)?.words.get(state.record ?? '')
  return chosen && { asked: words.ask, said: chosen.says }
}
