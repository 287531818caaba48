import { dayWords } from '#core/day.ts'
import type { Problem } from '#people/pages/forms/sent.ts'
import type { NotCounted } from '#policies/approving/deciding/cast-vote.ts'
import type { NotRecorded } from '#policies/approving/deciding/record-decision.ts'

import { packageStates } from '#policies/approving/approval-words.ts'

/** Why a package was not decided on, in words, at the field that stands first in its form. */
export function notDecided(error: NotCounted | NotRecorded, field: string): Problem {
  switch (error.type) {
    case 'not-that-day':
      return {
        field: 'met-day',
        says: `The meeting must have been between ${dayWords(error.from)}, when it was sealed, and today`,
      }
    case 'no-majority':
      return { field: 'votes-for', says: 'It is approved only when more were for it than against' }
    case 'seal-broken':
      return { field: 'seal', says: saysOf(error) }
    default:
      return { field, says: saysOf(error) }
  }
}

type Other = Exclude<NotCounted | NotRecorded, { type: 'not-that-day' | 'no-majority' }>
type Told = Extract<Other, { type: 'closed' | 'lapsed' | 'seal-broken' | 'overtaken' }>

function saysOf(error: Other): string {
  switch (error.type) {
    case 'closed':
      return `This package is closed: ${packageStates[error.state].text.toLowerCase()}`
    case 'lapsed':
      return `It had to be decided by ${dayWords(error.decideBy)} and has lapsed`
    case 'overtaken':
      return `Edition ${error.by} was approved since this was sealed, so what changes is no longer what it says. Withdraw it and send it again`
    case 'seal-broken':
      return `The seal is broken, so nobody can decide on it: ${error.by.join('; ')}`
    default:
      return plain[error.type]
  }
}

const plain: Readonly<Record<Exclude<Other, Told>['type'], string>> = {
  'no-such-package': 'This package is no longer there',
  'own-draft': 'You wrote some of this, so others decide on it',
  'not-entitled': 'Only those who are trustees today vote',
  'voted-before': 'You have voted otherwise before, and a vote stands',
  'not-by-vote': 'This package is decided in a meeting',
  'by-vote': 'This package is decided by votes here',
}
