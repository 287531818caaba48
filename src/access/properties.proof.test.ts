import { describe, expect, test } from 'vitest'

import {
  type Case,
  everybody,
  everyRole,
  leaver,
  people,
  questionsOf,
  schoolsOf,
  type Somebody,
  somebody,
  trustOf,
} from '#test/small-scope.ts'

import type { Action } from './action.ts'
import { accessPolicies, type AccessPolicy, openCedar, schemaActions } from './cedar.ts'
import { type Asking, type Question, requestFor } from './proof/world.ts'

// What must be true of every question of a small world: two trusts, three schools, seven people, every
// role wherever it can be held, sessions strong and weak, in use and left alone. Each test goes through all of them.

const policies = accessPolicies()
const inSchema = schemaActions()
const cedar = openCedar()
const blanket = { id: 'blanket', says: 'All.', text: 'permit (principal, action, resource);' }
const permits = new Set(
  policies.filter(({ text }) => text.includes('permit (')).map(({ id }) => id),
)

const casesOf = (asking: Asking): readonly Case[] =>
  questionsOf(asking).map((asked) => ({ ...asked, verdict: cedar(requestFor(asked)) }))
const casesOfEach = new Map(everybody.map((asking) => [asking, casesOf(asking)]))
const all = [...casesOfEach.values()].flat()
const ofAnyone = casesOf('anyone')
const ofMachine = casesOf({ machineOf: 'a' })

const allowed = ({ verdict }: Case): boolean => verdict.allowed
const isIn = (group: string, action: Action): boolean =>
  inSchema.get(action)?.groups.includes(group) ?? false
const session = ({ asking }: Question): Somebody => {
  if (typeof asking === 'string' || 'machineOf' in asking) throw new Error('nobody signed in')
  return asking
}
const roleOf = (one: Question): string | undefined => session(one).being.roles[0]?.role
const namesOf = (cases: readonly Case[]): ReadonlySet<string> =>
  new Set(cases.filter(allowed).map(({ action, about }) => JSON.stringify([action, about])))
const mayOf = (asking: Asking): ReadonlySet<string> => namesOf(casesOf(asking))
const justNow = all.filter((one) => session(one).strong && session(one).idleMinutes === 0)
const differing = (changed: readonly AccessPolicy[]): readonly Question[] => {
  const other = openCedar(changed)
  return justNow.filter((one) => other(requestFor(one)).allowed !== one.verdict.allowed)
}

test('the world is small and all of it is asked: some is allowed, most is not', () => {
  const yes = all.filter(allowed).length

  expect(all.length).toBeGreaterThan(10_000)
  expect(yes).toBeGreaterThan(all.length / 10)
  expect(yes).toBeLessThan(all.length / 2)
  expect(new Set(all.filter(allowed).flatMap(({ verdict }) => verdict.policies)).size).toBe(
    permits.size - 1,
  )
})

test('nothing is allowed unless a policy permits it', () => {
  const unfounded = [...all, ...ofAnyone, ...ofMachine].filter(
    ({ verdict }) => verdict.allowed && !verdict.policies.some((id) => permits.has(id)),
  )

  expect(unfounded).toEqual([])
})

test('a line that is drawn holds, whatever is permitted besides', () => {
  const open = openCedar([...policies, blanket])
  const drawn = all.filter(({ verdict }) => !verdict.allowed && verdict.policies.length > 0)

  expect(drawn.length).toBeGreaterThan(1000)
  expect(drawn.filter((one) => open(requestFor(one)).allowed)).toEqual([])
})

test('nothing of another trust is seen or done but what is open to everyone', () => {
  const foreign = all.filter(({ about }) => trustOf(about) === 'b')

  expect(foreign.length).toBeGreaterThan(3000)
  expect(foreign.filter((one) => allowed(one) && !isIn('open', one.action))).toEqual([])
})

test('whoever left may what anyone may, whatever roles are still written down', () => {
  expect(mayOf(leaver)).toEqual(namesOf(ofAnyone))
})

test('nobody gives a role to themselves', () => {
  const own = all.filter(({ about }) => about.what === 'role' && about.of.id === 'asker')

  expect(own.length).toBeGreaterThan(1000)
  expect(own.filter(allowed)).toEqual([])
})

