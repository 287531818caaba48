import { askerLine } from './asker-line.ts'
import { addressOf, withState } from './addresses.ts'
import { notKnownIn, RECORD, statePairs, type AskingState } from './asking-state.ts'
import type { CheckModel, CheckRow } from './check.page.ts'
import { aboutWords, askedSoFar, DAY, dayOfQuestion, situationOf, type Desk } from './desk.ts'
import { wordsFor } from './for-somebody-else.ts'
import { nextStep } from './next-step.ts'
import { recordChosenWords } from './held/record-question.ts'
import { notKnownLine, saidLine } from './said-words.ts'

/** Everything that was said, with where each is changed; `decisionId` makes a double click one answer. */
export function checkModel(
  desk: Desk,
  state: AskingState,
  { decisionId }: { readonly decisionId: string },
): CheckModel {
  const { slug } = desk
  const asking = { ...state, enough: false }
  const last = askedSoFar(desk, state).at(-1)
  const questions = addressOf.questions(slug)
  return {
    back: last ? withState(questions, asking, { change: last.fact }) : addressOf.ask(slug),
    address: addressOf.decisions(slug),
    hidden: [...statePairs(state), ['decision', decisionId]],
    rows: [...openingRows(desk, state), ...saidRows(desk, state), ...recordRow(desk, state)],
    asker: askerLine(desk, state, questions),
    recorded: recordedLines(desk, state),
    isOpen: notKnownIn(state).length > 0 || isStopped(desk, state),
  }
}

/** Whether the person stopped while there was more to ask; an answer to be changed may lack nothing. */
function isStopped({ edition, today }: Desk, state: AskingState): boolean {
  if (!state.enough) return false
  return nextStep(edition, { ...state, enough: false }, today).type === 'question'
}

const words = { situation: 'What happened', action: 'What you would do', day: 'Which day' } as const

function openingRows(desk: Desk, state: AskingState): readonly CheckRow[] {
  const situation = situationOf(desk, state)
  const from = 'check'
  return [
    {
      asked: situation ? words.situation : words.action,
      said: aboutWords(desk, state),
      change: addressOf.ask(desk.slug),
    },
    {
      asked: words.day,
      said: dayOfQuestion(desk, state).replace(/^t/, 'T'),
      change: withState(addressOf.questions(desk.slug), state, { change: DAY, from }),
    },
  ]
}

function saidRows(desk: Desk, state: AskingState): readonly CheckRow[] {
  const vocabulary = wordsFor(desk.edition.vocabulary, state.forSomebodyElse)
  return state.said.map(({ fact, values }) => {
    const line =
      values === 'unknown' ? notKnownLine(fact, vocabulary) : saidLine(fact, values, vocabulary)
    const change = withState(addressOf.questions(desk.slug), state, { change: fact, from: 'check' })
    return { asked: line.asked, said: line.said, change }
  })
}

function recordRow(desk: Desk, state: AskingState): readonly CheckRow[] {
  const chosen = recordChosenWords(state)
  const change = { change: RECORD, from: 'check' } as const
  const href = withState(addressOf.questions(desk.slug), state, change)
  return chosen === undefined ? [] : [{ ...chosen, change: href }]
}

function recordedLines(
  { slug, edition: { vocabulary } }: Desk,
  { told }: AskingState,
): CheckModel['recorded'] {
  return (told?.recorded ?? []).flatMap(({ fact, value, because, offer }) => {
    if (value === undefined) return []
    const href = `/trusts/${slug}/${offer?.path ?? ''}`
    const line = { ...saidLine(fact, value, vocabulary), because }
    return [offer === undefined ? line : { ...line, offer: { text: offer.text, href } }]
  })
}
