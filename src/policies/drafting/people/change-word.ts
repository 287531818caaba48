import { err, ok, type Result } from '#core/result.ts'
import { openFronts } from '#policies/drafting/control/front-parts.ts'
import {
  reviseDraft,
  type Revising,
  type WritingNeeds,
} from '#policies/drafting/saving/revise-draft.ts'
import type { NotDrafting } from '#policies/drafts/change-draft.ts'
import type { Draft } from '#policies/drafts/draft.ts'
import { removePeople, renamePeople } from '#rulebooks/writing/people.ts'
import { usesOf, type PeopleUses } from '#rulebooks/writing/people-uses.ts'
import type { WritingError } from '#rulebooks/writing/writing-error.ts'

import { peopleWords } from './people-parts.ts'
import { leavingOpen } from './save-people.ts'

/** Why a word for people was not renamed or taken out. */
export type WordNotChanged =
  | NotDrafting
  | WritingError
  /** Rules or other words name it: they would bind nobody. */
  | { readonly type: 'in-use'; readonly uses: PeopleUses }
  | { readonly type: 'word-stands-already' }
  /** Somebody renamed it, or took it out, since it was shown. */
  | { readonly type: 'gone' }

/** A word for people that is to be changed. */
export type WordChange = Revising & { readonly name: string }

/** Calls a word for people otherwise, where nothing names it. A form that is sent twice does it once. */
export function renameWord(
  needs: WritingNeeds,
  asked: WordChange & { readonly to: string },
): Promise<Result<Draft, WordNotChanged>> {
  const { name, to } = asked
  return reviseDraft<WordNotChanged>(needs, asked, ({ base, current: { source } }) => {
    const words = wordsIn(source)
    const isDone = !words.includes(name) && words.includes(to) && !wordsIn(base).includes(to)
    if (isDone || (name === to && words.includes(name))) return ok(source)
    if (!words.includes(name)) return err({ type: 'gone' })
    if (words.includes(to)) return err({ type: 'word-stands-already' })
    return unused(source, name, () => leavingOpen(renamePeople(source, name, to), to))
  })
}

/** Takes a word for people out, where nothing names it; one that is gone already stays so. */
export function takeWordOut(
  needs: WritingNeeds,
  asked: WordChange,
): Promise<Result<Draft, WordNotChanged>> {
  const { name } = asked
  return reviseDraft<WordNotChanged>(needs, asked, ({ base, current: { source } }) => {
    if (wordsIn(source).includes(name)) {
      return unused(source, name, () => removePeople(source, name))
    }
    return wordsIn(base).includes(name) ? ok(source) : err({ type: 'gone' })
  })
}

function unused(
  source: string,
  name: string,
  change: () => Result<string, WordNotChanged>,
): Result<string, WordNotChanged> {
  const uses = usesOf(source, name)
  const isUsed = uses.clauses.length + uses.words.length > 0
  return isUsed ? err({ type: 'in-use', uses }) : change()
}

function wordsIn(source: string): readonly string[] {
  return peopleWords(source, openFronts())
}
