import { checkParsePolicySet, validate } from '@cedar-policy/cedar-wasm/nodejs'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

import { visitor } from '#test/at-the-door.ts'

import { actions, allActions } from './action.ts'
import { actionWords, roleName } from './access-words.ts'
import { accessPolicies, accessSchema, openCedar, schemaActions } from './cedar.ts'
import { accessRoles, principalOf } from './entities.ts'
import { service, trustAsThing } from './thing.ts'

const policies = accessPolicies()
const inSchema = schemaActions()
const text = readFileSync(new URL('access.cedar', import.meta.url), 'utf8')

test('the policies are sound against their schema, in strict mode and without a warning', () => {
  expect(
    validate({
      schema: accessSchema(),
      policies: { staticPolicies: text },
      validationSettings: { mode: 'strict' },
    }),
  ).toEqual({ type: 'success', validationErrors: [], validationWarnings: [], otherWarnings: [] })
})

test('the check of soundness sees a word that the schema does not have', () => {
  const wrong = text.replace('principal.works_here', 'principal.works_there')

  expect(checkParsePolicySet({ staticPolicies: wrong })).toMatchObject({ type: 'success' })
  expect(
    validate({ schema: accessSchema(), policies: { staticPolicies: wrong } }),
  ).not.toMatchObject({ validationErrors: [] })
})

test('every policy has a name of its own and says in a sentence what it does', () => {
  expect(new Set(policies.map(({ id }) => id)).size).toBe(policies.length)
  for (const { says } of policies) expect(says).toMatch(/^[A-Z].*\.$/)
})

test('the actions of the code and of the schema are the same, on the same things', () => {
  const single = [...inSchema].filter(([, { resources }]) => resources.length > 0)

  expect(Object.fromEntries(single.map(([name, { resources }]) => [name, resources]))).toEqual(
    Object.fromEntries(Object.entries(actions).map(([name, thing]) => [name, [thing]])),
  )
})

test('every action has words, and every group has an action', () => {
  for (const action of allActions) expect(actionWords(action)).toMatch(/^[A-Z]/)
  const groups = [...inSchema].filter(([, { resources }]) => resources.length === 0)
  const used = new Set([...inSchema.values()].flatMap((each) => each.groups))

  expect(new Set(groups.map(([group]) => group))).toEqual(used)
})

test('what a role gives is confidential, and what is confidential is never open', () => {
  const groups = [...inSchema.values()].map((each) => new Set(each.groups))
  const powerful = groups.filter((each) => each.has('with power'))

  expect(powerful.length).toBeGreaterThan(0)
  expect(powerful.filter((each) => !each.has('confidential'))).toEqual([])
  expect(groups.filter((each) => each.has('open') && each.has('confidential'))).toEqual([])
})

test('the roles of the code are those of a visitor in the schema, and all have a name', () => {
  const beside = ['trust', 'person', 'works_here']
  const attributes = Object.keys(principalOf(visitor()).attrs).filter(
    (one) => !beside.includes(one),
  )

  expect(attributes.map((one) => one.replaceAll('_', '-'))).toEqual(accessRoles)
  for (const role of accessRoles) expect(roleName(role)).not.toBe(role)
})

test('without a policy that permits, every action is refused', () => {
  const ask = openCedar(policies.filter(({ text: one }) => one.includes('forbid (')))
  const onTrust = allActions.filter((action) => actions[action] === 'Trust')

  for (const action of onTrust) {
    const thing = trustAsThing(visitor().trustId)
    expect(ask({ asker: visitor(), action, thing })).toEqual({ allowed: false, policies: [] })
  }
})

describe('a policy that fails on a request is never skipped', () => {
  const failing = (effect: 'permit' | 'forbid') => ({
    id: 'failing',
    says: 'It fails.',
    text: `${effect} (principal, action == Action::"see-home", resource) when { principal.gone };`,
  })

  test.each(['permit', 'forbid'] as const)('%s', (effect) => {
    const ask = openCedar([...policies, failing(effect)])
    const request = { asker: visitor(), thing: trustAsThing(visitor().trustId) }

    expect(() => ask({ ...request, action: 'see-home' })).toThrow('failing')
    expect(ask({ ...request, action: 'ask' }).allowed).toBe(true)
  })
})

test('policies that cannot be read stop the start', () => {
  expect(() => openCedar([{ id: 'broken', says: 'It is broken.', text: 'permit (' }])).toThrow(
    'failed to parse',
  )
})

test('an action asked of a thing of another kind is a mistake of ours and no answer', () => {
  expect(() => openCedar()({ asker: visitor(), action: 'see-person', thing: service })).toThrow(
    'not valid',
  )
})
