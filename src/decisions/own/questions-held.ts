import { momentWords } from '#core/moment-words.ts'
import type { Db } from '#db/db.ts'
import type { HeldElsewhere } from '#people/held/held-elsewhere.ts'

import { ownQuestions } from './own-questions.ts'

/** How many questions one look takes at a time. */
const most = 500

/** The questions a person asked after signing in, and the answers, for what is held about them. */
export function questionsHeld(needs: { readonly db: Db }): HeldElsewhere {
  return {
    name: 'questions',
    title: 'Questions and answers',
    find: async (of) => {
      const found = []
      let before: string | undefined
      do {
        const page = await ownQuestions(needs, { ...of, most, before })
        found.push(...page.decisions)
        before = page.next
      } while (before !== undefined)
      return found.toReversed().map((decision) => ({
        says: `${momentWords(decision.askedAt)}: asked about “${decision.action}”, answered “${decision.answer.outcome.answer}”`,
        kept: decision,
      }))
    },
  }
}
