import { accessPolicies, type AccessPolicy } from '#access/cedar.ts'
import { openDoor } from '#access/door.ts'
import { type Ask, askThrough } from '#access/proof/prove-access.ts'
import type { Being, Question } from '#access/proof/world.ts'
import type { Thing } from '#access/thing.ts'
import type { HeldRole, Visitor } from '#access/visitor.ts'

/** A mistake that somebody could make in deciding who may do what. */
type Bug = { readonly name: string; readonly ask: () => Ask }

const policies = accessPolicies()

/** Mistakes in access.cedar, in what the door is told, and in what holds today; each seeded by hand. */
export const accessBugs: readonly Bug[] = [
  without('another-trust'),
  without('another-trusts-machine'),
  without('away-too-long'),
  without('password-alone'),
  without('own-roles'),
  without('somebody-elses-answer'),
  without('open'),
  without('answer-by-link'),
  without('own'),
  without('colleagues'),
  without('administrators-keep-people'),
  without('own-school'),
  without('own-school-adults'),
  without('consents'),
  without('people-list'),
  without('heads-give-roles'),
  without('records-requests'),
  without('record'),
  without('directory'),
  without('own-disclosure-decided'),
  without('own-disclosures'),
  without('disclosed-to'),
  edited('away-too-long', '< 30', '<= 30'),
  edited('away-too-long', '< 30', '< 60'),
  edited(
    'away-too-long',
    'action in Action::"confidential"',
    'action == Action::"see-held-about-oneself"',
  ),
  edited('password-alone', 'context.strong', '(context.strong || context.idle_minutes < 1)'),
  edited('own-roles', 'principal.person == resource.person', 'principal.person != resource.person'),
  edited('somebody-elses-answer', ' && principal.person == resource.owner', ''),
  edited('open', 'permit (principal,', 'permit (principal is Visitor,'),
  edited('own', 'action in Action::"own"', 'action in [Action::"own", Action::"read-audit"]'),
  edited('colleagues', 'principal.works_here', 'true'),
  edited('colleagues', 'Action::"see-schools"', 'Action::"see-schools", Action::"list-people"'),
  edited(
    'administrators-keep-people',
    'Action::"change-sign-in"',
    'Action::"export-held-about-person"',
  ),
  edited('administrators-keep-people', 'Action::"list-people"', 'Action::"read-audit"'),
  edited(
    'administrators-keep-people',
    'principal.system_administrator.containsAny(resource.places)',
    '!principal.system_administrator.isEmpty()',
  ),
  edited('disclosed-to', 'context.strong &&', ''),
  edited('disclosed-to', 'resource.to.contains("dsl") && ', ''),
  edited(
    'disclosed-to',
    'principal.headteacher.containsAny(resource.places)',
    '!principal.headteacher.isEmpty()',
  ),
  edited('own-school', 'principal.deputy_dsl', 'principal.line_manager'),
  edited('own-school', 'principal.dsl.containsAny(resource.places)', '!principal.dsl.isEmpty()'),
  edited('own-school', 'principal.headteacher', 'principal.trustee'),
  edited('own-school-adults', '!resource.child &&', ''),
  edited('own-school-adults', '!resource.child', 'resource.child'),
  edited('own-school-adults', '!resource.child &&\n  (', '(!resource.child &&\n  '),
  edited(
    'consents',
    'action == Action::"see-person"',
    'action in [Action::"see-person", Action::"change-person"]',
  ),
  edited('people-list', 'principal.trust_dpo.isEmpty()', 'true'),
  edited('people-list', '&& principal.leadership.isEmpty()', ''),
  edited(
    'heads-give-roles',
    '!["headteacher", "executive-headteacher"].contains(resource.role)',
    'true',
  ),
  edited('heads-give-roles', '["headteacher", "executive-headteacher"]', '["headteacher"]'),
  edited('heads-give-roles', 'resource.of_school &&', ''),
  edited(
    'records-requests',
    'Action::"export-held-about-person"',
    'Action::"export-held-about-person", Action::"invite-person"',
  ),
  edited('record', 'principal.trustee.', 'principal.leadership.'),
  edited('record', 'principal.clerk.', 'principal.system_administrator.'),
  edited('record', 'principal.clerk.containsAny(resource.places)', '!principal.clerk.isEmpty()'),
  told('a role at one school counts everywhere', (visitor) => ({
    ...visitor,
    holdings: visitor.holdings.map((held) => ({ ...held, schoolId: undefined })),
  })),
  told('a role for the trust counts nowhere', (visitor) => ({
    ...visitor,
    holdings: visitor.holdings.filter(({ schoolId }) => schoolId !== undefined),
  })),
  told('an alternate may nothing', (visitor) => ({
    ...visitor,
    holdings: visitor.holdings.filter(({ capacity }) => capacity === 'holder'),
  })),
  told('only the first role counts', (visitor) => ({
    ...visitor,
    holdings: visitor.holdings.slice(0, 1),
  })),
  told('leadership is taken for the head', renamed('leadership', 'headteacher')),
  told('time away is not counted', (visitor) => ({ ...visitor, idleMinutes: 0 })),
  told('every sign-in counts as strong', (visitor) => ({ ...visitor, strong: true })),
  told('parents count as staff', (visitor) => ({
    ...visitor,
    stays: visitor.stays.map((stay) => ({ ...stay, kind: 'staff' })),
  })),
  shown('a thing is taken to be of the asker’s trust', (thing, { asker }) =>
    asker && thing.type !== 'Service' ? { ...thing, trustId: asker.trustId } : thing,
  ),
  shown('only the first school of a person counts', (thing) =>
    thing.type === 'Person' ? { ...thing, schools: thing.schools.slice(0, 1) } : thing,
  ),
  shown('every person counts as an adult', (thing) =>
    thing.type === 'Person' ? { ...thing, child: false } : thing,
  ),
  shown('the owner of an answer is forgotten', (thing) =>
    thing.type === 'Answer' ? { ...thing, owner: undefined } : thing,
  ),
  standing('roles that ended still count', ({ roles, ...being }) => ({
    ...being,
    roles: roles.map((role) => ({ ...role, until: undefined })),
  })),
  standing('roles that have not begun count already', ({ roles, ...being }) => ({
    ...being,
    roles: roles.map((role) => ({ ...role, from: undefined })),
  })),
  standing('a role counts on the day it has ended', ({ roles, ...being }) => ({
    ...being,
    roles: roles.map((role) => (role.until === 0 ? { ...role, until: 1 } : role)),
  })),
  standing('who left may still come in', ({ stays, ...being }) => ({
    ...being,
    stays: stays.map((stay) => ({ ...stay, until: undefined })),
  })),
]

