import type { Action } from '#access/action.ts'

import type { About, Being, Question, Span } from './world.ts'

// What the sentences of access.cedar (@says) and of the issue promise, written down a second time without
// Cedar, from the words alone and from who people are. It decides nothing in the application.

/** What should be said to a question. */
export type Expected =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly because: string; readonly roles?: readonly string[] }

type Session = { readonly being: Being; readonly strong: boolean; readonly idleMinutes: number }

/** What a role opens: where it is held it is enough, for all things there or only for some. */
type Opens = { readonly role: string; readonly only?: (about: About) => boolean }

const everyone: readonly Action[] = ['reach', 'read-policy', 'ask', 'sign-in']
const onesOwn: readonly Action[] = [
  'see-home',
  'see-own-questions',
  'keep-own-account',
  'see-held-about-oneself',
  'read-and-sign',
  'declare',
]
const whoWorksHere: readonly Action[] = ['see-roles', 'see-schools']
const workers = [
  'staff',
  'volunteer',
  'contractor',
  'governor',
  'local-committee-member',
  'trustee',
]

const heads = ['headteacher', 'executive-headteacher']
const leads = ['dsl', 'deputy-dsl']
const administrator: Opens = { role: 'system-administrator' }
const officer: Opens = { role: 'trust-dpo' }

/** A role of any school opens these: what is listed is another matter. */
const anywhere: readonly Action[] = ['list-people', 'see-drafts', 'see-reading']

/** Whoever holds a role it was sent to, of those that may be sent one. */
const disclosedTo: readonly Opens[] = [
  ...heads,
  ...leads,
  'line-manager',
  'leadership',
  'trust-central',
].map((role) => ({
  role,
  only: (about: About) => about.what === 'disclosure' && about.to.includes(role),
}))

/** For each action that a role opens, which roles open it. Whatever is not named, no role opens. */
const byRole: Readonly<Partial<Record<Action, readonly Opens[]>>> = {
  'list-people': [
    administrator,
    ...[...heads, ...leads, 'leadership', 'trust-central', 'consent-administrator'].map(roleAlone),
    officer,
  ],
  'see-person': [
    administrator,
    ...[...heads, ...leads].map(roleAlone),
    ...['leadership', 'trust-central'].map((role) => ({ role, only: isAdult })),
    { role: 'consent-administrator' },
    officer,
  ],
  'add-person': [administrator],
  'change-person': [administrator],
  'invite-person': [administrator],
  'give-role': [administrator, ...heads.map((role) => ({ role, only: isGivenByHeads }))],
  'change-schools': [administrator],
  'import-people': [administrator],
  'change-sign-in': [administrator],
  'read-outbox': [administrator],
  'export-held-about-person': [officer],
  'read-audit': [officer, { role: 'clerk' }, { role: 'trustee' }],
  'export-audit': [officer, { role: 'clerk' }, { role: 'trustee' }],
  'see-drafts': [
    ...['clerk', 'trustee', 'trust-central', 'leadership'].map(roleAlone),
    ...[...heads, ...leads].map(roleAlone),
    officer,
  ],
  'edit-draft': [...heads, 'dsl', 'trust-central', 'clerk'].map(roleAlone),
  'confirm-rule': [...heads, 'trust-central', 'trustee'].map(roleAlone),
  'put-addition-in-force': heads.map(roleAlone),
  'decide-policy': [{ role: 'trustee' }],
  'record-decision': [{ role: 'clerk' }],
  'record-local-review': [...heads, 'clerk'].map(roleAlone),
  'see-who-asked': [officer],
  'see-reading': [
    ...[...heads, ...leads, 'leadership', 'clerk', 'trust-central'].map(roleAlone),
    officer,
  ],
  'record-training': [...heads, ...leads, 'leadership', 'trust-central'].map(roleAlone),
  'see-disclosure': disclosedTo,
  'decide-disclosure': disclosedTo,
  'set-keeping': [officer],
}

/** What the promises say to a question. */
export function expected(question: Question): Expected {
  const { asking, action, about } = question
  if (asking === 'anyone') return isOpen(question) ? yes : no('not-signed-in')
  if ('machineOf' in asking) return toMachine(asking.machineOf, action, about)
  if (!asking.being.stays.some(holdsToday)) return expected({ ...question, asking: 'anyone' })
  return everyone.includes(action) ? yes : toSomebody(asking, action, about)
}

function toSomebody(session: Session, action: Action, about: About): Expected {
  const { being } = session
  if (trustOf(about) === being.trust && mayAtAll(being, action, about)) {
    return inSession(session, action, isOwnDisclosure(about, being))
  }
  if (needsNoRole(action, about)) return no('not-working-here')
  const isOwn =
    (about.what === 'role' && about.of.id === being.id) ||
    (action === 'decide-disclosure' && isOwnDisclosure(about, being))
  return no(isOwn ? 'about-oneself' : 'role', whoCould(action, about))
}