test('the administrator neither exports what is held about people nor reads the record', () => {
  const kept = new Set<Action>(['export-held-about-person', 'read-audit', 'export-audit'])
  const asked = all.filter((one) => kept.has(one.action))
  const administrators = asked.filter((one) => roleOf(one) === 'system-administrator')

  expect(administrators.length).toBeGreaterThan(0)
  expect(administrators.filter(allowed)).toEqual([])
  expect(asked.filter(allowed).length).toBeGreaterThan(0)
})

test('an answer with an owner is shown to its owner alone', () => {
  const owned = [...all, ...ofAnyone].filter(
    ({ about }) => about.what === 'answer' && about.owner !== undefined,
  )
  const shown = owned.filter(allowed)

  expect(shown.length).toBe(everybody.length)
  expect(shown.every(({ about }) => about.what === 'answer' && about.owner === 'asker')).toBe(true)
})

test('nothing confidential opens after half an hour away', () => {
  const away = all.filter((one) => session(one).idleMinutes >= 30)

  expect(away.filter((one) => allowed(one) && isIn('confidential', one.action))).toEqual([])
  expect(away.filter(allowed).length).toBeGreaterThan(0)
})

test('nothing that a role gives opens to a password alone', () => {
  const weak = all.filter((one) => !session(one).strong)

  expect(weak.filter((one) => allowed(one) && isIn('with power', one.action))).toEqual([])
  expect(weak.filter(allowed).length).toBeGreaterThan(0)
})

test('a role at one school gives nothing of a person or role at another', () => {
  const without = mayOf(somebody([]))
  const crossed = all
    .filter((one) => session(one).being.roles[0]?.school === 'a2')
    .filter(({ about }) => about.what === 'person' || about.what === 'role')
    .filter(({ about }) => !schoolsOf(about).includes('a2'))

  expect(crossed.length).toBeGreaterThan(1000)
  expect(
    crossed.filter((one) => allowed(one) && !without.has(JSON.stringify([one.action, one.about]))),
  ).toEqual([])
})

test('one more role never takes anything away', () => {
  const others = everyRole.filter(({ school }) => school === 'a1')
  const lost = everyRole.flatMap((one) => {
    const may = casesOf(somebody([one])).filter(allowed)
    return others.flatMap((more) => {
      const asking = somebody([one, more])
      return may.filter((each) => !cedar(requestFor({ ...each, asking })).allowed)
    })
  })

  expect(lost).toEqual([])
})

test('an alternate may what the holder may', () => {
  for (const role of everyRole) {
    expect(mayOf(somebody([role], { capacity: 'alternate' }))).toEqual(mayOf(somebody([role])))
  }
})

describe('order and repetition change nothing', () => {
  test('of roles', () => {
    const [first, second] = [{ role: 'dsl', school: 'a1' }, { role: 'clerk' }]

    expect(mayOf(somebody([second, first, second]))).toEqual(mayOf(somebody([first, second])))
  })

  test('of policies', () => {
    expect(differing(policies.toReversed())).toEqual([])
    const again = policies.map((one) => ({ ...one, id: `${one.id} again` }))
    expect(differing([...policies, ...again])).toEqual([])
  })
})

test('software keeps the accounts of its own trust and reaches the service, nothing else', () => {
  expect(ofMachine.filter(allowed).map(({ action, about }) => [action, about])).toEqual([
    ['reach', { what: 'service' }],
    ['provision-people', { what: 'trust', trust: 'a' }],
  ])
  expect(all.filter((one) => one.action === 'provision-people' && allowed(one))).toEqual([])
})

test.each(['pupil', 'parent'])(
  'a %s sees nobody, whatever roles are written down for them',
  (kind) => {
    const persons = new Set<Action>(['list-people', 'see-person', 'give-role', 'see-roles'])
    const seen = casesOf(somebody(everyRole, { kind })).filter((one) => persons.has(one.action))

    expect(people.length).toBeGreaterThan(4)
    expect(seen.filter(allowed)).toEqual([])
  },
)

test('whoever may see somebody may list people, and the other way round', () => {
  const may = [...casesOfEach.values()].map(
    (cases) => new Set(cases.filter(allowed).map(({ action }) => action)),
  )
  const sees = may.filter((each) => each.has('see-person'))

  expect(sees.length).toBeGreaterThan(20)
  expect(sees).toEqual(may.filter((each) => each.has('list-people')))
})
