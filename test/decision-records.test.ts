import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'

import { describe, expect, test } from 'vitest'

const records = globSync('docs/decisions/[0-9]*.md').toSorted()

test('decision records are numbered from 1 without gaps', () => {
  const numbers = records.map((path) => Number(basename(path).slice(0, 4)))

  expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  expect(numbers.length).toBeGreaterThan(0)
})

describe.each(records)('%s', (path) => {
  const text = readFileSync(path, 'utf8')

  test('has its number in its title, the four parts in order, and 60 lines at most', () => {
    const parts = [...text.matchAll(/^## (.*)$/gm)].map(([, part]) => part)

    expect(text).toMatch(new RegExp(`^# ${Number(basename(path).slice(0, 4))}\\. `))
    expect(parts).toEqual(['Context', 'Decision', 'Consequences'])
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60)
  })

  test('says what enforces it, naming files that are there', () => {
    const enforced = /^\*\*Enforced by:\*\* ([\s\S]+)$/m.exec(text)?.[1] ?? ''
    const files = [...enforced.matchAll(/`([\w./-]+\.(?:ts|json|md))`/g)].map(
      ([, file = '']) => file,
    )

    expect(enforced).not.toBe('')
    expect(files.filter((file) => file.includes('/') && !existsSync(file))).toEqual([])
  })
})
