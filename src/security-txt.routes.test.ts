import { expect, test } from 'vitest'

import { readConfig } from '#config.ts'
import { installationSettings } from '#test/installation.ts'
import { testApp } from '#test/test-app.ts'
import { testDb } from '#test/test-db.ts'

const db = await testDb()
const path = '/.well-known/security.txt'
const at = async (contact?: string) => {
  const config = readConfig({ ...installationSettings, HOUSERULES_SECURITY_CONTACT: contact })
  return testApp({ db, config }).request(path)
}

test('an installation says where to tell of a weakness, for less than a year ahead', async () => {
  const said = await at('security@trust.example')

  expect(said.headers.get('content-type')).toBe('text/plain; charset=UTF-8')
  expect((await said.text()).split('\n')).toEqual([
    'Contact: mailto:security@trust.example',
    'Expires: 2027-02-18T12:00:00.000Z',
    'Preferred-Languages: en',
    'Canonical: https://rules.example/.well-known/security.txt',
    '',
  ])
})

test('that may be a page', async () => {
  expect(await (await at('https://trust.example/weaknesses')).text()).toContain(
    'Contact: https://trust.example/weaknesses\n',
  )
})

test('where nobody is named there is nothing, nor in a demonstration', async () => {
  expect((await at()).status).toBe(404)
  expect((await testApp({ db }).request(path)).status).toBe(404)
})

test.each(['http://trust.example', 'somebody', 'a@trust.example\nContact: mailto:b@trust.example'])(
  'what is neither a mail address nor a page over HTTPS is refused: %s',
  (contact) => {
    const settings = { ...installationSettings, HOUSERULES_SECURITY_CONTACT: contact }
    expect(() => readConfig(settings)).toThrow('HOUSERULES_SECURITY_CONTACT must be')
  },
)
