import { expect, test } from 'vitest'

import { newId } from '#core/ids.ts'

import { secretFor, signInSecretOf } from './sign-in-secret.ts'

const [one, other] = [newId(), newId()]
const secret = signInSecretOf({ secret: 'a secret of thirty-two characters' })
const another = signInSecretOf({ secret: 'another secret of some forty characters' })

test('a secret for one end in one trust is good for no other, nor for another installation', () => {
  const made = [
    secretFor(secret, 'sessions', one),
    secretFor(secret, 'forms', one),
    secretFor(secret, 'sessions', other),
    secretFor(another, 'sessions', one),
  ]

  expect(new Set(made).size).toBe(made.length)
  expect(made.every((text) => /^[0-9a-f]{64}$/.test(text))).toBe(true)
})

test('it is the same each time, and after the next start', () => {
  const again = signInSecretOf({ secret: 'a secret of thirty-two characters' })

  expect(secretFor(secret, 'forms', one)).toBe(secretFor(secret, 'forms', one))
  expect(secretFor(again, 'forms', one)).toBe(secretFor(secret, 'forms', one))
})
