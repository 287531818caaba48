import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import {
  plainCell,
  readBirthDay,
  readDayCell,
  readEmail,
  readId,
  readList,
  readYearGroup,
} from './cells.ts'

describe('a day', () => {
  test.each([
    ['2014-05-09', '2014-05-09'],
    ['09/05/2014', '2014-05-09'],
    ['9/5/2014', '2014-05-09'],
    ['09.05.2014', '2014-05-09'],
    ['09-05-2014', '2014-05-09'],
    ['20140509', '2014-05-09'],
    ['09/05/2014 00:00', '2014-05-09'],
    ['2014-05-09T00:00:00.000Z', '2014-05-09'],
    ['', undefined],
  ])('written %j is %s: the day comes first', (cell, day) => {
    expect(readDayCell(cell)).toEqual({ ok: true, value: day })
  })

  test.each([
    '05/25/2014',
    '30/02/2014',
    '09/05/14',
    'May 2014',
    '41768',
    '0000-01-01',
    '2014-13-01',
  ])('written %j is refused rather than guessed', (cell) => {
    const read = readDayCell(cell)

    expect(read.ok).toBe(false)
    expect(!read.ok && read.error).toContain('is not a day')
  })

  test('comes back as it was written, both the British way and the other', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2100-01-01'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, day] = iso.split('-')
        expect(readDayCell(`${day}/${month}/${year}`)).toEqual({ ok: true, value: iso })
        expect(readDayCell(iso)).toEqual({ ok: true, value: iso })
      }),
    )
  })

  test('of birth is not in the future and not before 1900', () => {
    expect(readBirthDay('20/11/2026', '2026-11-20').ok).toBe(true)
    expect(readBirthDay('21/11/2026', '2026-11-20').ok).toBe(false)
    expect(readBirthDay('31/12/1899', '2026-11-20').ok).toBe(false)
  })
})

describe('an id', () => {
  test('keeps its zeros when a spreadsheet protected them, and gets them back to a known length', () => {
    expect(plainCell('="00123"')).toEqual({ text: '00123', wasFormula: false })
    expect(readId('123', 5)).toEqual({ ok: true, value: '00123' })
    expect(readId('A123', 8)).toEqual({ ok: true, value: 'A123' })
  })

  test.each(['', '1.23457E+12', '1E+15', 'x'.repeat(201)])('such as %j is refused', (cell) => {
    expect(readId(cell).ok).toBe(false)
  })
})

describe('a cell', () => {
  test.each([
    ['=HYPERLINK("http://x.example")', 'HYPERLINK("http://x.example")'],
    ['+441234', '441234'],
    ['@SUM(A1)', 'SUM(A1)'],
    ['\t=1+1', '1+1'],
    ['-2+3', '2+3'],
  ])('%j can no longer run in a spreadsheet', (cell, text) => {
    expect(plainCell(cell)).toEqual({ text, wasFormula: true })
  })

  test.each([
    ['  Anne-Marie  ', 'Anne-Marie'],
    ['O’Neill', 'O’Neill'],
    ['Zoe\u0301', 'Zo\u00e9'],
    ['Ada\u0000\r\n B', 'Ada B'],
    ['a\u202eb', 'ab'],
    ['-', ''],
  ])('%j is read as %j', (cell, text) => {
    expect(plainCell(cell)).toEqual({ text, wasFormula: false })
  })

  test('never begins with a sign that a spreadsheet would run, whatever was in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (cell) => {
        const { text } = plainCell(cell)
        expect(text).not.toMatch(/^[=+\-@\t\r]/)
        expect(text.isWellFormed()).toBe(true)
        expect(text).not.toContain('\0')
        expect(plainCell(text).text).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})

test('year groups, addresses and lists are read as schools write them', () => {
  expect(['07', 'Year 7', 'R', '', '10'].map(readYearGroup)).toEqual([
    '7',
    '7',
    'R',
    undefined,
    '10',
  ])
  expect(['A.B@X.Example', 'none', 'a@b@c'].map(readEmail)).toEqual([
    'a.b@x.example',
    undefined,
    undefined,
  ])
  expect(readList(' a, b;;c ')).toEqual(['a', 'b', 'c'])
})
