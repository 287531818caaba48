import { spaced } from '#core/spaced.ts'
import { actionWords, roleName } from '#access/access-words.ts'
import { isAction } from '#access/action.ts'

import type { AuditEntry } from '#audit/audit-entry.ts'

/** What happened, by the action of its entry. */
const happened: Readonly<Record<string, string>> = {
  'access.refused': 'Something was refused',
  'account.changed': 'The directory changed an account',
  'account.deleted': 'The directory deleted an account',
  'account.linked': 'An account of the organisation was linked to a person',
  'account.made': 'The directory made an account for somebody new',
  'account.recognised': 'The directory made an account for somebody known',
  'approval-way.changed': 'How the trust decides on its policy was changed',
  'addition.checked': 'What a school adds was looked at with another edition',
  'addition.ended': 'What a school adds to the policy was ended',
  'addition.put-in-force': 'What a school adds to the policy was put into force',
  'addition.set-aside': 'What a school adds to the policy was set aside',
  'audit-entries.erased': 'Entries of the record were erased',
  'audit-entry.proved': 'An entry of the record was proved',
  'audit-entry.read': 'An entry of the record was read',
  'audit-log.exported': 'The record was exported',
  'audit-log.read': 'The record was read',
  'audit-log.signed': 'The record was signed',
  'authenticator.added': 'An authenticator app was set up',
  'authenticator.codes-made': 'New codes to keep were made for an authenticator app',
  'authenticator.removed': 'An authenticator app was removed',
  'break-glass.made': 'The way in for emergencies was made',
  'break-glass.used': 'The way in for emergencies was used',
  'calendar-key.ended': 'A private address of a calendar was ended',
  'calendar-key.made': 'A private address of a calendar was made',
  'decision.made': 'The policy was asked and answered',
  'defects.accepted': 'Defects of a draft of the policy were accepted',
  'demonstration.loaded': 'Invented people were loaded',
  'disclosure.added': 'More was said about a disclosure',
  'disclosure.decided': 'A disclosure was decided on',
  'disclosure.disclosed': 'Something was disclosed',
  'disclosure.erased': 'The words of a disclosure were erased',
  'disclosure.read': 'A disclosure was read',
  'disclosure.withdrawn': 'A disclosure was withdrawn',
  'disclosure-keeping.changed': 'How long what was disclosed is kept was changed',
  'disclosures.sealed-anew': 'What was disclosed was encrypted anew',
  'directory-key.ended': 'A key of the directory was ended',
  'directory-key.made': 'A key of the directory was made',
  'draft.begun': 'A draft of the policy was begun',
  'draft.renamed': 'A draft of the policy was given another title',
  'draft.replayed': 'The kept questions were answered again with a draft',
  'draft.saved': 'A draft of the policy was saved',
  'draft.withdrawn': 'A draft of the policy was withdrawn',
  'import.begun': 'An import was begun',
  'import.cancelled': 'An import was cancelled',
  'import.shown': 'The people in an import were looked at',
  'invitation.accepted': 'An invitation was accepted',
  'local-review.recorded': 'What a school’s own body did with the policy was recorded',
  'mapping.kept': 'How a spreadsheet is read was changed',
  'mapping.removed': 'How a spreadsheet is read was forgotten',
  'outbox.message-read': 'A mail that was not sent was read',
  'outbox.read': 'Mail that was not sent was looked at',
  'package.approved': 'A policy was approved',
  'package.declined': 'A policy was declined',
  'package.lapsed': 'A policy was not decided on in time',
  'package.sealed': 'A policy was sealed for decision',
  'package.voted': 'A vote on a policy was cast',
  'package.withdrawn': 'A policy was withdrawn from those who decide',
  'passkey.added': 'A passkey was added',
  'passkey.refused': 'A passkey was refused',
  'passkey.removed': 'A passkey was removed',
  'passkey.used': 'A passkey was used',
  'password.forgotten': 'A link was sent for a forgotten password',
  'password.set': 'A password was set',
  'people.imported': 'People and schools were imported',
  'people.linked': 'People of an import were linked with those already here',
  'people.listed': 'People were listed',
  'person.added': 'A person was added',
  'person.changed': 'A person was changed',
  'person.exported': 'What is held about a person was exported',
  'person.invited': 'A person was invited to sign in',
  'person.left': 'A person left',
  'person.seen': 'A person was looked at',
  'person.shown': 'What is held about a person was shown',
  'policy-import.begun': 'A policy document was brought in',
  'policy-import.cancelled': 'A policy document that was brought in was given up',
  'policy-import.chosen': 'Somebody said what clauses of a policy document mean',
  'policy-import.corrected': 'What a policy document says of itself was put right',
  'policy-import.made': 'A draft was made of a policy document',
  'policy-import.read': 'A policy document was read',
  'policy-import.refused': 'A policy document could not be read',
  'replay.askers-seen': 'Who asked the questions behind a change was opened',
  'reading.acknowledged': 'Somebody read or learnt something and said so',
  'reading.exported': 'Who has still to read was taken as a spreadsheet',
  'reading.listed': 'Who has still to read was looked at',
  'reading.reminded': 'People were reminded of what they have still to read',
  'reading.signed': 'Somebody signed a document',
  'refresher.asked': 'People were asked to learn something again',
  'related-document.recorded': 'Where a related document is was recorded',
  'review.closed': 'What came of a review of the policy was recorded',
  'review.opened': 'A review of the policy was opened',
  'review.taken-back': 'What was recorded of a review of the policy was taken back',
  'role.changed': 'A role was changed',
  'role.ended': 'A role was ended',
  'role.given': 'A role was given',
  'training.recorded': 'Training of several people was recorded',
  'school.kept': 'A school was added or changed',
  'self-check.done': 'Somebody looked through their own accounts',
  'session.ended': 'Somebody was signed out',
  'session.opened': 'Somebody signed in',
  'sign-in.changed': 'How people sign in was changed',
  'sign-in.dismissed': 'A request for an account was turned down',
  'sign-in.linked': 'A way to sign in was added',
  'sign-in.refused': 'A sign-in was refused',
  'sign-in.unlinked': 'A way to sign in was removed',
}

