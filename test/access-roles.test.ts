import { expect, test } from 'vitest'

import { roleName } from '#access/access-words.ts'
import { accessRoles } from '#access/entities.ts'
import { roles } from '#people/roles/role.ts'

test('the door knows the roles that people hold, and no other', () => {
  expect(new Set(accessRoles)).toEqual(new Set(roles))
})

test('no two roles are called the same', () => {
  expect(new Set(roles.map(roleName)).size).toBe(roles.length)
})
