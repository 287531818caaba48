import { momentWords } from '#core/moment-words.ts'
import type { Db } from '#db/db.ts'
import type { HeldElsewhere, HeldThing } from '#people/held/held-elsewhere.ts'

import { findPartOf } from './deciding/decisions.store.ts'

const did = {
  sealed: 'sent the policy for decision',
  voted: 'voted on the policy',
  recorded: 'recorded a decision on the policy',
  accepted: 'accepted a defect of the policy',
} as const

/** The part a person had in deciding on the policy, for what is held about them. */
export function approvalsHeld({ db }: { readonly db: Db }): HeldElsewhere {
  return {
    name: 'policy_decisions',
    title: 'Decisions on the policy',
    find: async ({ trustId, personId }) => {
      const found = await db.transactionFor(trustId, (tx) => findPartOf(tx, personId))
      return found
        .toSorted((one, other) => one.at.getTime() - other.at.getTime())
        .map(({ what, at, ...kept }): HeldThing => {
          return { says: `${momentWords(at)}: ${did[what]}`, kept: { what, at, ...kept } }
        })
    },
  }
}
