import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { clockAt } from '#core/clock.ts'
import { readinessOf } from '#policies/drafts/readiness.ts'
import { addHistory, setControl } from '#rulebooks/writing/control.ts'
import { written } from '#test/writing.ts'

import { lackingColumns, neededOf, rowsAdded, saysWhatChanges } from './change-row.ts'
import { readyToSend } from './ready-to-send.ts'

const source = readFileSync('rulebooks/dowmat/policy.md', 'utf8')
const readingOf = (text: string) =>
  readinessOf(text, readFileSync('rulebooks/vocabulary.yaml', 'utf8'))
const editionOf = (text: string) => {
  const { edition } = readingOf(text)
  if (edition === undefined) throw new Error('the text cannot be read')
  return edition
}
const standing = {
  draft: {
    kind: 'trust',
    draftId: 'd',
    title: 'Social media policy',
    state: 'drafting',
    revision: 1,
    source,
    begunBy: 'p',
    begunAt: clockAt('2026-11-20T12:00:00Z').now(),
    changedAt: clockAt('2026-11-20T12:00:00Z').now(),
  },
  code: 'DOW',
  today: '2026-11-20',
  current: editionOf(source),
  terms: [],
  acceptances: [],
  way: { way: 'record', quorum: 1 },
  voters: 0,
} as const
const reviewed = { on: '2020-07', summary: 'Reviewed', by: 'The Board' }
const leavers = { on: '2026-11', summary: 'Leavers: two years', by: 'The Board' }

test('a new edition says what changes by a row that the one before does not have', () => {
  expect(saysWhatChanges([reviewed, leavers], [reviewed])).toBe(true)
  expect(saysWhatChanges([reviewed], [reviewed])).toBe(false)
})

test('a policy brought in says what changes in a table of its own', () => {
  expect(saysWhatChanges([leavers], [reviewed, { ...reviewed, on: '2021-07' }])).toBe(true)
  expect(saysWhatChanges([], [reviewed])).toBe(false)
})

test('where there never was a table of changes none is asked for', () => {
  expect(saysWhatChanges([], [])).toBe(true)
})

test('who wrote a row makes no new one, so that a row of before cannot stand for what changes', () => {
  expect(rowsAdded([{ ...reviewed, author: 'Policy owner' }], [reviewed])).toEqual([])
})

describe('where the text wants four things in every row', () => {
  const columns = ['on', 'author', 'summary', 'by'] as const
  const whole = { ...leavers, author: 'Policy owner' }

  test('each of them that is left out, blank or not stated is lacking, and none of a whole row', () => {
    expect(lackingColumns([whole], columns)).toEqual([])
    for (const column of columns) {
      for (const value of ['', '  ', 'not stated']) {
        expect(lackingColumns([whole, { ...whole, [column]: value }], columns)).toEqual([column])
      }
    }
    expect(lackingColumns([leavers], columns)).toEqual(['author'])
  })

  test('a draft that lost what its text says of rows is held to the edition in force', () => {
    const edition = editionOf(source)
    const lost = editionOf(source.replace(/^history_needs:.*\n/m, ''))

    expect(neededOf(lost, undefined)).toBeUndefined()
    expect(neededOf(lost, edition)).toEqual(neededOf(edition, undefined))
  })

  test.each([
    ['no row', undefined, 'no-change-row'],
    ['a row that says not who wrote it', leavers, 'row-lacks'],
    ['a whole row', whole, undefined],
  ])('with %s a draft is held to it', (_, row, lack) => {
    const added = row === undefined ? source : written(addHistory(source, row))
    const edition = editionOf(written(setControl(added, { edition: '2027-2028' })))
    const { lacks } = readyToSend({ ...standing, reading: readingOf(edition.source) })

    const found = lacks.map(({ type }) => type)
    expect(found.filter((one) => one === 'row-lacks' || one === 'no-change-row')).toEqual(
      lack === undefined ? [] : [lack],
    )
  })
})
