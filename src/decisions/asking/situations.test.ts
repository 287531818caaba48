import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { modelLibrary } from '#test/model-trust.ts'

import { readSituations } from './situations.ts'

const { vocabulary } = modelLibrary()
const read = readSituations('rulebooks/situations.yaml', vocabulary)
if (!read.ok) throw new Error(read.error.join('\n'))
const situations = read.value

describe('everyday words find the situation', () => {
  test.each([
    ['someone I taught wants to follow me', 'former-pupil-follows-me'],
    ['old student sent freind request', 'former-pupil-follows-me'],
    ['my niece goes to our school', 'related-pupil-follows-me'],
    ['parent added me on facebook', 'parent-follows-me'],
    ['DRAFT NUMBER', 'number-the-policy'],
    ['how old for instagram', 'old-enough'],
    ['a student wrote to me on instagram', 'pupil-messages-me'],
    ['can i post class pic', 'picture-of-pupils'],
    ['school closed snow', 'urgent-news'],
    ['urgent closure notice', 'urgent-news'],
    ['school posted my kid without permission', 'picture-of-my-child'],
    ['someone posted mean stuff about me', 'nasty-about-staff'],
    ['sexting', 'improper-message-child'],
    ['anonimous account', 'private-account'],
  ])('%s', (words, id) => {
    expect(situations.search(words)[0]?.id).toBe(id)
  })

  test.each(['', '   ', 'to the of', 'xylophone', '"*+-'])('%j finds nothing', (words) => {
    expect(situations.search(words)).toEqual([])
  })
})

test('each situation is found first by its own title', () => {
  const lost = situations.all.filter(
    ({ id, title }) =>
      !situations
        .search(title)
        .slice(0, 2)
        .some((one) => one.id === id),
  )

  expect(lost.map(({ title }) => title)).toEqual([])
})

describe('a list with something wrong in it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'houserules-situations-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each([
    ['{ action: fly }', 'has no action of the vocabulary'],
    [
      '{ action: like, subject.shoe_size: 9 }',
      '`subject.shoe_size: 9`, which the vocabulary does not',
    ],
    ['{ action: like, actor.role: pirate }', '`actor.role: pirate`, which the vocabulary does not'],
  ])('%s is named', (facts, says) => {
    const file = join(folder, 'situations.yaml')
    writeFileSync(file, `- { id: a, group: b, title: c, words: [], for: [], facts: ${facts} }`)

    const result = readSituations(file, vocabulary)

    expect(result.ok ? [] : result.error).toEqual([expect.stringContaining(says)])
  })
})
