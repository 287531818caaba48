import { describe, expect, test } from 'vitest'

import { readConfig } from './config.ts'

const secret = 'a-secret-of-at-least-thirty-two-characters'
const address = 'https://rules.example'
const databaseUrl = 'postgres://houserules@db.example/houserules'

test('with no settings at all it is a demonstration on this computer', () => {
  expect(readConfig({})).toMatchObject({
    mode: 'demonstration',
    host: '127.0.0.1',
    port: 3000,
    dataDir: 'data',
  })
  expect(readConfig({}).notice).toMatch(/^This is a demonstration/)
})

test('an empty setting is one that is not made', () => {
  expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('an installation has a database, a secret and an address, may listen anywhere and shows no notice', () => {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    HOUSERULES_SECRET: secret,
    HOUSERULES_ADDRESS: 'https://Rules.example/',
    HOST: '0.0.0.0',
    PORT: '8080',
  })

  expect(config).toEqual({
    mode: 'installation',
    host: '0.0.0.0',
    port: 8080,
    databaseUrl,
    secret,
    address,
  })
})

test('an installation sends mail through the server it is told, from the address it is told', () => {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    HOUSERULES_SECRET: secret,
    HOUSERULES_ADDRESS: address,
    HOUSERULES_SMTP: 'smtps://rules:hush@mail.example',
    HOUSERULES_MAIL_FROM: 'rules@trust.example',
  })

  expect(config).toMatchObject({
    mail: {
      server: {
        host: 'mail.example',
        port: 465,
        isImplicitTls: true,
        auth: { user: 'rules', pass: 'hush' },
      },
      from: 'rules@trust.example',
    },
  })
})

test('an installation whose secret changed opens what it sealed before with the earlier ones', () => {
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    HOUSERULES_SECRET: secret,
    HOUSERULES_EARLIER_SECRETS: `${secret}-1  ${secret}-2`,
    HOUSERULES_ADDRESS: address,
  })

  expect(config).toMatchObject({ secret, earlierSecrets: [`${secret}-1`, `${secret}-2`] })
})

describe('it is refused, in one line that says what to do,', () => {
  test.each([
    ['a port that is none', { PORT: '99999' }, 'PORT must be a whole number from 0 to 65535'],
    ['a port in words', { PORT: 'http' }, 'PORT must be a whole number from 0 to 65535'],
    ['another kind of database', { DATABASE_URL: 'mysql://x' }, 'DATABASE_URL must begin with'],
    ['PostgreSQL without a secret', { DATABASE_URL: databaseUrl }, 'HOUSERULES_SECRET is not'],
    [
      'a short secret',
      { DATABASE_URL: databaseUrl, HOUSERULES_SECRET: 'short' },
      'HOUSERULES_SECRET must be at least 32 characters long',
    ],
    [
      'a short earlier secret',
      { DATABASE_URL: databaseUrl, HOUSERULES_SECRET: secret, HOUSERULES_EARLIER_SECRETS: 'short' },
      'HOUSERULES_EARLIER_SECRETS must be secrets of at least 32 characters',
    ],
    [
      'an installation that does not know its address',
      { DATABASE_URL: databaseUrl, HOUSERULES_SECRET: secret },
      'HOUSERULES_ADDRESS is not',
    ],
    [
      'an address at which passwords could be read on their way',
      { HOUSERULES_ADDRESS: 'http://rules.example' },
      'HOUSERULES_ADDRESS must be',
    ],
    [
      'an address with a path',
      { HOUSERULES_ADDRESS: 'https://rules.example/app' },
      'HOUSERULES_ADDRESS must be',
    ],
    ['a mail server that is none', { HOUSERULES_SMTP: 'mail.example' }, 'HOUSERULES_SMTP must be'],
    [
      'mail from nobody',
      {
        DATABASE_URL: databaseUrl,
        HOUSERULES_SECRET: secret,
        HOUSERULES_ADDRESS: address,
        HOUSERULES_SMTP: 'smtp://localhost',
      },
      'HOUSERULES_MAIL_FROM is not',
    ],
    [
      'mail from two',
      { HOUSERULES_MAIL_FROM: 'a@trust.example, b@trust.example' },
      'HOUSERULES_MAIL_FROM must be one',
    ],
    [
      'a demonstration that would send mail',
      { HOUSERULES_SMTP: 'smtp://localhost' },
      'which sends no mail',
    ],
    ['a demonstration open to the network', { HOST: '0.0.0.0' }, 'listens on this computer only'],
    [
      'a name that only looks local',
      { HOST: '127.0.0.1.example.org' },
      'HOST is 127.0.0.1.example',
    ],
  ])('%s', (_, environment, words) => {
    expect(() => readConfig(environment)).toThrow(words)
  })

  test('naming every bad setting, and never the secret', () => {
    const read = () => readConfig({ PORT: '-1', DATABASE_URL: 'x', HOUSERULES_SECRET: 'hush' })

    expect(read).toThrow(/PORT .*; DATABASE_URL .*; HOUSERULES_SECRET /)
    expect(read).not.toThrow('hush')
  })
})
