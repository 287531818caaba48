import { z } from 'zod'

import type { IsoDay } from '#core/iso-day.ts'
import type { Mode } from '#rulebooks/engine/explain.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

import { gistSchema, type Gist } from './gist.ts'
import { cannot, judge, type Judged, type Trial, type Verdict } from './judge.ts'

/** A text to be read as an edition, with the vocabulary it is read with. */
export type Texts = { readonly source: string; readonly vocabularyText: string }

/** A trial as it is sent to the thread that judges: its editions as texts, or why there is none. */
export type TrialTexts =
  | {
      readonly draft: Texts
      readonly base?: Texts | undefined
      readonly baseAnswered: boolean
      readonly own?: Texts | undefined
    }
  | { readonly why: 'edition-lost' | 'addition-unfit' }

/** What is judged in one go. Every list of `groups` names its questions, answers and trials by index. */
export type Batch = {
  /** `{action, facts}` as JSON. */
  readonly questions: readonly { readonly text: string; readonly mode: Mode }[]
  readonly groups: readonly Group[]
}

/** Kept questions alike in all that matters, by the indexes of question, answer and trial. */
type Group = {
  readonly question: number
  readonly asOf: IsoDay
  readonly answer: number
  readonly trial: number
}

/** What the thread that judges is told: once the trials and kept answers, then batches. */
export type SaidToJudge =
  | { readonly trials: readonly TrialTexts[]; readonly answers: readonly string[] }
  | Batch

/** What came of a batch: for each group an index of `verdicts`, doubled, plus 1 where told otherwise. */
export type BatchJudged = {
  readonly codes: readonly number[]
  /** The verdicts that were not met before, in the order of their indexes. */
  readonly met: readonly Verdict[]
}

/** Judges batches. */
export type Judging = (batch: Batch) => BatchJudged

const question = z.object({ action: z.string(), facts: z.record(z.string(), z.unknown()) })

/** The action and facts of a kept question, from its text. */
export function readQuestion(text: string): z.infer<typeof question> {
  return question.parse(JSON.parse(text))
}

/** Opens the editions of the trials once, and judges batch after batch. Pure but for what it remembers. */
export function openJudging(trials: readonly TrialTexts[], answers: readonly string[]): Judging {
  const opened = opener()
  const ready = trials.map((trial) => readyTrial(trial, opened))
  const gists: Gist[] = answers.map((text) => gistSchema.parse(JSON.parse(text)))
  const codes = new Map<string, number>()
  return ({ questions, groups }) => {
    const met: Verdict[] = []
    const asked = questions.map(({ text, mode }) => ({
      ...readQuestion(text),
      mode,
    }))
    const codeOf = ({ verdict, toldOtherwise }: Judged): number => {
      const key = JSON.stringify(verdict)
      const known = codes.get(key)
      const index = known ?? codes.size
      if (known === undefined) {
        codes.set(key, index)
        met.push(verdict)
      }
      return index * 2 + Number(toldOtherwise)
    }
    const judged = groups.map((group): Judged => {
      const [trial, one] = [ready[group.trial], asked[group.question]]
      const kept = gists[group.answer]
      if (!trial || !one || !kept) throw new Error('a batch names what was not sent')
      return 'why' in trial
        ? cannot(trial.why, [])
        : judge(trial, { ...one, asOf: group.asOf }, kept)
    })
    return { codes: judged.map(codeOf), met }
  }
}

type Opened = (texts: Texts) => SealedEdition | undefined

/** Reads each text once. */
function opener(): Opened {
  const known = new Map<string, SealedEdition | undefined>()
  return ({ source, vocabularyText }) => {
    const key = `${source}\0${vocabularyText}`
    if (!known.has(key)) {
      const edition = reopenEdition({ text: source, file: 'policy.md' }, vocabularyText)
      known.set(key, edition.ok ? edition.value : undefined)
    }
    return known.get(key)
  }
}

function readyTrial(
  trial: TrialTexts,
  opened: Opened,
): Trial | { readonly why: 'edition-lost' | 'addition-unfit' } {
  if ('why' in trial) return trial
  const draft = opened(trial.draft)
  if (!draft) return { why: 'addition-unfit' }
  const { baseAnswered, base, own } = trial
  return { draft, baseAnswered, base: base && opened(base), own: own && opened(own) }
}
