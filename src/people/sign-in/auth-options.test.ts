import { expect, test } from 'vitest'

import { cookieOptions, sessionCookieOf } from './auth-options.ts'

test('over HTTPS cookies are kept to this host and never go in the clear', () => {
  const { defaultCookieAttributes: attributes } = cookieOptions({ slug: 'ash', overHttps: true })

  expect(sessionCookieOf({ slug: 'ash', overHttps: true })).toBe(
    '__Host-houserules-ash.session_token',
  )
  expect(attributes).toEqual({ secure: true, httpOnly: true, sameSite: 'lax', path: '/' })
})

test('each trust has cookies of its own', () => {
  const names = ['ash', 'birch'].map((slug) => sessionCookieOf({ slug, overHttps: false }))

  expect(new Set(names).size).toBe(2)
})
