import { expect, test } from 'vitest'

import { secretSealer } from './sealed-secret.ts'

const sealer = secretSealer('a secret of an installation, long enough')
const place = 'trust one, microsoft'

test('a sealed secret opens in its place, and the same text is sealed differently each time', () => {
  const [one, two] = [sealer.seal('client secret', place), sealer.seal('client secret', place)]

  expect(sealer.open(one, place)).toEqual({ ok: true, value: 'client secret' })
  expect(one).not.toBe(two)
  expect(Buffer.from(one, 'base64').toString('latin1')).not.toContain('client')
})

test('it opens in no other place, with no other secret, and not when a byte was changed', () => {
  const sealed = sealer.seal('client secret', place)
  const bytes = Buffer.from(sealed, 'base64')
  const changed = bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte))
  const refused = { ok: false, error: { type: 'cannot-be-opened' } }

  expect(sealer.open(sealed, 'trust two, microsoft')).toEqual(refused)
  expect(secretSealer('another secret of an installation').open(sealed, place)).toEqual(refused)
  expect(sealer.open(Buffer.from(changed).toString('base64'), place)).toEqual(refused)
  expect(sealer.open(sealed.slice(0, 20), place)).toEqual(refused)
})
