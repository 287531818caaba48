import { describe, expect, test } from 'vitest'

import { holding, ownTrust, personAsThing, roleAsThing, visitor } from '#test/at-the-door.ts'

import { accessPolicies } from './cedar.ts'
import { openDoor } from './door.ts'
import { accessRoles } from './entities.ts'
import { trustAsThing, type Thing } from './thing.ts'

const decide = openDoor()
const trust = trustAsThing(ownTrust)
const directory = { trustId: ownTrust, machine: 'directory' }
const yes = { allowed: true }
const seers = ['headteacher', 'executive-headteacher', 'dsl', 'deputy-dsl', 'trust-dpo']

test('anyone may read the policy, and is asked to sign in for the rest', () => {
  expect(decide({ asker: undefined, action: 'read-policy', thing: trust })).toEqual(yes)
  expect(decide({ asker: undefined, action: 'see-home', thing: trust })).toEqual({
    allowed: false,
    because: 'not-signed-in',
  })
})

test('a head sees the people of the school and nobody of another', () => {
  const asker = holding('headteacher')

  expect(decide({ asker, action: 'see-person', thing: personAsThing() })).toEqual(yes)
  const elsewhere = personAsThing({ schools: ['school-b'] })
  expect(decide({ asker, action: 'see-person', thing: elsewhere })).toMatchObject({
    allowed: false,
    because: 'role',
  })
})

test('whoever was away for half an hour is asked to sign in again', () => {
  const asker = { ...holding('dsl'), idleMinutes: 30 }

  expect(decide({ asker, action: 'see-person', thing: personAsThing() })).toEqual({
    allowed: false,
    because: 'away-too-long',
  })
  const early = { ...asker, idleMinutes: 29 }
  expect(decide({ asker: early, action: 'see-person', thing: personAsThing() })).toEqual(yes)
})

test('whoever came with a password alone is told what would open it', () => {
  const asker = { ...holding('dsl'), strong: false }
  const refused = { allowed: false, because: 'password-alone' }

  expect(decide({ asker, action: 'see-person', thing: personAsThing() })).toEqual(refused)
  const away = { ...asker, idleMinutes: 45 }
  expect(decide({ asker: away, action: 'see-person', thing: personAsThing() })).toEqual(refused)
})

test('one’s own record asks for no second factor, but closes after half an hour', () => {
  const asker = visitor({ strong: false, stays: [{ kind: 'parent' }] })

  expect(decide({ asker, action: 'see-held-about-oneself', thing: trust })).toEqual(yes)
  const away = { ...asker, idleMinutes: 30 }
  expect(decide({ asker: away, action: 'see-held-about-oneself', thing: trust })).toEqual({
    allowed: false,
    because: 'away-too-long',
  })
})

test('nobody gives a role to themselves, not even the administrator', () => {
  const asker = holding('system-administrator', null)
  const own = roleAsThing({ personId: asker.personId })

  expect(decide({ asker, action: 'give-role', thing: own })).toEqual({
    allowed: false,
    because: 'about-oneself',
    roles: ['headteacher', 'executive-headteacher', 'system-administrator'],
  })
  expect(decide({ asker, action: 'give-role', thing: roleAsThing() })).toEqual(yes)
})

test('a head of the whole trust gives the roles of its schools, not those of the trust', () => {
  const asker = holding('executive-headteacher', null)
  const trustee = roleAsThing({ role: 'trustee', schools: [] })

  expect(decide({ asker, action: 'give-role', thing: roleAsThing() })).toEqual(yes)
  expect(decide({ asker, action: 'give-role', thing: trustee })).toEqual({
    allowed: false,
    because: 'role',
    roles: ['system-administrator'],
  })
})

test('an answer got after signing in is shown to nobody else, whatever role they hold', () => {
  const thing: Thing = { type: 'Answer', trustId: ownTrust, schools: [], owner: 'asker' }

  expect(decide({ asker: visitor(), action: 'read-answer', thing })).toEqual(yes)
  const other = { ...holding('trust-dpo', null), personId: 'other' }
  expect(decide({ asker: other, action: 'read-answer', thing })).toEqual({
    allowed: false,
    because: 'role',
    roles: [],
  })
})

test.each(['parent', 'pupil', 'visitor'])(
  'a %s who asks who holds which role is told for whom that is',
  (kind) => {
    const asker = visitor({ stays: [{ kind, schoolId: 'school-a' }] })

    expect(decide({ asker: visitor(), action: 'see-roles', thing: trust })).toEqual(yes)
    expect(decide({ asker, action: 'see-roles', thing: trust })).toEqual({
      allowed: false,
      because: 'not-working-here',
    })
  },
)

test('software keeps accounts of its own trust and does nothing else', () => {
  const refused = { allowed: false, because: 'role', roles: [] }

  expect(decide({ asker: directory, action: 'provision-people', thing: trust })).toEqual(yes)
  expect(decide({ asker: directory, action: 'list-people', thing: trust })).toEqual(refused)
  const other = trustAsThing('trust-b')
  expect(decide({ asker: directory, action: 'provision-people', thing: other })).toEqual(refused)
})

describe('a refusal names exactly the roles that could', () => {
  test.each([
    [
      'see-person',
      personAsThing(),
      [...seers, 'leadership', 'trust-central', 'consent-administrator', 'system-administrator'],
    ],
    [
      'see-person',
      personAsThing({ child: true }),
      [...seers, 'consent-administrator', 'system-administrator'],
    ],
    ['export-held-about-person', personAsThing(), ['trust-dpo']],
    ['read-audit', trust, ['trust-dpo', 'clerk', 'trustee']],
    ['change-sign-in', trust, ['system-administrator']],
    [
      'edit-draft',
      trust,
      ['headteacher', 'executive-headteacher', 'dsl', 'trust-central', 'clerk'],
    ],
    ['decide-policy', trust, ['trustee']],
    ['give-role', roleAsThing({ role: 'headteacher' }), ['system-administrator']],
    ['provision-people', trust, []],
  ] as const)('%s of a %o', (action, thing, roles) => {
    const refused = decide({ asker: visitor(), action, thing })

    expect(refused).toEqual({ allowed: false, because: 'role', roles: inOrder(roles) })
  })

  test('and each of them could', () => {
    const refused = decide({ asker: visitor(), action: 'see-person', thing: personAsThing() })
    const named = 'roles' in refused ? refused.roles : []

    const able = accessRoles.filter((role) => {
      const asker = holding(role)
      return decide({ asker, action: 'see-person', thing: personAsThing() }).allowed
    })

    expect(named).toEqual(able)
  })
})

test('without the policies that permit, nobody may do anything', () => {
  const closed = openDoor(accessPolicies().filter(({ text }) => text.includes('forbid (')))

  expect(closed({ asker: undefined, action: 'read-policy', thing: trust }).allowed).toBe(false)
  expect(closed({ asker: visitor(), action: 'see-home', thing: trust })).toEqual({
    allowed: false,
    because: 'role',
    roles: [],
  })
})

/** The same roles in the order the door names them. */
function inOrder(roles: readonly string[]): readonly string[] {
  return accessRoles.filter((role) => roles.includes(role))
}