function toMachine(trust: string, action: Action, about: About): Expected {
  const keeps = action === 'provision-people' && 'trust' in about && about.trust === trust
  return action === 'reach' || keeps ? yes : no('role', [])
}

/** What stands in the way of somebody who may: too long away, or not signed in well enough. */
function inSession({ strong, idleMinutes }: Session, action: Action, isOwn: boolean): Expected {
  if (isPower(action) && !isOwn && !strong) return no('password-alone')
  return isConfidential(action) && idleMinutes >= 30 ? no('away-too-long') : yes
}

/** Whether somebody of the same trust may, had they signed in well and just now. */
function mayAtAll(being: Being, action: Action, about: About): boolean {
  if (onesOwn.includes(action)) return true
  if (whoWorksHere.includes(action)) {
    return being.stays.some((stay) => holdsToday(stay) && workers.includes(stay.kind))
  }
  if (action === 'read-answer') return isNobodyElses(about, being.id)
  if (action === 'give-role' && isOwnRole(about, being)) return false
  if (isOwnDisclosure(about, being)) return action !== 'decide-disclosure'
  return isOpenedByRole(being, action, about)
}

function isOwnRole(about: About, { id }: Being): boolean {
  return about.what === 'role' && about.of.id === id
}

function isOpenedByRole(being: Being, action: Action, about: About): boolean {
  // Its author can choose whom of those in the roles something is meant for.
  const { chosen } = { chosen: [being.id], ...about }
  const opening = chosen.length === 0 || chosen.includes(being.id) ? (byRole[action] ?? []) : []
  return rolesToday(being).some(({ role, school }) =>
    opening.some(
      (opens) =>
        opens.role === role &&
        (opens.only?.(about) ?? true) &&
        (school === undefined || schoolsOf(about).includes(school) || anywhere.includes(action)),
    ),
  )
}

/** One's own is read, added to and withdrawn without any role, and decided on by somebody else. */
function isOwnDisclosure(about: About, { id }: Being): boolean {
  return about.what === 'disclosure' && about.of.id === id
}

/** Whether everyone who works for the trust of the thing may. */
function needsNoRole(action: Action, about: About): boolean {
  const isForAll = onesOwn.includes(action) || whoWorksHere.includes(action)
  return isForAll || (action === 'read-answer' && isNobodyElses(about, undefined))
}

/** The roles that somebody else, working here and holding one of them at the right place, could do it with. */
function whoCould(action: Action, about: About): readonly string[] {
  const opening = (byRole[action] ?? []).filter(({ only }) => only?.(about) ?? true)
  return allRoles.filter((one) => opening.some(({ role }) => role === one))
}

function rolesToday({ stays, roles }: Being): Being['roles'] {
  const isPaidOrNot = stays.some(
    (stay) => holdsToday(stay) && stay.kind !== 'pupil' && stay.kind !== 'parent',
  )
  return isPaidOrNot ? roles.filter(holdsToday) : []
}

function isOpen({ action, about }: Question): boolean {
  return everyone.includes(action) || (action === 'read-answer' && isNobodyElses(about, undefined))
}

/** An answer without an owner is found by its link; one with an owner is theirs. */
function isNobodyElses(about: About, id: string | undefined): boolean {
  return about.what === 'answer' && (about.owner === undefined || about.owner === id)
}

/** What a role opens is confidential, and so is one's own record; what a role opens asks for more. */
function isConfidential(action: Action): boolean {
  return isPower(action) || ['see-held-about-oneself', 'change-disclosure'].includes(action)
}

function isPower(action: Action): boolean {
  return action in byRole
}

/** Who is or was a pupil here is no adult to those who see the adults. */
function isAdult(about: About): boolean {
  return about.what === 'person' && !about.being.stays.some(({ kind }) => kind === 'pupil')
}

/** The roles of a school, save that of its head. */
function isGivenByHeads(about: About): boolean {
  return about.what === 'role' && about.school !== undefined && !heads.includes(about.role)
}

function schoolsOf(about: About): readonly (string | undefined)[] {
  if (about.what === 'person') return about.being.stays.map(({ school }) => school)
  if (about.what === 'disclosure') {
    return about.of.stays.filter(holdsToday).map(({ school }) => school)
  }
  return about.what === 'role' || about.what === 'trust' ? [about.school] : []
}

function trustOf(about: About): string | undefined {
  if ('trust' in about) return about.trust
  if (about.what === 'person') return about.being.trust
  return about.what === 'role' || about.what === 'disclosure' ? about.of.trust : undefined
}

function holdsToday({ from = 0, until = 1 }: Span): boolean {
  return from <= 0 && until > 0
}

const allRoles = (
  'headteacher executive-headteacher dsl deputy-dsl trust-dpo line-manager leadership trust-central ' +
  'online-services-lead comms-lead channel-manager consent-administrator clerk trustee system-administrator'
).split(' ')

function roleAlone(role: string): Opens {
  return { role }
}

const yes: Expected = { allowed: true }
function no(because: string, roles?: readonly string[]): Expected {
  return { allowed: false, because, ...(roles ? { roles } : {}) }
}