function without(id: string): Bug {
  return changed(`${id} is missing`, () => policies.filter((policy) => policy.id !== id))
}

/** A policy with one piece of its text replaced; the piece must be there. */
function edited(id: string, from: string, to: string): Bug {
  return changed(`${id}: ${to || 'without'} instead of ${from}`, () =>
    policies.map((policy) =>
      policy.id === id ? { ...policy, text: replaced(policy, from, to) } : policy,
    ),
  )
}

function replaced({ id, text }: AccessPolicy, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`${id} does not say ${from}`)
  return text.replaceAll(from, to)
}

function changed(name: string, make: () => readonly AccessPolicy[]): Bug {
  return { name, ask: () => askThrough(openDoor(make())) }
}

/** The door is told something wrong about whoever has signed in. */
function told(name: string, wrong: (visitor: Visitor) => Visitor): Bug {
  const ask = (): Ask =>
    askThrough(openDoor(), (request) => {
      const { asker } = request
      return asker && 'personId' in asker ? { ...request, asker: wrong(asker) } : request
    })
  return { name, ask }
}

/** The door is told something wrong about the thing. */
function shown(
  name: string,
  wrong: (
    thing: Thing,
    request: { readonly asker: { readonly trustId: string } | undefined },
  ) => Thing,
): Bug {
  const ask = (): Ask =>
    askThrough(openDoor(), (request) => ({ ...request, thing: wrong(request.thing, request) }))
  return { name, ask }
}

/** What holds today is worked out wrongly for whoever asks. */
function standing(name: string, wrong: (being: Being) => Being): Bug {
  const ask = (): Ask => {
    const right = askThrough(openDoor())
    return (question) => right(aboutSomebody(question, wrong))
  }
  return { name, ask }
}

function aboutSomebody(question: Question, wrong: (being: Being) => Being): Question {
  const { asking } = question
  if (asking === 'anyone' || 'machineOf' in asking) return question
  return { ...question, asking: { ...asking, being: wrong(asking.being) } }
}

function renamed(from: string, to: string): (visitor: Visitor) => Visitor {
  const rename = (held: HeldRole): HeldRole => (held.role === from ? { ...held, role: to } : held)
  return (visitor) => ({ ...visitor, holdings: visitor.holdings.map(rename) })
}
