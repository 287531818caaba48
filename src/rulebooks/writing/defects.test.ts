import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

import { parseRulebook } from '#rulebooks/language/parse.ts'
import { policyFolders, readVocabularyFile } from '#rulebooks/library.ts'
import { must } from '#test/small-vocabulary.ts'

import { addDefect, removeDefect } from './defects.ts'

const vocabulary = must(readVocabularyFile('rulebooks'))
const read = (text: string) => must(parseRulebook({ text, file: 'policy.md' }, vocabulary))

test.each(policyFolders('rulebooks'))(
  'each defect of %s can be taken out, and put back',
  (slug) => {
    const text = readFileSync(`rulebooks/${slug}/policy.md`, 'utf8')
    const all = read(text).defects
    expect(all.length).toBeGreaterThan(0)
    for (const defect of [...all.slice(0, 1), ...all.slice(-1)]) {
      const without = removeDefect(text, defect)
      if (!without.ok) throw new Error(without.error.type)
      const body = (one: string) => one.slice(one.indexOf('\n---\n', 4))
      expect(read(without.value).defects).toEqual(all.filter((one) => one !== defect))
      expect(body(without.value)).toBe(body(text))

      const back = addDefect(without.value, defect)
      expect(back.ok && read(back.value).defects.at(-1)).toEqual(defect)
    }
  },
)

test('a defect of a clause that is not there is not added', () => {
  const text = readFileSync('rulebooks/trinity/policy.md', 'utf8')
  const defect = { clause: 'TRI-99.9', kind: 'gap', says: 'A', treated: 'B' }

  expect(addDefect(text, defect)).toEqual({
    ok: false,
    error: { type: 'no-such-clause', id: 'TRI-99.9' },
  })
})
