import { describe, expect, test } from 'vitest'

import { isOwnComputer, readMailServer } from './mail-server.ts'
import { isAddress } from './message.ts'

describe('a mail server is named by its address', () => {
  test.each([
    ['smtp://mail.example', { host: 'mail.example', port: 587, isImplicitTls: false }],
    ['smtps://mail.example', { host: 'mail.example', port: 465, isImplicitTls: true }],
    ['smtp://[::1]:2525/', { host: '::1', port: 2525, isImplicitTls: false }],
    [
      'smtps://mo%40trust.example:p%C3%A4ss%2f100%@mail.example:1465',
      {
        host: 'mail.example',
        port: 1465,
        isImplicitTls: true,
        auth: { user: 'mo@trust.example', pass: 'päss/100%' },
      },
    ],
  ])('%s', (text, server) => {
    expect(readMailServer(text)).toEqual(server)
  })

  test.each(['mail.example', 'http://mail.example', 'smtp://', 'smtp://a.example/b', 'smtp:x'])(
    'not by %s',
    (text) => {
      expect(readMailServer(text)).toBeUndefined()
    },
  )
})

test('only this computer is trusted with mail that is not encrypted', () => {
  const isOwn = (host: string) => isOwnComputer({ host, port: 25, isImplicitTls: false })

  expect(['localhost', '::1', '127.0.0.1', '127.1.2.3'].map(isOwn)).not.toContain(false)
  expect(['mail.example', '0.0.0.0', '127.0.0.1.example', '10.0.0.1'].map(isOwn)).not.toContain(
    true,
  )
})

describe('an address is one plain address', () => {
  test.each(['ada@ash.example', "a.o'hara+news@mail.ash.sch.uk", 'ada@localhost'])(
    '%s is',
    (text) => {
      expect(isAddress(text)).toBe(true)
    },
  )

  test.each([
    'ada',
    'ada@',
    '@ash.example',
    'ada@ash.example, bea@elm.example',
    'ada@ash.example;bea@elm.example',
    'Ada <ada@ash.example>',
    'ada@ash.example\r\nBcc: bea@elm.example',
    'ada@ash.example\n',
    'a@b@ash.example',
    'ada@ash..example',
    `${'a'.repeat(65)}@ash.example`,
    `ada@${'ash.'.repeat(70)}example`,
  ])('%j is not', (text) => {
    expect(isAddress(text)).toBe(false)
  })
})
