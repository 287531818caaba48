import { dayWords } from '#core/day.ts'
import { momentWords } from '#core/moment-words.ts'
import type { Db } from '#db/db.ts'
import type { HeldElsewhere } from '#people/held/held-elsewhere.ts'

import type { Disclosure } from './disclosure.ts'
import { listOwnDisclosures } from './list-disclosures.ts'
import { kindWords, stateWords } from './words.ts'

/** How many disclosures one look takes at a time. */
const most = 200

/**
 * What somebody disclosed, for what is held about them: that it is there and how it stands. What was said
 * stays with those it was said to, as this may be exported by others; its author reads it on its page.
 */
export function disclosuresHeld(needs: { readonly db: Db }): HeldElsewhere {
  return {
    name: 'disclosures',
    title: 'Disclosures and approvals',
    find: async (of) => {
      const found: Disclosure[] = []
      let before: string | undefined
      do {
        const page = await listOwnDisclosures(needs, { ...of, most, before })
        found.push(...page.disclosures)
        before = page.next
      } while (before !== undefined)
      return found.toReversed().map((kept) => ({ says: saysOf(kept), kept }))
    },
  }
}

function saysOf({ kind, clause, disclosedAt, state, endsOn }: Disclosure): string {
  const until = endsOn === undefined ? '' : `, to ${dayWords(endsOn)}`
  return `${momentWords(disclosedAt)}: ${kindWords[kind].toLowerCase()} under clause ${clause}, ${stateWords[state].toLowerCase()}${until}. What was said is encrypted and stands on its own page.`
}
