import type { Job, Kind } from './person.ts'

/** The kinds people are told apart by: a former pupil is a pupil whose stay has ended. */
export type ShownKind = Kind | 'former-pupil'

/** What each kind is called, in the order in which lists name them. */
export const kindNames: Readonly<Record<ShownKind, string>> = {
  staff: 'Staff',
  volunteer: 'Volunteer',
  contractor: 'Contractor',
  visitor: 'Visitor',
  governor: 'Governor',
  'local-committee-member': 'Local committee member',
  trustee: 'Trustee',
  pupil: 'Pupil',
  'former-pupil': 'Former pupil',
  parent: 'Parent or carer',
}

/** What each job of staff is called. */
export const jobNames: Readonly<Record<Job, string>> = {
  teacher: 'Teacher',
  'teaching-assistant': 'Teaching assistant',
  'support-staff': 'Support staff',
  leadership: 'Leadership',
}

/** Whether a word names a kind people are told apart by. */
export function isShownKind(word: string): word is ShownKind {
  return Object.hasOwn(kindNames, word)
}
