import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, expect, test } from 'vitest'

import { packageFile } from '#policies/approving/sealing/package-file.ts'
import { madePackage, otherSigner, packageSigner } from '#test/packages.ts'

const folder = mkdtempSync(join(tmpdir(), 'houserules-package-'))
afterAll(() => rmSync(folder, { recursive: true }))

const whole = packageFile(madePackage(), 'whole')
const forged = packageFile(madePackage({ signer: otherSigner }), 'whole')
const key = packageSigner.publicKey

function verify(text: string, ...words: readonly string[]) {
  const path = join(folder, 'package.json')
  writeFileSync(path, text)
  return spawnSync(process.execPath, ['src/cli/verify.ts', ...words, path], { encoding: 'utf8' })
}

test('a sealed package is checked from its file alone', () => {
  const { status, stdout } = verify(whole, '--key', key)

  expect(stdout).toMatch(/sound\. Model Trust, Social media policy 1\.0: clauses \d+, examples \d+/)
  expect(status).toBe(0)
})

test.each([
  ['a word changed', whole.replace('Relatives are excepted', 'Relatives are accepted'), 'words'],
  ['a blank added', whole.replace(',', ', '), 'one form'],
  ['the seal of somebody else', forged, 'unknown key'],
])('with %s it ends with 1 and says what is wrong', (_, text, says) => {
  const { status, stdout } = verify(text, '--key', key)

  expect(stdout).toContain('THE SEAL IS BROKEN')
  expect(stdout).toContain(says)
  expect(status).toBe(1)
})
