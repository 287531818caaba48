import type { Morning } from '#jobs/morning.ts'
import type { Work } from '#jobs/job.ts'
import { ownTrust } from '#people/own-trust.ts'

import { checkAdditionsAgain } from './check-again.ts'
import { additionsQueue } from './addition.ts'
import type { AdditionNeeds } from './put-in-force.ts'

/** Looks at the additions of a trust again, when its edition changes or one was put into force. */
export function checkAdditions(needs: AdditionNeeds): Work {
  return {
    name: additionsQueue,
    run: async ({ transaction }) => checkAdditionsAgain(needs, await transaction(ownTrust)),
  }
}

/** The same each morning, for a trust whose edition came into force without a word. */
export function checkAdditionsEachMorning(needs: AdditionNeeds): Morning {
  return { name: 'check-additions', run: ({ trust }) => checkAdditionsAgain(needs, trust) }
}
