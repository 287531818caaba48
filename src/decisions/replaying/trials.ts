import type { Result } from '#core/result.ts'
import { textWithAddition } from '#rulebooks/addition.ts'
import { reopenEdition, type SealedEdition } from '#rulebooks/library.ts'

import type { Texts, TrialTexts } from './judging.ts'

/** An edition that answered kept questions, as far as it can be had, and what a school added in it. */
export type Answering = {
  readonly edition: string
  readonly seal: string
  readonly opened: Result<SealedEdition, unknown>
  readonly added: string | undefined
}

/** What kept questions are judged with: the texts for the thread, and the editions for telling of it. */
export type ReadyTrial = {
  readonly texts: TrialTexts
  readonly draft?: SealedEdition | undefined
  readonly before?: SealedEdition | undefined
}

/** The draft, and the edition in force it is held against. */
export type Against = {
  readonly draft: SealedEdition
  readonly base: SealedEdition | undefined
}

/**
 * How the questions that one edition answered are judged. What a school had added is added to the draft
 * and to the edition in force as well, so that only the draft makes the difference.
 */
export function trialOf({ opened, seal, added }: Answering, { draft, base }: Against): ReadyTrial {
  if (!opened.ok) return { texts: { why: 'edition-lost' } }
  const draftHere = withAdded(draft, added)
  if (!draftHere) return { texts: { why: 'addition-unfit' } }
  const baseHere = base && (withAdded(base, added) ?? base)
  return {
    draft: draftHere,
    before: baseHere ?? opened.value,
    texts: {
      draft: textsOf(draftHere),
      base: baseHere && textsOf(baseHere),
      baseAnswered: baseHere?.seal === seal,
      own: ownTexts(opened.value, draft),
    },
  }
}

/** The edition that answered is asked itself only where its words were others than the draft's. */
function ownTexts(own: SealedEdition, draft: SealedEdition): Texts | undefined {
  return own.vocabularyText === draft.vocabularyText ? undefined : textsOf(own)
}

function withAdded(edition: SealedEdition, added: string | undefined): SealedEdition | undefined {
  if (added === undefined) return edition
  const text = textWithAddition(edition.source, added)
  const joined = reopenEdition({ text, file: 'policy.md' }, edition.vocabularyText)
  return joined.ok ? joined.value : undefined
}

function textsOf({ source, vocabularyText }: SealedEdition): Texts {
  return { source, vocabularyText }
}