/** What happened, in plain words; an action without words of its own is told by its name. */
export function happenedWords(action: string): string {
  const known = happened[action]
  if (known !== undefined) return known
  const [thing = '', done = ''] = spaced(action).split('.')
  return `${thing.charAt(0).toUpperCase()}${thing.slice(1)} ${done}`.trim()
}

const parts: Readonly<Record<string, string>> = {
  anonymous: 'Someone who had not signed in',
  system: 'The software itself',
  command: 'A command on the server',
  directory: 'The directory that keeps accounts of staff',
}

/** Who acted, when it was not a person known by name. */
export function actorWords(actor: string): string {
  return parts[actor] ?? actor
}

/** The kinds of entries one can filter by, with the beginnings of their actions. */
const kinds = {
  questions: { says: 'Questions and answers', things: ['decision'] },
  people: { says: 'People and imports', things: ['person', 'people', 'mapping', 'import'] },
  roles: { says: 'Roles', things: ['role'] },
  schools: { says: 'Schools', things: ['school'] },
  'sign-in': {
    says: 'Signing in',
    things: [
      'session',
      'passkey',
      'authenticator',
      'password',
      'sign-in',
      'account',
      'directory-key',
      'calendar-key',
      'invitation',
      'break-glass',
      'backup-codes',
    ],
  },
  policy: {
    says: 'Drafts and decisions on the policy',
    things: [
      'draft',
      'defects',
      'package',
      'approval-way',
      'related-document',
      'review',
      'local-review',
    ],
  },
  disclosures: {
    says: 'Disclosures',
    things: ['disclosure', 'disclosures', 'disclosure-keeping'],
  },
  reading: {
    says: 'Reading and learning',
    things: ['reading', 'training', 'refresher', 'self-check'],
  },
  refusals: { says: 'Refusals', things: ['access'] },
  record: { says: 'The record itself', things: ['audit-log', 'audit-entry', 'audit-entries'] },
} as const

/** A kind of entries one can filter by. */
export type RecordKind = keyof typeof kinds

/** The kinds with their words, in the order of the form. */
export const recordKinds: readonly { readonly kind: RecordKind; readonly says: string }[] =
  Object.keys(kinds)
    .filter(isRecordKind)
    .map((kind) => ({ kind, says: kinds[kind].says }))

/** Whether a word names a kind of entries. */
export function isRecordKind(word: string): word is RecordKind {
  return Object.hasOwn(kinds, word)
}

/** What the actions of a kind begin with, before the dot. */
export function thingsOf(kind: RecordKind): readonly string[] {
  return kinds[kind].things
}

/** The name of a fact in words: `as_of` is “As of”, `schoolId` “School”. */
export function factWords(name: string): string {
  const words = spaced(
    name.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replace(/ Id$/, ''),
  ).toLowerCase()
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

/** Names for ids: of people and schools. */
export type Names = ReadonlyMap<string, string>

/** The value of a fact in words; names known for ids are said instead. */
export function valueWords(name: string, value: unknown, names: Names): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(name, one, names)).join(', ')
  if (typeof value === 'string') return names.get(value) ?? codeWords(name, value)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'number' ? String(value) : JSON.stringify(value)
}

function codeWords(name: string, value: string): string {
  if (name === 'role') return roleName(value)
  return name === 'action' && isAction(value) ? actionWords(value) : value
}

/** Whom or what an entry is about, in a few words; undefined where that is nobody known by name. */
export function aboutWords(entry: AuditEntry, names: Names): string | undefined {
  const { actor, subject, facts = {} } = entry
  const who = [subject.id, textOf(facts['personId'])].find((id) => names.has(id)) ?? actor
  const said = [
    who === actor ? '' : (names.get(who) ?? ''),
    codeWords('role', textOf(facts['role'])),
    entry.action === 'access.refused' ? codeWords('action', textOf(facts['action'])) : '',
  ].filter((words) => words !== '')
  return said.length === 0 ? undefined : said.join(', ')
}

function textOf(fact: unknown): string {
  return typeof fact === 'string' ? fact : ''
}
