import { roleName } from '#access/access-words.ts'

import type { ContactShown } from './contacts.ts'

/** What is said where nobody holds a role, or no address is known. */
export const contactWords = {
  nobody: 'Nobody holds this role today.',
  noAddress: 'no address is on record',
} as const

/** A contact as a row of a document control: the role, and who holds it today, a line each. */
export function contactRow({ role, holders }: ContactShown): readonly [name: string, says: string] {
  return [
    roleName(role),
    holders.length === 0 ? contactWords.nobody : holders.map(holderLine).join('\n'),
  ]
}

function holderLine({ name, address }: ContactShown['holders'][number]): string {
  return `${name}, ${address ?? contactWords.noAddress}`
}
