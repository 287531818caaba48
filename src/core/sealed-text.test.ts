import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { openText, sealingKeyOf, sealText, type SealingSecret } from './sealed-text.ts'
import { sealingSecretOf } from './sealing-secret.ts'

const secret: SealingSecret = { keys: [sealingKeyOf('a secret of thirty-two characters')] }
const place = { trustId: 'trust-a', table: 'disclosure_entry', record: 'entry-1' }

describe('words that were sealed', () => {
  test('open again as they were, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(openText(secret, place, sealText(secret, place, text))).toEqual({
          ok: true,
          value: text,
        })
      }),
    )
  })

  test('are not to be found in what is kept', () => {
    const { box } = sealText(secret, place, 'my niece Canary')

    expect(Buffer.from(box).toString('latin1')).not.toContain('Canary')
  })

  test('are never sealed twice alike', () => {
    const boxes = Array.from({ length: 50 }, () => sealText(secret, place, 'the same').box)

    expect(new Set(boxes.map((box) => Buffer.from(box).toString('hex'))).size).toBe(50)
  })

  test.each([
    ['another trust', { ...place, trustId: 'trust-b' }],
    ['another table', { ...place, table: 'concern' }],
    ['another record', { ...place, record: 'entry-2' }],
    ['a place written nearly alike', { ...place, table: 'disclosure_entry","entry-1', record: '' }],
  ])('do not open in %s', (_, other) => {
    const sealed = sealText(secret, place, 'my niece')

    expect(openText(secret, other, sealed)).toEqual({ ok: false, error: { type: 'not-genuine' } })
  })

  test('do not open once any one byte is changed, or some are cut off', () => {
    const sealed = sealText(secret, place, 'my niece')

    for (let index = 0; index < sealed.box.length; index += 1) {
      const changed = sealed.box.with(index, (sealed.box[index] ?? 0) ^ 1)
      expect(openText(secret, place, { ...sealed, box: changed }).ok).toBe(false)
      expect(openText(secret, place, { ...sealed, box: sealed.box.subarray(0, index) }).ok).toBe(
        false,
      )
    }
  })
})

describe('when the secret changes', () => {
  const next = sealingKeyOf('another secret of thirty-two chars')

  test('what was sealed before opens while the earlier one is still named', () => {
    const sealed = sealText(secret, place, 'my niece')
    const both: SealingSecret = { keys: [next, ...secret.keys] }

    expect(openText(both, place, sealed)).toEqual({ ok: true, value: 'my niece' })
    expect(sealText(both, place, 'new').keyId).toBe(next.keyId)
  })

  test('what was sealed with a secret that is lost says so', () => {
    const sealed = sealText(secret, place, 'my niece')

    expect(openText({ keys: [next] }, place, sealed)).toEqual({
      ok: false,
      error: { type: 'key-missing' },
    })
  })

  test('the id of a key gives none of it away', () => {
    expect(Buffer.from(next.bytes).toString('hex')).not.toContain(next.keyId)
  })
})

describe('the secret of a demonstration', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'sealing-'))
  const path = join(dataDir, 'sealing-key')

  test('is made at the first start, is the same at the next, and only its owner reads it', () => {
    const first = sealingSecretOf({ dataDir })

    expect(sealingSecretOf({ dataDir })).toEqual(first)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(Buffer.from(readFileSync(path, 'utf8'), 'base64')).toHaveLength(32)
  })

  test('stops the start when it is damaged, as another would leave everything closed', () => {
    writeFileSync(path, 'short\n')

    expect(() => sealingSecretOf({ dataDir })).toThrow('cannot be read again')
  })
})
