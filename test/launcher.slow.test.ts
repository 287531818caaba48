import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeEach, describe, expect, test } from 'vitest'

const parent = mkdtempSync(join(tmpdir(), 'houserules-launcher-'))
afterAll(() => rmSync(parent, { recursive: true }))

let copy = ''
beforeEach(() => {
  copy = mkdtempSync(join(parent, 'copy-'))
  cpSync('scripts', join(copy, 'scripts'), { recursive: true })
  mkdirSync(join(copy, 'node_modules'))
  lock({ 'node_modules/a': { version: '1.0.0' } })
  installed({ 'node_modules/a': { version: '1.0.0' } })
  writeFileSync(
    join(copy, 'echo.ts'),
    `const words: string[] = process.argv.slice(2)
    process.stdin.on('data', (chunk) => process.stdout.write(chunk))
    process.stdin.on('end', () => { console.log(words.join(' ')); process.exit(7) })`,
  )
})

type Packages = Readonly<Record<string, { readonly version: string; readonly optional?: boolean }>>

const lock = (packages: Packages) =>
  writeFileSync(join(copy, 'package-lock.json'), JSON.stringify({ packages }))
const installed = (packages: Packages) =>
  writeFileSync(join(copy, 'node_modules', '.package-lock.json'), JSON.stringify({ packages }))

// A stand-in for npm, so that a test installs nothing: it says that it was asked, and fails.
const launch = (args: readonly string[], input = '') =>
  spawnSync(process.execPath, [join(copy, 'scripts', 'launch.mjs'), ...args], {
    cwd: copy,
    input,
    encoding: 'utf8',
    env: { PATH: '/nowhere', npm_execpath: join(copy, 'npm-cli.js') },
  })

test('a program gets its arguments and standard input untouched, and its exit code is passed on', () => {
  const { stdout, stderr, status } = launch(['echo.ts', '--jsonl', 'two words'], 'a line\n')

  expect({ stdout, stderr, status }).toEqual({
    stdout: 'a line\n--jsonl two words\n',
    stderr: '',
    status: 7,
  })
})

test('a program that is not there is said in one line', () => {
  const { stderr, status } = launch(['absent.ts'])

  expect(stderr).toBe('There is no absent.ts in this copy of Houserules.\n')
  expect(status).toBe(1)
})

describe('packages', () => {
  test('that agree with the lock file are left alone, and that is remembered', () => {
    launch(['echo.ts'])

    expect(existsSync(join(copy, 'node_modules', '.houserules-lock'))).toBe(true)
  })

  test('made for other platforms may be missing', () => {
    lock({
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '2.0.0', optional: true },
    })

    expect(launch(['echo.ts']).status).toBe(7)
  })

  test.each([
    ['missing', {}],
    ['of another version', { 'node_modules/a': { version: '0.9.0' } }],
  ])(
    'that are %s are installed first; a failure is said and the program is not run',
    (_, found) => {
      installed(found)
      writeFileSync(
        join(copy, 'npm-cli.js'),
        `console.log('asked:', process.argv[2]); process.exit(1)`,
      )

      const { stdout, stderr, status } = launch(['echo.ts'])

      expect(stdout).toBe('')
      expect(stderr).toContain('asked: ci')
      expect(stderr).toContain('The packages could not be installed')
      expect(status).toBe(1)
    },
  )

  test('that were changed since are looked at again', () => {
    launch(['echo.ts'])
    lock({ 'node_modules/a': { version: '1.1.0' } })
    writeFileSync(join(copy, 'npm-cli.js'), 'process.exit(1)')

    expect(launch(['echo.ts']).stderr).toContain('installing its packages')
  })
})
