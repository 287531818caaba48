import { describe, expect, test } from 'vitest'

import { openNote, readPublicKey, signerOf } from './signed-note.ts'

const seed = Buffer.alloc(32, 7)
const signer = signerOf('example.com/log', seed)
const known = [readPublicKey(signer.publicKey)].filter((key) => key !== undefined)
const note = signer.sign('example.com/log\n5\nAAAA\n')

// The key of Go's checksum database, which published this form first.
const others = 'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'

test('a note that its key signed is opened, and the key reads back as it was written', () => {
  expect(openNote(note, known)).toEqual({ ok: true, value: 'example.com/log\n5\nAAAA\n' })
  expect(signer.publicKey).toMatch(/^example\.com\/log\+[0-9a-f]{8}\+A/)
})

test('the public key of another implementation is read', () => {
  expect(readPublicKey(others)?.name).toBe('sum.golang.org')
})

test('a signature of somebody unknown is passed over', () => {
  const stranger = signerOf('witness.example', Buffer.alloc(32, 8))
  const both = note + stranger.sign('example.com/log\n5\nAAAA\n').split('\n\n')[1]

  expect(openNote(both, known).ok).toBe(true)
  expect(openNote(stranger.sign('text\n'), known)).toEqual({
    ok: false,
    error: { type: 'unknown-key' },
  })
})

describe('a note is refused', () => {
  const signature = note.split('\n\n')[1] ?? ''

  test.each([
    ['whose text was changed', note.replace('5', '6'), 'bad-signature'],
    ['without a signature', 'text\n\n', 'malformed'],
    ['without a text', `\n${signature}`, 'malformed'],
    ['cut short', note.slice(0, -1), 'malformed'],
    ['with a control character', note.replace('5', '5\t'), 'malformed'],
    ['whose base64 is not canonical', note.replace(/(.)=\n$/, ' =\n'), 'malformed'],
    ['with more signatures than anybody needs', note + signature.repeat(16), 'malformed'],
  ])('%s', (_, changed, type) => {
    expect(openNote(changed, known)).toEqual({ ok: false, error: { type } })
  })
})

test.each([
  ['whose id is not its own', others.replace('033de0ae', '033de0af')],
  ['of another kind', others.replace('+Ac', '+Bc')],
  ['that is none', 'sum.golang.org'],
])('a public key %s is not read', (_, text) => {
  expect(readPublicKey(text)).toBeUndefined()
})
